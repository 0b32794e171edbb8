import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, openExample, placeCursorAfter } from "./editor.ts";

async function hoverOver(file: string, marker: string): Promise<string> {
  const editor = await openExample(file);
  const position = placeCursorAfter(editor, marker);
  return eventually(`a definition of ${marker}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      editor.document.uri,
      position,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === "string" ? part : part.value)),
    );
    return texts.length > 0 ? texts.join("\n") : undefined;
  });
}

describe("hover", () => {
  afterEach(closeAll);

  it("explains a term in a documentation comment", async () => {
    assert.match(await hoverOver("src/retry.py", "must be idempot"), /idempotent/i);
  });

  it("explains a term of several words", async () => {
    assert.match(await hoverOver("src/retry.py", "exponential back"), /wait|delay|retr/i);
  });

  it("explains a term in a line comment of another language", async () => {
    assert.match(await hoverOver("src/inventory.go", "A mut"), /mutex|mutual/i);
  });
});
