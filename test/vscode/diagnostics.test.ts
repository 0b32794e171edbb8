import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, findings, openExample, placeCursorAfter, type } from "./editor.ts";

async function findingOf(editor: vscode.TextEditor, rule: string) {
  return eventually(`a finding of ${rule}`, () =>
    findings(editor.document).find((finding) => finding.rule === rule),
  );
}

async function gone(editor: vscode.TextEditor, rule: string) {
  await eventually(
    `no finding of ${rule}`,
    () => findings(editor.document).every((finding) => finding.rule !== rule) || undefined,
  );
}

describe("problems", () => {
  afterEach(closeAll);

  for (const [file, rule] of [
    ["src/cart.ts", "too-many-parameters"],
    ["src/retry.py", "todo-comment"],
    ["src/Checkout.java", "duplicate-code"],
    ["src/ledger.rs", "magic-number"],
    ["src/report.js", "security/weak-hash"],
    ["src/inventory.go", "todo-comment"],
  ] as const) {
    it(`shows ${rule} in ${file}`, async () => {
      await findingOf(await openExample(file), rule);
    });
  }

  it("follows the typing: a syntax error comes and goes", async () => {
    const editor = await openExample("src/cart.ts");
    await findingOf(editor, "too-many-parameters");
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await type("function (");
    await findingOf(editor, "syntax-error");
    for (let key = 0; key < "function (".length; key++) await vscode.commands.executeCommand("deleteLeft");
    await vscode.commands.executeCommand("deleteRight");
    await gone(editor, "syntax-error");
  });

  it("obeys a rule that is switched off in the settings", async () => {
    const editor = await openExample("src/retry.py");
    await findingOf(editor, "todo-comment");
    const settings = vscode.workspace.getConfiguration("inkling");
    await settings.update("rules.todo-comment.severity", "off", true);
    try {
      await gone(editor, "todo-comment");
    } finally {
      await settings.update("rules.todo-comment.severity", undefined, true);
    }
    await findingOf(editor, "todo-comment");
  });

  it("shows those of closed files on request, once each, whether they are opened or not", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail("no workspace folder");
    const uri = vscode.Uri.joinPath(folder, "src/report.js");
    const shown = () =>
      vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source === "inkling")
        .map(({ range, message }) => `${range.start.line} ${message}`)
        .sort();
    const settings = vscode.workspace.getConfiguration("inkling");
    await settings.update("diagnostics.workspace", true, true);
    try {
      const scanned = await eventually("findings of a closed file", () => {
        const found = shown();
        return found.length > 0 ? found : undefined;
      });
      const editor = await openExample("src/report.js");
      await findingOf(editor, "security/weak-hash");
      assert.deepEqual(shown(), scanned);
      await closeAll();
      await eventually(
        "the same findings after closing",
        () => shown().length === scanned.length || undefined,
      );
      assert.deepEqual(shown(), scanned);
    } finally {
      await settings.update("diagnostics.workspace", undefined, true);
    }
    await eventually("no findings of a closed file", () => shown().length === 0 || undefined);
  });

  it("offers a quick fix", async () => {
    const editor = await openExample("src/retry.py");
    const { line } = await findingOf(editor, "todo-comment");
    placeCursorAfter(editor, "FIXME");
    const range = editor.document.lineAt(line - 1).range;
    const actions = await eventually("a code action", async () => {
      const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        editor.document.uri,
        range,
      );
      const own = offered.filter(({ title }) => title.includes("todo-comment"));
      return own.length > 0 ? own : undefined;
    });
    assert.ok(actions.every(({ kind }) => kind && vscode.CodeActionKind.QuickFix.contains(kind)));
  });
});
