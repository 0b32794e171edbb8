import assert from "node:assert/strict";
import fc from "fast-check";
import { mayHold, threesOf } from "../../server/text/threes.ts";

describe("the runs of three signs of a text", () => {
  it("miss no word that is in it, in whatever case", () => {
    const word = fc.stringMatching(/^\w{1,12}$/);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), word, fc.string(), (before, inside, behind) => {
        const text = before + inside + behind;
        assert.ok(mayHold(text, threesOf(inside)));
        assert.ok(mayHold(text.toUpperCase(), threesOf(inside.toLowerCase())));
      }),
    );
  });

  it("tell a text without a word, and forget the text before", () => {
    assert.ok(mayHold("eval(code)", threesOf("eval")));
    assert.ok(!mayHold("execute(code)", threesOf("eval")));
    assert.ok(!mayHold("", threesOf("eval")));
  });

  it("know nothing of shorter words", () => {
    assert.ok(mayHold("", threesOf("fs")));
  });
});
