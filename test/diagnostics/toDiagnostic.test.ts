import assert from "node:assert/strict";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import { toDiagnostic, toDiagnostics } from "../../server/features/diagnostics/report/toDiagnostic.ts";

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
const finding = {
  rule: "magic-number",
  severity: "information",
  range,
  message: "m",
  tier: "heuristic",
  confidence: 0.75,
  related: [],
} as const;

describe("toDiagnostic", () => {
  it("names the rule, its page and its source", () => {
    const diagnostic = toDiagnostic(finding);
    assert.equal(diagnostic.source, "inkling");
    assert.equal(diagnostic.code, "magic-number");
    assert.match(diagnostic.codeDescription?.href ?? "", /docs\/rules\/magic-number\.md$/);
    assert.equal(diagnostic.severity, DiagnosticSeverity.Information);
    assert.equal(diagnostic.relatedInformation, undefined);
    assert.equal(diagnostic.tags, undefined);
  });

  it("fades what could be deleted, and points to what is related", () => {
    const related = [{ uri: "file:///b", range, message: "The same code." }];
    const diagnostic = toDiagnostic({ ...finding, rule: "unused-suppression", severity: "hint", related });
    assert.deepEqual(diagnostic.tags, [DiagnosticTag.Unnecessary]);
    assert.equal(diagnostic.severity, DiagnosticSeverity.Hint);
    assert.deepEqual(diagnostic.relatedInformation, [
      { location: { uri: "file:///b", range }, message: "The same code." },
    ]);
  });

  it("shows the first few of a finding that fills a file, and how many there are", () => {
    const many = Array.from({ length: 30 }, () => ({ ...finding }));
    const shown = toDiagnostics(many);
    assert.equal(shown.length, 10);
    assert.equal(shown.at(-1)?.message, "m The file has 20 more like this.");
    assert.equal(toDiagnostics(many.slice(0, 10)).at(-1)?.message, "m");
  });

  it("shows every error, and everything of a list that people work through", () => {
    for (const more of [{ severity: "error" }, { rule: "todo-comment" }] as const) {
      const many = Array.from({ length: 30 }, () => ({ ...finding, ...more }));
      assert.equal(toDiagnostics(many).length, 30);
    }
  });
});
