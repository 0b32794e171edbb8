import assert from "node:assert/strict";
import fc from "fast-check";
import { copyOfLineAbove } from "../../../server/features/completion/filters/copyOfLineAbove.ts";
import { duplicateLine } from "../../../server/features/completion/filters/duplicateLine.ts";
import { duplicateRest } from "../../../server/features/completion/filters/duplicateRest.ts";
import { empty } from "../../../server/features/completion/filters/empty.ts";
import type { Filter } from "../../../server/features/completion/filters/filter.ts";
import { objection } from "../../../server/features/completion/filters/filters.ts";
import { foreignSyntax } from "../../../server/features/completion/filters/foreignSyntax.ts";
import { repetition } from "../../../server/features/completion/filters/repetition.ts";
import { secret } from "../../../server/features/completion/filters/secret.ts";
import { tooLittle } from "../../../server/features/completion/filters/tooLittle.ts";
import { unbalancedBracket } from "../../../server/features/completion/filters/unbalancedBracket.ts";
import { wrongIndentation } from "../../../server/features/completion/filters/wrongIndentation.ts";
import { contextAt } from "../contextAt.ts";

interface Example {
  readonly at: string;
  readonly text: string;
  readonly languageId?: string;
}

function stops(filter: Filter, examples: readonly Example[]): void {
  for (const { at, text, languageId } of examples)
    assert.notEqual(filter(contextAt(at, languageId), text, true), undefined, `${at} + ${text}`);
}

function passes(filter: Filter, examples: readonly Example[]): void {
  for (const { at, text, languageId } of examples)
    assert.equal(filter(contextAt(at, languageId), text, true), undefined, `${at} + ${text}`);
}

describe("filters", () => {
  it("stop nothing but white space", () => {
    stops(empty, [
      { at: "a|", text: "" },
      { at: "a|", text: " \t" },
    ]);
    passes(empty, [{ at: "a|", text: ")" }]);
  });

  it("stop closing signs that stand behind the cursor", () => {
    stops(empty, [
      { at: "call(|)", text: ")" },
      { at: 'call("|")', text: '")' },
    ]);
    stops(tooLittle, [{ at: "call(|)", text: ");" }]);
    passes(empty, [{ at: "call(|)", text: "a)" }]);
  });

  it("stop a line that follows", () => {
    stops(duplicateLine, [
      { at: "  ret|\n\n  return total;\n}", text: "urn total;" },
      { at: "|\nconst a = 1;\nconst b = 2;", text: "const b = 2;" },
    ]);
    passes(duplicateLine, [
      { at: "  |\n}\n", text: "}" },
      { at: "  ret|\n  return total;", text: "urn sum;" },
    ]);
  });

  it("stop what stands behind the cursor", () => {
    stops(duplicateRest, [{ at: "call(|, b)", text: ", b" }]);
    passes(duplicateRest, [
      { at: "call(|)", text: "a" },
      { at: "call(|", text: ")" },
    ]);
  });

  it("stop a near-copy of the line above", () => {
    stops(copyOfLineAbove, [
      { at: "const total = items.length;\n|", text: "const total = items.length;" },
      { at: "const total = items.length;\nconst |", text: "total = item.length;" },
    ]);
    passes(copyOfLineAbove, [
      { at: "const first = items[0];\nconst |", text: "last = items.at(-1);" },
      { at: "  }\n|", text: "}" },
    ]);
  });

  it("stop repetition", () => {
    stops(repetition, [
      { at: "|", text: "foo(foo(foo(foo(" },
      { at: "|", text: "the name of the name of the name of the name" },
    ]);
    passes(repetition, [
      { at: "|", text: "const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];" },
      { at: "|", text: "// ----------------" },
      { at: "|", text: "a.b.c.d.e" },
    ]);
  });

  it("stop secrets", () => {
    // Put together here, so that no scanner takes this file for a leak.
    const key = ["AKIA", "IOSFODNN7", "EXAMPLE"].join("");
    const token = ["ghp", "16C7e42F292c6912E7710c838347Ae178B4a"].join("_");
    stops(secret, [
      { at: "const key = |", text: `"${key}";` },
      { at: "const token = |", text: `"${token}";` },
      { at: 'const password = "|', text: 'hunter22";' },
      { at: "x = |", text: '"a8F3k29Lm4Qz7Xw1Rt6Yb5Nc"' },
    ]);
    passes(secret, [
      { at: "const password = |", text: "await readPassword();" },
      { at: "import x from |", text: '"../completion/filters/copyOfLineAbove.ts";' },
      { at: "const label = |", text: '"a sentence that is quite long indeed";' },
    ]);
  });

  it("stop another language's syntax", () => {
    stops(foreignSyntax, [
      { at: "|", text: "const a = 1", languageId: "python" },
      { at: "if a |", text: "&& b:", languageId: "python" },
      { at: "|", text: "def add(a, b):" },
      { at: "|", text: "from os import path" },
      { at: "|", text: "x := 1", languageId: "java" },
      { at: "|", text: "function add() {", languageId: "rust" },
    ]);
    passes(foreignSyntax, [
      { at: "text = |", text: '"a && b => c"', languageId: "python" },
      { at: "|", text: "def add(a, b):", languageId: "python" },
      { at: "  |", text: "case 1:" },
      { at: "const f = |", text: "(a) => a;" },
      { at: "|", text: "x := 1", languageId: "go" },
      { at: "{|", text: "a: 1, b: 2}", languageId: "python" },
    ]);
  });

  it("stop a closing bracket that closes nothing, or another kind", () => {
    stops(unbalancedBracket, [
      { at: "const a = |", text: "b);" },
      { at: "call(|", text: "a];" },
      { at: "call([a|", text: ")" },
    ]);
    passes(unbalancedBracket, [
      { at: "call([a|", text: "]);" },
      { at: "const a = |", text: 'b(")");' },
      { at: 'const text = "a|', text: ')";' },
      { at: "function f() {\n  g();\n|", text: "}" },
    ]);
  });

  it("stop indentation without a reason", () => {
    stops(wrongIndentation, [
      { at: "const a = 1;\n|", text: "    const b = 2;" },
      { at: "  a();\n\t|", text: "b();" },
      { at: "|", text: "  a();" },
    ]);
    passes(wrongIndentation, [
      { at: "if (a) {\n|", text: "  b();" },
      { at: "  a();\n|", text: "}" },
      { at: "items\n|", text: "  .map(f)" },
      { at: "const a =\n|", text: "  b;" },
      { at: "def f():\n    |", text: "pass", languageId: "python" },
    ]);
  });

  it("answer for any text, in any place", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "(", ")", "{", "}", '"', "'", "`", "\\", " ", "/", "*"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, text, (before, after, added) => {
        const context = contextAt(`${before}|${after}`);
        const reason = objection(context, added);
        assert.ok(added.trim() !== "" || reason === "empty");
      }),
    );
  });
});
