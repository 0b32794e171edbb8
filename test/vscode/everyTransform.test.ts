import assert from "node:assert/strict";
import * as vscode from "vscode";
import { listTransforms } from "../../server/features/transforms/transforms.ts";
import { closeAll, eventually, openExample, openText, showText } from "./editor.ts";

/** Places of one example at most. */
const mostPlaces = 4;

/** Refactorings for a part of a document, or at an offset, the server's and the editor's own. */
async function offeredAt(
  { uri, positionAt }: vscode.TextDocument,
  start: number,
  end = start,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    new vscode.Range(positionAt(start), positionAt(end)),
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

const needsName = (transform: string) => /^(?:extract|rename)-/.test(transform);

/** The name that stands last in an action's title. */
const nameIn = ({ title }: vscode.CodeAction) => /.*“([^”]+)”/.exec(title)?.[1] ?? assert.fail(title);

describe("every small change", () => {
  before(async () => {
    // The first answer waits for the server.
    const { document } = await openExample("src/cart.ts");
    // While it starts, questions that are under way are cancelled.
    await eventually("the server", () => offeredChange(document, "Convert").catch(() => undefined));
  });
  afterEach(closeAll);

  for (const { name, title, languages, example, exampleLanguage } of listTransforms()) {
    const [before, after] = example;
    if (needsName(name)) continue;
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

  for (const { name, title, example, exampleLanguage } of listTransforms().filter((each) =>
    needsName(each.name),
  ))
    it(`${name} is offered with three names for what its example selects, and only there, and is undone at once`, async () => {
      const [shown, after] = example;
      // Bars stand around what is selected, or at the cursor.
      const [first, ...rest] = shown.split("|");
      const [start, end] = [
        first?.length ?? 0,
        (first?.length ?? 0) + (rest.length > 1 ? (rest[0]?.length ?? 0) : 0),
      ];
      const before = shown.replaceAll("|", "");
      const document = await vscode.workspace.openTextDocument({
        language: exampleLanguage ?? "",
        content: before,
      });
      await vscode.window.showTextDocument(document);
      const named = async (from: number, to: number) =>
        (await offeredAt(document, from, to)).filter(
          (action) =>
            action.title.startsWith(title.split(" to what")[0] ?? title) && action.title.includes("“"),
        );
      const actions = await named(start, end);
      assert.equal(actions.length, 3, actions.map((each) => each.title).join());
      const chosen = actions.find((action) => new RegExp(`\\b${nameIn(action)}\\b`).test(after));
      assert.ok(chosen?.edit, actions.map((each) => each.title).join());
      assert.equal(chosen.command?.command, "inkling.renameAt");
      assert.ok(await vscode.workspace.applyEdit(chosen.edit));
      assert.equal(document.getText(), after);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), before);
      assert.deepEqual(await named(0, 0), []);
    });
});
