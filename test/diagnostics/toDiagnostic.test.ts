import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
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

  it("underlines code of the first line, never indentation, and keeps all that is meant for its fix", () => {
    const text = "try:\n    pass\n    except OSError:  \n        pass\n";
    const document = TextDocument.create("file:///a.py", "python", 1, text);
    const shown = (start: [number, number], end: [number, number]) => {
      const place = ([line, character]: [number, number]) => ({ line, character });
      return toDiagnostic({ ...finding, range: { start: place(start), end: place(end) } }, document);
    };
    const { range: handler, data } = shown([2, 4], [3, 12]);
    assert.equal(document.getText(handler), "except OSError:");
    assert.deepEqual(data.range, { start: { line: 2, character: 4 }, end: { line: 3, character: 12 } });
    assert.equal(document.getText(shown([1, 0], [2, 0]).range), "pass");
    assert.equal(document.getText(shown([2, 11], [2, 18]).range), "OSError");
    assert.equal(shown([2, 11], [2, 18]).data.range, undefined);
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
