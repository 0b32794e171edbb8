import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, openExample } from "./editor.ts";

/** What is offered for the first place of a text, as a selection or, at `cursor`, where it begins. */
async function offered(
  { document }: vscode.TextEditor,
  text: string,
  kind: string,
  cursor = false,
): Promise<readonly vscode.CodeAction[]> {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, text);
  const end = cursor ? at : at + text.length;
  const range = new vscode.Range(document.positionAt(at), document.positionAt(end));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
  );
}

/** The editor has refactorings of its own; ours say the name that they would give. */
const ours = (actions: readonly vscode.CodeAction[], start: string) =>
  actions.filter(({ title }) => title.startsWith(start) && title.includes("“"));

describe("small changes", () => {
  afterEach(closeAll);

  it("are offered for what is selected with three names, change it, and are undone at once", async () => {
    const editor = await openExample("src/cart.ts");
    const { document } = editor;
    const before = document.getText();
    const names = async (text: string) =>
      ours(await offered(editor, text, "refactor.extract"), "Extract to constant");
    const [first, ...others] = await eventually("names for a constant", async () => {
      const found = await names("net * (1 + tax)");
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(await names("item.price < best.price"), [], "it is evaluated only under a condition");
    assert.equal(others.length, 2);
    assert.equal(first?.command?.command, "inkling.renameAt");
    assert.ok(first.edit && (await vscode.workspace.applyEdit(first.edit)));
    const name = /“(\w+)”/.exec(first.title)?.[1] ?? assert.fail(first.title);
    assert.match(
      document.getText(),
      new RegExp(`const ${name} = net \\* \\(1 \\+ tax\\);\\n\\s+return .*\\(${name}\\)`),
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("are offered nowhere else, and never among the safe fixes", async () => {
    const editor = await openExample("src/cart.ts");
    await eventually(
      "the server",
      async () => (await offered(editor, "net * (1 + tax)", "refactor.extract")).length || undefined,
    );
    assert.deepEqual(
      ours(await offered(editor, "net * (1 + tax)", "refactor.extract", true), "Extract to "),
      [],
    );
    const fixes = await offered(editor, "net * (1 + tax)", "source.fixAll.inkling");
    assert.deepEqual(
      fixes.filter(({ title }) => /Extract|Rename|Convert|Add \d+ test/.test(title)),
      [],
    );
  });

  it("add the tests of a function as a source action", async () => {
    const editor = await openExample("src/cart.ts");
    const at = editor.document.positionAt(editor.document.getText().indexOf("export function cheapest"));
    editor.selection = new vscode.Selection(at, at);
    await eventually("an action for tests", async () => {
      const actions = await offered(editor, "export function cheapest", "source", true);
      return actions.some(({ title }) => /^Add \d+ tests? of “cheapest”/.test(title)) || undefined;
    });
    await vscode.commands.executeCommand("editor.action.sourceAction", {
      kind: "source.addTests.inkling",
      apply: "first",
    });
    const made = await eventually("the tests' file", () =>
      vscode.workspace.textDocuments.find(
        ({ uri, getText }) => uri.path.endsWith("cart.test.ts") && getText().includes("describe"),
      ),
    );
    assert.match(made.getText(), /describe\("cheapest", \(\) => \{/);
    await vscode.window.showTextDocument(made);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.workspace.fs.delete(made.uri);
  });
});
