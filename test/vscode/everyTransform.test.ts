import assert from "node:assert/strict";
import * as vscode from "vscode";
import { listTransforms } from "../../server/features/transforms/transforms.ts";
import { closeAll, eventually, openExample, openText, showText } from "./editor.ts";

/** Places of one example at most. */
const mostPlaces = 4;

/** Refactorings at an offset of a document, the server's and the editor's own. */
async function offeredAt(
  { uri, positionAt }: vscode.TextDocument,
  offset: number,
): Promise<readonly vscode.CodeAction[]> {
  const at = positionAt(offset);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    new vscode.Range(at, at),
    "refactor",
  );
}

/** The action whose edit makes one text of the other, at the first place where it is offered. */
async function offeredChange(
  document: vscode.TextDocument,
  title: string,
): Promise<vscode.CodeAction | undefined> {
  for (const { index } of document.getText().matchAll(/[^\s\w]?\w+|[^\s\w]+/g)) {
    const actions = await offeredAt(document, index);
    const found = actions.find((action) => action.title.startsWith(title) && action.edit);
    if (found) return found;
  }
  return undefined;
}

describe("every small change", () => {
  before(async () => {
    // The first answer waits for the server.
    const { document } = await openExample("src/cart.ts");
    await eventually("the server", async () => (await offeredChange(document, "Convert")) !== undefined);
  });
  afterEach(closeAll);

  for (const { name, title, languages, example, exampleLanguage } of listTransforms()) {
    const [before, after] = example;
    // What needs a name has bars around what is selected.
    if (before.includes("|") && /^(?:extract|rename)-/.test(name)) continue;
    it(`${name} is offered in the editor, does what its example says, and is undone at once`, async () => {
      const language = exampleLanguage ?? languages[0] ?? "";
      const { document } = await showText(language, before);
      let count = 0;
      // An example may show it at several places.
      for (; document.getText() !== after && count < mostPlaces; count++) {
        const action = await offeredChange(document, title);
        assert.ok(action?.edit, `${title} is not offered in ${document.getText()}`);
        assert.match(action.kind?.value ?? "", /^refactor\.(?:rewrite|extract|inline)$/);
        assert.ok(await vscode.workspace.applyEdit(action.edit));
      }
      assert.equal(document.getText(), after);
      for (; count > 0; count--) await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), before);
      const plain = await openText("plaintext", before);
      assert.equal(await offeredChange(plain, title), undefined);
    });
  }
});
