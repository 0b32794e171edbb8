import assert from "node:assert/strict";
import fc from "fast-check";
import { NameChoice } from "../../server/model/decoding/nameChoice.ts";
import type { Vocabulary } from "../../server/model/engine/vocabulary.ts";
import { vocabularyOf } from "./vocabularyOf.ts";

const texts = ["", ".", "get", ".get", "All", "All(", "set", "g", "(", " ", "getter", "et", "_x", "x"];

describe("the choice among names", () => {
  let vocabulary: Vocabulary;
  before(async () => {
    vocabulary = await vocabularyOf(texts);
  });

  const choice = (names: readonly string[], before: string, typed: string) =>
    new NameChoice(names, before, typed, vocabulary);
  const words = (tokens: readonly number[] | undefined) => tokens?.map((token) => texts[token]).sort();

  it("leads to the names by tokens, what is typed of them included", () => {
    assert.deepEqual(words(choice(["getAll", "set"], "cart.", ".").candidates), [".", ".get"]);
    assert.deepEqual(words(choice(["getAll", "set"], "cart.g", ".g").candidates), [".", ".get"]);
    assert.deepEqual(words(choice(["my_x", "other"], "cart.my", ".my").candidates), ["."]);
    assert.deepEqual(words(choice(["my_x", "other"], "cart.my_", "_").candidates), ["_x"]);
  });

  it("lets a name go on in another, and ends where one ends", () => {
    const going = choice(["get", "getAll"], "cart.", ".");
    assert.ok(going.add(".get"));
    assert.equal(going.candidates, undefined);
    assert.ok(going.add("All("));
    assert.ok(going.add("anything"));
    const ended = choice(["get", "getAll"], "cart.", ".");
    assert.ok(ended.add(".get") && ended.add("(") && ended.candidates === undefined);
    const wrong = choice(["get", "getAll"], "cart.", ".");
    assert.ok(wrong.add(".get"));
    assert.ok(!wrong.add("ter"));
  });

  it("takes every name, however it is cut", () => {
    const name = fc.stringMatching(/^[a-z]\w{0,8}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.array(fc.nat(3)), (names, cuts) => {
        const going = choice(names, "cart.", ".");
        let left = `.${names[0]}`;
        for (const cut of [...cuts, left.length]) {
          if (left === "") break;
          assert.ok(going.add(left.slice(0, cut + 1)));
          left = left.slice(cut + 1);
        }
      }),
    );
  });
});
