import assert from "node:assert/strict";
import fc from "fast-check";
import { allowsGhostText, cutAtRest } from "../../server/features/completion/midLine.ts";
import { suggestionAt } from "./ghost.ts";

describe("ghost text in the middle of a line", () => {
  it("is allowed only before closing brackets, quotes and : ; , {", () => {
    for (const rest of ["", "  ", ")", "]", "}", '"', "'", "`", ":", ";", ",", "{", " {", ");"])
      assert.ok(allowsGhostText(rest), rest);
    for (const rest of ["a", " + b", "(a)", ".b", "= 1"]) assert.ok(!allowsGhostText(rest), rest);
  });

  it("is cut at what the line already has", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["items.length; i++) {", "; i++) {", "items.length"],
      ["a, b);", ")", "a, b"],
      ["f(a), b)", ")", "f(a), b"],
      ['./module.ts";', '";', "./module.ts"],
      ["a > b) {", ") {", "a > b"],
      ["a + b", ")", "a + b"],
      ["value;  ", "", "value;"],
    ];
    for (const [text, rest, expected] of cases) assert.equal(cutAtRest(text, rest, "javascript"), expected);
  });

  it("is shown without what follows", async () => {
    assert.equal((await suggestionAt("call(|)", "a, b)")).text, "a, b");
    assert.equal((await suggestionAt("const a = |b;", "1;")).reason, "mid-line");
  });

  it("is always the start of what the model said", () => {
    const code = fc.string({
      unit: fc.constantFrom("a", "b", "(", ")", "[", "]", ";", ",", '"', " "),
      maxLength: 20,
    });
    fc.assert(
      fc.property(code, code, (text, rest) => {
        assert.ok(text.startsWith(cutAtRest(text, rest, "javascript")));
      }),
    );
  });
});
