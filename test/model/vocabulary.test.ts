import assert from "node:assert/strict";
import { Vocabulary } from "../../server/model/vocabulary.ts";

const texts = [
  ...["", " ", "  ", " r", " re", " return", "r", "re", "ret", "return", "x", "\n", "😀", "é", "\uFFFD"],
  ...["(", "()", "();", "\t\t", "Return"],
];

describe("Vocabulary", () => {
  let vocabulary: Vocabulary;
  before(async () => {
    vocabulary = await Vocabulary.read({
      vocabularySize: texts.length,
      textOf: (token) => texts[token] ?? "",
    });
  });

  it("keeps every token's text", () => {
    assert.deepEqual(
      texts.map((_, token) => vocabulary.textOf(token)),
      texts,
    );
  });

  for (const typed of [" ", " r", " ret", "r", "re", "retu", "returns", "(", "();", "😀", "q", "é", "\t"])
    it(`finds all that fits ${JSON.stringify(typed)}`, () => {
      const expected = texts.flatMap((text, token) => {
        const whole = text !== "" && !text.includes("\uFFFD");
        return whole && (text.startsWith(typed) || typed.startsWith(text)) ? [token] : [];
      });
      assert.deepEqual([...vocabulary.fitting(typed)].sort(), expected.sort());
    });

  it("gives the same array for the same text", () => {
    assert.equal(vocabulary.fitting("re"), vocabulary.fitting("re"));
  });
});
