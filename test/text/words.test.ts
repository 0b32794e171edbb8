import assert from "node:assert/strict";
import { hasWord, placesOfWord } from "../../server/text/words.ts";

describe("words in a text", () => {
  it("are found where they stand by themselves", () => {
    assert.deepEqual(placesOfWord("ab a.a $a a1 (a) éa", "a"), [3, 5, 14]);
    assert.deepEqual(placesOfWord("$a $ab x$a", "$a"), [0]);
    assert.equal(hasWord("x.y + z", "x.y"), true);
    assert.equal(hasWord("", "a") || hasWord("a", ""), false);
  });

  it("may be as long as a file", () => {
    const name = "a".repeat(500_000);
    assert.equal(hasWord(`f(${name})`, name), true);
    assert.equal(hasWord(`f(${name}b)`, name), false);
  });
});
