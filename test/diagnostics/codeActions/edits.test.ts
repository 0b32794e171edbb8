import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type RuleId, ruleIds } from "../../../server/contract/config.ts";
import { createCodeActions } from "../../../server/features/diagnostics/fixes/codeActions.ts";
import { toDiagnostic } from "../../../server/features/diagnostics/report/toDiagnostic.ts";
import { diagnosticsWith, syntax } from "../checkText.ts";
import { applied, workspaceWith } from "./actions.ts";

/** Pieces of code with something to fix, by language; each may stand below any other. */
const pieces: Readonly<Record<string, readonly string[]>> = {
  typescript: [
    "try {\n  f();\n} catch {}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is a program.
    "function a(n: number) {\n  if (n > 17) { return n * 23; }\n  return `${n > 31}`;\n}",
    "// const old = f(1);",
    "async function b() {\n  b();\n}",
    "/* if (c) {\n  d();\n} */",
    "class E {\n  m() { eval(this.x); }\n}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is a program.
    "const text = `\n  ${eval(text)}\n`;",
  ],
  python: [
    "try:\n    f()\nexcept OSError:\n    pass",
    "def a(n):\n    if n > 17:\n        return n * 23",
    "# old = f(1)",
    "async def b():\n    b()",
    'text = """\n{}\n""".format(eval(x))',
    "class E:\n    def m(self):\n        eval(self.x)",
  ],
  java: [
    "class A { void m() { try { f(); } catch (E e) {} } }",
    "class B {\n  int m(int n) {\n    // int old = f(1);\n    return n > 17 ? n * 23 : 31;\n  }\n}",
    "class C { void m(File file) { file.delete(); } }",
  ],
  go: [
    "func a() error {\n\tif err := f(); err != nil {\n\t}\n\treturn nil\n}",
    "func b(n int) bool {\n\t// old := f(1)\n\treturn n > 17\n}",
    "func c() {\n\tos.Remove(`a\n\tb`)\n}",
  ],
  ruby: ["begin\n  f\nrescue\nend", "def a(n)\n  # old = f(1)\n  n > 17\nend", "eval(x)"],
};

async function errorsIn(languageId: string, text: string): Promise<boolean> {
  return (await syntax.withTree(languageId, text, ({ rootNode }) => rootNode.hasError)) ?? true;
}

describe("every code action", () => {
  for (const [languageId, parts] of Object.entries(pieces)) {
    it(`keeps ${languageId} parseable, and suppressing silences`, async () => {
      const order = fc.shuffledSubarray([...parts], { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(order, fc.constantFrom("\n", "\r\n"), async (chosen, lineBreak) => {
          const head = languageId === "go" ? "package a\n\n" : "";
          const text = `${head}${chosen.join("\n\n")}\n`.replaceAll("\n", lineBreak);
          assert.equal(await errorsIn(languageId, text), false);
          await checkActions(languageId, text);
        }),
        { numRuns: 12 },
      );
    });
  }
});

async function checkActions(languageId: string, text: string): Promise<void> {
  const signal = new AbortController().signal;
  const document = TextDocument.create("file:///workspace/src/a", languageId, 1, text);
  const findings = await diagnosticsWith({}).diagnose(document, signal);
  assert.ok(findings.length > 0, text);
  const provider = createCodeActions({ workspace: workspaceWith() }, syntax);
  for (const finding of findings) {
    const diagnostic = toDiagnostic(finding);
    const actions = await provider.fixesFor(document, finding.range, [diagnostic], undefined, signal);
    for (const action of actions.filter(({ edit }) => edit?.changes)) {
      const changed = applied(document, action);
      assert.notEqual(changed, text);
      assert.equal(await errorsIn(languageId, changed), false, `${action.title}:\n${changed}`);
      if (text.includes("\r\n")) assert.doesNotMatch(changed, /[^\r]\n/, action.title);
      if (action.title.startsWith("Ignore"))
        assert.equal(
          await countOf(languageId, changed, finding.rule),
          findings.filter(
            ({ rule, range }) => rule === finding.rule && range.start.line !== finding.range.start.line,
          ).length,
          changed,
        );
    }
  }
}

async function countOf(languageId: string, text: string, rule: RuleId): Promise<number> {
  assert.ok(ruleIds.includes(rule));
  const document = TextDocument.create("file:///workspace/src/b", languageId, 1, text);
  const findings = await diagnosticsWith({}).diagnose(document, new AbortController().signal);
  return findings.filter((finding) => finding.rule === rule).length;
}
