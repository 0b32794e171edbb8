import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  acceptGhostText,
  acceptShownGhostText,
  closeAll,
  eventually,
  openExample,
  placeCursorAfter,
  showText,
  type,
} from "./editor.ts";

/** Types `text` into a function of its own at the end of the file, and accepts what is suggested. */
async function completionAfter(
  file: string,
  text: string,
): Promise<{ editor: vscode.TextEditor; added: string }> {
  const editor = await openExample(file);
  const end = editor.document.positionAt(editor.document.getText().length);
  editor.selection = new vscode.Selection(end, end);
  await type(text);
  const added = await eventually(`ghost text after ${JSON.stringify(text)}`, () => acceptGhostText(editor));
  return { editor, added };
}

/** A line of which the model is sure how it goes on. */
const sure = "\nlet total = items.len";

describe("ghost text", () => {
  afterEach(closeAll);

  it("completes the line, and one undo takes it back", async () => {
    const { editor, added } = await completionAfter("src/cart.ts", sure);
    assert.match(added, /^\S.*$/, "a single line");
    await vscode.commands.executeCommand("undo");
    const lastLine = editor.document.lineAt(editor.document.lineCount - 1).text;
    assert.equal(lastLine, sure.trim());
  });

  it("does not appear by itself where something was undone or done again", async () => {
    const { editor } = await completionAfter("src/cart.ts", sure);
    const text = editor.document.getText();
    await vscode.commands.executeCommand("undo");
    assert.equal(await acceptShownGhostText(editor), undefined);
    await vscode.commands.executeCommand("redo");
    assert.equal(await acceptShownGhostText(editor), undefined);
    assert.equal(editor.document.getText(), text);
  });

  it("completes what only the model knows", async () => {
    const { added } = await completionAfter("src/cart.ts", "\nwhile (i < items.len");
    assert.match(added, /^gth\b/);
  });

  it("leaves code as typing it would, with its brackets closed and Enter between them", async () => {
    const before = "items.forEach((item) => {\n  use(item);\n});\n".repeat(4);
    const open = async () => {
      const editor = await showText("javascript", before);
      const end = editor.document.positionAt(before.length);
      editor.selection = new vscode.Selection(end, end);
      return editor;
    };
    const typed = await open();
    await type("items.forEach((item) => {\n");
    const byHand = { text: typed.document.getText(), cursor: typed.selection.active };
    const taken = await open();
    await type("items.forE");
    // What follows the part that is taken is shown next: how many parts there are is the model's affair.
    await eventually("the whole line", async () => {
      const part = await acceptShownGhostText(taken);
      return part?.includes("{") ? part : undefined;
    });
    await type("\n");
    assert.deepEqual({ text: taken.document.getText(), cursor: taken.selection.active }, byHand);
  });

  it("goes on behind the closing signs that the editor has put there", async () => {
    const line = "console.log(measure(items));";
    const content = `${line}\nitems.push(next());\n`.repeat(4);
    const editor = await showText("javascript", content);
    const { document } = editor;
    const end = document.positionAt(content.length);
    editor.selection = new vscode.Selection(end, end);
    await type("console.log(mea");
    await eventually("the whole line", async () => {
      await acceptShownGhostText(editor);
      return document.lineAt(end.line).text === line || undefined;
    });
    assert.equal(editor.selection.active.character, line.length);
  });

  it("goes on with the edit just made, around the value that stands there", async () => {
    const content = "const a = first;\nconst b = second;\nconst c = third;\n";
    const editor = await showText("javascript", content);
    const { document } = editor;
    const typeBehind = async (marker: string, text: string) => {
      placeCursorAfter(editor, marker);
      await type(text);
    };
    await typeBehind("a = ", "Number(");
    await typeBehind("first", ")");
    await typeBehind("b = ", "N");
    await eventually("the wrapped value", async () => {
      await acceptShownGhostText(editor);
      return document.lineAt(1).text === "const b = Number(second);" || undefined;
    });
    assert.equal(document.lineAt(2).text, "const c = third;");
  });

  it("appears in the cell of a notebook", async () => {
    const { NotebookCellData, NotebookCellKind, NotebookData } = vscode;
    const lines = "items.forEach((item) => {\n  use(item);\n});\n".repeat(4);
    const cell = new NotebookCellData(NotebookCellKind.Code, lines, "javascript");
    const notebook = await vscode.workspace.openNotebookDocument(
      "jupyter-notebook",
      new NotebookData([cell]),
    );
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand("notebook.cell.edit");
    const editor = await eventually("the cell's editor", () =>
      vscode.window.visibleTextEditors.find(({ document }) => document === notebook.cellAt(0).document),
    );
    const end = editor.document.positionAt(lines.length);
    editor.selection = new vscode.Selection(end, end);
    await type("items.forE");
    const shown = await eventually("ghost text in the cell", () => acceptShownGhostText(editor));
    assert.match(shown, /^ach\b/);
  });

  it("is silent when switched off, and comes back", async () => {
    const settings = vscode.workspace.getConfiguration("inkling");
    await settings.update("completion.enabled", false, true);
    try {
      const editor = await openExample("src/cart.ts");
      const end = editor.document.positionAt(editor.document.getText().length);
      editor.selection = new vscode.Selection(end, end);
      await type(sure);
      assert.equal(await acceptGhostText(editor), undefined);
    } finally {
      await settings.update("completion.enabled", undefined, true);
    }
    await closeAll();
    await completionAfter("src/cart.ts", sure);
  });

  it("does not appear by itself while paused, and does after resuming", async () => {
    // What the file itself says needs no model, whose certainty hangs on how much it had time to read.
    const content = "console.log(measure(items));\nitems.push(next());\n".repeat(4);
    const editor = await showText("javascript", content);
    const { document } = editor;
    const end = document.positionAt(content.length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("inkling.pause");
    try {
      await type("console.log(mea");
      assert.equal(await acceptShownGhostText(editor), undefined);
    } finally {
      await vscode.commands.executeCommand("inkling.resume");
    }
    await eventually("ghost text after resuming", async () => {
      await vscode.commands.executeCommand("deleteLeft");
      await type("a");
      return acceptShownGhostText(editor);
    });
  });
});
