import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, openExample } from "./editor.ts";

async function lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    50,
  );
  return all.filter(({ command }) => command !== undefined);
}

function titles(found: readonly vscode.CodeLens[]): string[] {
  return found.map(({ command }) => command?.title ?? "");
}

describe("requirement code lenses", () => {
  afterEach(closeAll);

  it("name the requirement above the code that claims to implement it", async () => {
    const { document } = await openExample("src/cart.ts");
    const found = await eventually("a lens naming CART-1", async () => {
      const current = await lenses(document);
      return titles(current).some((title) => title.includes("CART-1")) ? current : undefined;
    });
    const line = document.getText().slice(0, document.getText().indexOf("addItem(")).split("\n").length;
    const [first] = found.filter(({ command }) => command?.title.includes("CART-1"));
    assert.ok(Math.abs((first?.range.start.line ?? 0) + 1 - line) <= 1);
  });

  it("show a verdict once the requirement is checked", async () => {
    const { document } = await openExample("src/cart.ts");
    const check = await eventually("a lens that checks CART-4", async () => {
      const found = await lenses(document);
      return found.find(({ range, command }) => {
        const below = document.getText(new vscode.Range(range.start, range.start.translate(3)));
        return below.includes("applyVoucher") && command !== undefined && command.command !== "";
      })?.command;
    });
    await vscode.commands.executeCommand(check.command, ...(check.arguments ?? []));
    // The code only throws "not implemented", which needs no model to judge.
    await eventually(
      "the verdict no",
      async () =>
        titles(await lenses(document)).some((title) => /CART-4.*\bno\b|\bno\b.*CART-4|\bno\b/i.test(title)) ||
        undefined,
    );
  });
});
