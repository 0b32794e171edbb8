import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, openExample, placeCursorAfter } from "./editor.ts";

describe("requirements in the editor", () => {
  afterEach(closeAll);

  it("leads from the code to the requirement", async () => {
    const editor = await openExample("src/cart.ts");
    const position = placeCursorAfter(editor, "// implements CART-");
    const found = await eventually("a definition", async () => {
      const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        editor.document.uri,
        position,
      );
      return places.length > 0 ? places : undefined;
    });
    const [first] = found;
    assert.ok(first);
    const uri = "uri" in first ? first.uri : first.targetUri;
    assert.match(uri.path, /\/requirements\.md$/);
  });

  it("checks everything from the view, and the code lens shows the verdict", async () => {
    const { document } = await openExample("src/cart.ts");
    await vscode.commands.executeCommand("inkling.requirements.focus");
    await vscode.commands.executeCommand("inkling.requirements.checkAll");
    await eventually("a lens with the verdict of CART-4", async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        50,
      );
      return lenses.some(({ command }) => /no \(\d+ %\).*CART-4/.test(command?.title ?? "")) || undefined;
    });
  });

  it("exports the verdicts into an editor", async () => {
    // The command asks for the format; the picker's first entry is the check-list.
    const exported = vscode.commands.executeCommand("inkling.requirements.export");
    await eventually("the format is chosen", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return vscode.window.activeTextEditor?.document.languageId === "markdown" || undefined;
    });
    await exported;
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /- \[ \] \*\*CART-4\*\*: .*\(no, \d+ %\)/);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
