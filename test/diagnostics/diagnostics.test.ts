import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CheckOptions } from "../../server/edges/cli/checking/checkOptions.ts";
import { isWanted } from "../../server/edges/cli/checking/checkOptions.ts";
import { precisionOf, ruleOf } from "../../server/features/diagnostics/rules/rules.ts";
import { ManualClock, TickingClock } from "../support/clocks.ts";
import { checkText, diagnosticsWith } from "./checkText.ts";

const { signal } = new AbortController();
const uri = "file:///workspace/src/a.ts";
const usual = { failOn: "warning" } as CheckOptions;

function documentOf(text: string, version: number): TextDocument {
  return TextDocument.create(uri, "typescript", version, text);
}

describe("createDiagnostics", () => {
  it("takes severities and limits from the settings", async () => {
    const text = "function f(a, b, c) {}\n";
    const [finding] = await checkText("javascript", text, {
      rules: { "too-many-parameters": { severity: "error", max: 2 } },
    });
    assert.equal(finding?.severity, "error");
    assert.equal(finding?.message, "Function “f” has 3 parameters; at most 2 are allowed.");
  });

  it("is no surer of a number than readers were, and the terminal lists what nine in ten agree with", async () => {
    const text = "function f(a) { if (a > 37) g(); h(a * 0.175, a + 7, 0x2f3, a * 4500); }\n";
    const found = (await checkText("javascript", text)).filter(({ rule }) => rule === "magic-number");
    assert.ok(found.length > 2);
    for (const finding of found) {
      assert.ok(finding.confidence <= precisionOf(ruleOf("magic-number"), "javascript"), finding.message);
      assert.equal(finding.severity, "hint");
      assert.equal(isWanted(finding, usual), finding.confidence >= 0.9);
      assert.ok(!isWanted({ ...finding, confidence: 0.89 }, usual));
    }
    // A doubtful finding of a rule that warns by itself is shown, as a hint.
    const finding = { rule: "security/sql-injection", severity: "hint", confidence: 0.7 } as const;
    assert.ok(isWanted(finding, usual));
    const wanted = { rules: { "magic-number": { severity: "information" as const } } };
    assert.equal((await checkText("javascript", text, wanted))[0]?.severity, "information");
  });

  it("says nothing when a rule, a language or all of it is turned off", async () => {
    const text = "// TODO: later\n";
    assert.equal((await checkText("javascript", text)).length, 1);
    const off = [
      { rules: { "todo-comment": { severity: "off" as const } } },
      { languages: { javascript: false } },
      { diagnostics: { enabled: false } },
      { enabled: false },
    ];
    for (const config of off) assert.deepEqual(await checkText("javascript", text, config), []);
  });

  it("rejects when it is aborted before it starts", async () => {
    const reason = new Error("never mind");
    await assert.rejects(diagnosticsWith({}).diagnose(documentOf("", 1), AbortSignal.abort(reason)), reason);
  });

  it("finds the same after edits as in a fresh look", async () => {
    const diagnostics = diagnosticsWith({});
    const texts = [
      "const a = 1;\nfunction f() { return 37; }\n",
      "// TODO: b\nconst a = 1;\nfunction f() { return 37; }\n",
      "// TODO: b\nconst a = 1;\n\n\nfunction f() { return 37; }\nfunction g() { return 41; }\n",
      "function g() { return 41; }\n",
    ];
    for (const [version, text] of texts.entries()) {
      const incremental = await diagnostics.diagnose(documentOf(text, version), signal);
      const fresh = await diagnosticsWith({}).diagnose(documentOf(text, version), signal);
      assert.deepEqual(incremental, fresh);
      assert.equal(diagnostics.resultId(incremental), diagnostics.resultId(fresh));
    }
  });

  it("looks at a long document bit by bit, and finds the same", async () => {
    const text = Array.from(
      { length: 1_500 },
      (_, index) => `function f${index}() { return g(37 + ${index}); }`,
    );
    const document = documentOf(text.join("\n"), 1);
    const clock = new TickingClock();
    const findings = await diagnosticsWith({}, clock).diagnose(document, signal);
    assert.ok(clock.pauses > 300, String(clock.pauses));
    assert.ok(findings.filter(({ rule }) => rule === "magic-number").length >= 1_500);
  });

  it("looks at a document once, however many ask at the same time", async () => {
    const body = `  return g("${"long ".repeat(500)}");`;
    const text = Array.from({ length: 6 }, (_, index) => `function f${index}() {\n${body}\n}`);
    const document = documentOf(text.join("\n"), 1);
    const [alone, together] = [new TickingClock(), new TickingClock()];
    const once = await diagnosticsWith({}, alone).diagnose(document, signal);
    const diagnostics = diagnosticsWith({}, together);
    const asked = Array.from({ length: 50 }, () => diagnostics.diagnose(document, signal));
    for (const found of await Promise.all(asked)) assert.deepEqual(found, once);
    // The others walk through the tree, and find that all of it is known.
    assert.ok(together.pauses < 12 * alone.pauses, `${together.pauses} pauses, ${alone.pauses} for one`);
  });

  it("goes on where it was cancelled", async () => {
    const text = Array.from(
      { length: 1_500 },
      (_, index) => `function f${index}() { return g(37 + ${index}); }`,
    );
    const document = documentOf(text.join("\n"), 1);
    const diagnostics = diagnosticsWith({}, new TickingClock());
    const abort = new AbortController();
    const first = diagnostics.diagnose(document, abort.signal);
    setImmediate(() => abort.abort());
    await assert.rejects(first);
    const fresh = await diagnosticsWith({}).diagnose(document, signal);
    assert.deepEqual(await diagnostics.diagnose(document, signal), fresh);
  });

  it("holds a syntax error back while its line is typed, and tells when the user pauses", async () => {
    const clock = new ManualClock();
    const diagnostics = diagnosticsWith({}, clock);
    const settled: string[] = [];
    diagnostics.onDidSettle((which) => settled.push(which));
    const document = documentOf("const a = (1 + ;\nconst b = 2;\n", 2);
    const edit = { range: { start: { line: 0, character: 14 }, end: { line: 0, character: 14 } }, text: " " };
    diagnostics.didChange(document, [edit]);
    assert.deepEqual(await diagnostics.diagnose(document, signal), []);
    clock.advance(1_500);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(settled, [uri]);
    const [finding] = await diagnostics.diagnose(document, signal);
    assert.equal(finding?.rule, "syntax-error");
  });

  it("shows a syntax error at once when the user goes on in another line", async () => {
    const diagnostics = diagnosticsWith({});
    const document = documentOf("const a = (1 + ;\nconst b = 2;\n", 2);
    const at = { line: 1, character: 12 };
    diagnostics.didChange(document, [{ range: { start: at, end: at }, text: " " }]);
    assert.equal((await diagnostics.diagnose(document, signal))[0]?.rule, "syntax-error");
  });

  describe("while a line is typed that breaks another one", () => {
    const before = "function f() {\n  start();\n  stop();\n}\n";
    // The parser sees the mistake in the line below.
    const after = before.replace("stop", "const n = (\n  stop");
    const at = { line: 2, character: 2 };
    const typed = [{ range: { start: at, end: at }, text: "const n = (\n  " }];
    const edit = [{ range: { start: at, end: at }, text: "const n = (" }];
    const linesOf = async (diagnostics: ReturnType<typeof diagnosticsWith>, text: string, version: number) =>
      (await diagnostics.diagnose(documentOf(text, version), signal)).map(({ range }) => range.start.line);

    it("holds the error back, too, until the user pauses", async () => {
      const clock = new ManualClock();
      const diagnostics = diagnosticsWith({}, clock);
      const text = before.replace("  stop", "  const n = (\n  stop");
      assert.notDeepEqual(await linesOf(diagnosticsWith({}), text, 1), []);
      assert.deepEqual(await linesOf(diagnostics, before, 1), []);
      diagnostics.didChange(documentOf(text, 2), edit);
      assert.deepEqual(await linesOf(diagnostics, text, 2), []);
      clock.advance(1_500);
      assert.deepEqual(await linesOf(diagnostics, text, 2), await linesOf(diagnosticsWith({}), text, 1));
    });

    it("shows it when the user goes on in a later line", async () => {
      const diagnostics = diagnosticsWith({});
      await linesOf(diagnostics, before, 1);
      diagnostics.didChange(documentOf(after, 2), typed);
      await linesOf(diagnostics, after, 2);
      const later = { line: 5, character: 0 };
      const text = `${after}// more\n`;
      diagnostics.didChange(documentOf(text, 3), [
        { range: { start: later, end: later }, text: "// more\n" },
      ]);
      assert.notDeepEqual(await linesOf(diagnostics, text, 3), []);
    });

    it("goes on showing errors that were there before, wherever the typing moves them", async () => {
      const diagnostics = diagnosticsWith({});
      const broken = `${before}const a = (1 + ;\n`;
      assert.deepEqual(await linesOf(diagnostics, broken, 1), [4]);
      const text = `\n\n${broken}`;
      const top = { line: 0, character: 0 };
      diagnostics.didChange(documentOf(text, 2), [{ range: { start: top, end: top }, text: "\n\n" }]);
      assert.deepEqual(await linesOf(diagnostics, text, 2), [6]);
    });

    it("only moves the errors of a long text along, until the user pauses", async () => {
      const clock = new ManualClock();
      const diagnostics = diagnosticsWith({}, clock);
      const filler = "// Nothing to see here, but much of it.\n".repeat(1_000);
      const broken = `${filler}const a = (1 + ;\n`;
      assert.deepEqual(await linesOf(diagnostics, broken, 1), [1_000]);
      const top = { line: 0, character: 0 };
      const added = "const b = ;\n\n";
      const text = `${added}${broken}`;
      diagnostics.didChange(documentOf(text, 2), [{ range: { start: top, end: top }, text: added }]);
      assert.deepEqual(await linesOf(diagnostics, text, 2), [1_002]);
      clock.advance(1_500);
      assert.deepEqual(await linesOf(diagnostics, text, 2), [0]);
    });
  });

  it("warns of TODO comments that are overdue", async () => {
    const text = "# TODO(2026-05-31): a\n# TODO(anna, 2026-06-02): b\n# TODO: by 2026-05-30 at the latest\n";
    const findings = await checkText("python", text);
    assert.deepEqual(
      findings.map(({ severity, message }) => [severity, message]),
      [
        ["warning", "TODO (overdue since 2026-05-31): a"],
        ["information", "TODO (anna, due 2026-06-02): b"],
        ["warning", "TODO (overdue since 2026-05-30): by 2026-05-30 at the latest"],
      ],
    );
  });

  it("finds TODO comments where there is no grammar", async () => {
    assert.equal((await checkText("yaml", "a: '#b' # TODO: c\n"))[0]?.range.start.character, 10);
    assert.equal((await checkText("markdown", "TODO: prose\n<!-- TODO: d -->\n")).length, 1);
    assert.equal((await checkText("plaintext", "# TODO: e\n")).length, 0);
  });

  it("counts open tasks in Markdown when asked to", async () => {
    const text = "- [ ] write\n- [x] read\n1. [ ] count\n[ ] no item\n";
    assert.deepEqual(await checkText("markdown", text), []);
    const findings = await checkText("markdown", text, { todo: { checkboxes: true } });
    assert.deepEqual(
      findings.map(({ message }) => message),
      ["Open task: write", "Open task: count"],
    );
  });

  it("does not lecture programs on how to write", async () => {
    const code = 'function f(a, b, c, d, e, f, g, h) { return a * 37; }\nconst password = "hunter2-Kx9!q";\n';
    const rulesOf = async (text: string) => (await checkText("javascript", text)).map(({ rule }) => rule);
    assert.equal((await rulesOf(code)).length, 3);
    const heads = [
      "// Code generated by x. DO NOT EDIT.",
      "/**\n * @generated\n */",
      "# automatically generated",
    ];
    assert.deepEqual(await rulesOf(`${heads[0]}\n${code}`), ["security/hardcoded-secret"]);
    assert.deepEqual(await rulesOf(`${heads[1]}\n${code}`), ["security/hardcoded-secret"]);
    assert.deepEqual(await checkText("python", `${heads[2]}\nretry(37)\n`), []);
    assert.equal((await rulesOf(`const head = "DO NOT EDIT";\n${code}`)).length, 3);
  });

  it("points from copy to copy, across files", async () => {
    const diagnostics = diagnosticsWith({});
    const body = Array.from({ length: 12 }, (_, index) => `  work(a${index}, b${index});`).join("\n");
    const one = TextDocument.create(
      "file:///workspace/one.ts",
      "typescript",
      1,
      `function one() {\n${body}\n}\n`,
    );
    const two = TextDocument.create(
      "file:///workspace/two.ts",
      "typescript",
      1,
      `function two(x) {\n\n${body}\n}\n`,
    );
    assert.deepEqual(await diagnostics.diagnose(one, signal), []);
    const [finding] = await diagnostics.diagnose(two, signal);
    assert.equal(finding?.rule, "duplicate-code");
    assert.equal(finding?.message, "These 13 lines are also in one.ts, at line 2.");
    assert.equal(finding?.related[0]?.uri, "file:///workspace/one.ts");
    assert.equal((await diagnostics.diagnose(one, signal))[0]?.related[0]?.uri, "file:///workspace/two.ts");
  });

  it("takes copies with other names and values for copies when asked to", async () => {
    const body = (name: string, value: number) =>
      Array.from({ length: 12 }, (_, index) => `  work(${name}${index}, ${value});`).join("\n");
    const text = `function one() {\n${body("a", 1)}\n}\nfunction two() {\n${body("b", 10)}\n}\n`;
    assert.deepEqual(await checkText("javascript", text), []);
    const findings = await checkText("javascript", text, {
      rules: { "duplicate-code": { ignoreNames: true } },
    });
    assert.deepEqual(
      findings.map(({ rule, range }) => [rule, range.start.line]),
      [
        ["duplicate-code", 0],
        ["duplicate-code", 14],
      ],
    );
  });

  it("takes numbers for plain that the settings name, and array indexes for magic when asked to", async () => {
    const text = "retry(37);\nretry(items[41]);\n";
    const linesWith = async (rule: { ignore?: number[]; ignoreArrayIndexes?: boolean }) =>
      (await checkText("javascript", text, { rules: { "magic-number": rule } })).map(
        ({ range }) => range.start.line,
      );
    assert.deepEqual(await linesWith({}), [0]);
    assert.deepEqual(await linesWith({ ignore: [37] }), []);
    assert.deepEqual(await linesWith({ ignoreArrayIndexes: false }), [0, 1]);
  });

  it("leaves magic numbers in tests alone", async () => {
    assert.deepEqual(await checkText("javascript", "retry(37);\n", {}, "test/retry.js"), []);
    assert.deepEqual(await checkText("python", "retry(37)\n", {}, "src/test_retry.py"), []);
    assert.equal((await checkText("python", "retry(37)\n", {}, "src/latest.py")).length, 1);
  });

  it("shows where a function's complexity comes from", async () => {
    const text = "def f(a):\n  for b in a:\n    if b and c:\n      pass\n";
    const [finding] = await checkText("python", text, { rules: { "cognitive-complexity": { max: 3 } } });
    assert.equal(finding?.message, "Function “f” has a cognitive complexity of 4; at most 3 is allowed.");
    assert.deepEqual(
      finding?.related.map(({ range, message }) => [range.start.line, range.start.character, message]),
      [
        [1, 2, "+1"],
        [2, 4, "+2 (1 of it for nesting)"],
        [2, 9, "+1"],
      ],
    );
  });
});
