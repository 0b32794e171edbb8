import assert from "node:assert/strict";
import fc from "fast-check";
import {
  allowsGhostText,
  closersHeld,
  cutAtRest,
  fitToRest,
  mayBecome,
  visiblePart,
} from "../../server/features/completion/midLine.ts";
import { Ghost, suggestionAt } from "./ghost.ts";

const at = (character: number) => ({ line: 0, character });

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

  it("goes on behind closing signs that it holds itself", () => {
    const cases: readonly (readonly [string, string, number, string])[] = [
      ["a, b);", ")", 1, "a, b;"],
      ["f(a), b)", ")", 1, "f(a), b"],
      ['x", y) {', '")', 2, "x, y {"],
      ["x }, y);", "})", 2, "x , y;"],
      ["x }, y", "})", 1, "x , y"],
      ["a, b", ")", 0, "a, b"],
      ['"a)", b', ")", 0, '"a)", b'],
      ["a, b);", ");", 0, "a, b);"],
    ];
    for (const [text, rest, held, visible] of cases) {
      assert.equal(closersHeld(text, rest, "javascript"), held, text);
      assert.equal(visiblePart(text, rest, "javascript"), visible, text);
    }
    assert.equal(fitToRest("a, b);", ")", "javascript"), "a, b);");
    assert.equal(fitToRest("a, b);", ");", "javascript"), "a, b");
  });

  it("knows what stands behind the cursor again when an editor has closed a pair or let it be typed over", () => {
    assert.ok(mayBecome("", ")", "f(", "javascript"));
    assert.ok(mayBecome(")", '")', "f(", "javascript"));
    assert.ok(mayBecome(")", "", "a)", "javascript"));
    assert.ok(!mayBecome(")", "", "a", "javascript"));
    assert.ok(!mayBecome("", "b)", "a", "javascript"));
    assert.ok(!mayBecome("b", "", "a)", "javascript"));
  });

  it("takes the place of closing signs only where the editor can show that", async () => {
    const asked = (showsAround: boolean) =>
      new Ghost("call|", "a).then(b);").edit(at(4), at(4), "()").moveTo(5).ask({ showsAround });
    const around = await asked(true);
    assert.equal(around.text, "a).then(b);");
    assert.deepEqual(around.range, { start: at(5), end: at(6) });
    const before = await asked(false);
    assert.equal(before.text, "a");
    assert.deepEqual(before.range, { start: at(5), end: at(5) });
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
