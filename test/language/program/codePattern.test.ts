import assert from "node:assert/strict";
import fc from "fast-check";
import { codePattern } from "../../../server/language/program/calls/codePattern.ts";

/** Takes JavaScript's own engine longer than anybody waits. */
const endless = [
  "^(\\w+\\w*)+!$",
  "^(a|a)*b$",
  "(x+x+)+y",
  "^(?=(a+)+$)b",
  "(.*)*,(.*)*,(.*)*;",
  "(?:a?){40}a{40}b",
];

describe("a pattern that code holds", () => {
  it("is never tried for ever", () => {
    const text = "a".repeat(5_000);
    for (const source of endless)
      assert.notEqual(codePattern(source, "")?.test(text, "anywhere"), true, source);
  });

  it("matches as JavaScript matches", () => {
    const atom = fc.constantFrom(
      "a",
      "b",
      ".",
      "[ab]",
      "[^a]",
      "\\d",
      "\\w",
      "(?:ab)",
      "(a|b)",
      "-",
      "\\.",
      "1",
    );
    const piece = fc
      .tuple(atom, fc.constantFrom("", "*", "+", "?", "{2}", "{1,2}"))
      .map((parts) => parts.join(""));
    const source = fc
      .tuple(
        fc.constantFrom("", "^"),
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("", "$"),
      )
      .map(([start, pieces, end]) => start + pieces.join("") + end);
    const text = fc.stringMatching(/^[ab1.-]{0,8}$/);
    fc.assert(
      fc.property(source, text, fc.constantFrom("", "i"), (pattern, held, flags) => {
        const ours = codePattern(pattern, flags);
        const theirs = new RegExp(pattern, flags);
        assert.equal(ours?.test(held, "anywhere"), theirs.test(held), "test");
        assert.equal(ours?.test(held, "whole"), new RegExp(`^(?:${pattern})$`, flags).test(held), "whole");
        assert.equal(ours?.search(held), held.search(theirs), "search");
        assert.equal(ours?.replace(held, "<$&>", false), held.replace(theirs, "<$&>"), "replace");
        const parts = ours?.split(held);
        if (parts) assert.deepEqual(parts, held.split(theirs), "split");
      }),
    );
  });

  it("may look ahead where it begins, as rules of passwords do", () => {
    const password = codePattern("^(?=.*[A-Z])(?=.*\\d)(?!.*\\s).{8,}$", "");
    assert.equal(password?.test("Secret12", "anywhere"), true);
    for (const wrong of ["secret12", "Secretly", "Secret1", "Secret 12"])
      assert.equal(password?.test(wrong, "anywhere"), false, wrong);
    const anywhere = codePattern("(?=.*\\d).{3,}", "");
    assert.equal(anywhere?.test("ab1", "whole"), true);
    assert.equal(anywhere?.test("ab1", "anywhere"), undefined);
  });

  it("says nothing where it cannot be told", () => {
    for (const source of [
      "(a)\\1",
      "a(?=b)",
      "(?<x>a)\\k<x>",
      "(",
      "a{1000}".repeat(70),
      "a".repeat(501),
      "(?=(?=a)b)c",
    ])
      assert.equal(codePattern(source, "")?.test("aa", "anywhere"), undefined, source);
  });
});
