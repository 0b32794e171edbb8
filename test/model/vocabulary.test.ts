import assert from "node:assert/strict";
import type { Vocabulary } from "../../server/model/engine/vocabulary.ts";
import { vocabularyOf } from "./vocabularyOf.ts";

const texts = [
  ...["", " ", "  ", " r", " re", " return", "r", "re", "ret", "return", "x", "\n", "😀", "é", "\uFFFD"],
  ...["(", "()", "();", "\t\t", "Return"],
];

/** What the vocabulary should find, by comparing with every text. */
function expected(typed: string): number[] {
  return texts.flatMap((text, token) => {
    const whole = text !== "" && !text.includes("\uFFFD");
    return whole && (text.startsWith(typed) || typed.startsWith(text)) ? [token] : [];
  });
}

describe("Vocabulary", () => {
  let vocabulary: Vocabulary;
  before(async () => {
    vocabulary = await vocabularyOf(texts);
  });

  for (const typed of [" ", " r", " ret", "r", "re", "retu", "returns", "(", "();", "😀", "q", "é", "\t"])
    it(`finds all that fits ${JSON.stringify(typed)}`, () => {
      assert.deepEqual([...vocabulary.fitting(typed)].sort(), expected(typed).sort());
    });

  it("finds the same while a text is typed", () => {
    for (const [index] of [..." returns"].entries()) {
      const typed = " returns".slice(0, index + 1);
      assert.deepEqual([...vocabulary.fitting(typed)].sort(), expected(typed).sort(), typed);
    }
  });

  it("gives the same array for the same text", () => {
    assert.equal(vocabulary.fitting("re"), vocabulary.fitting("re"));
  });
});
