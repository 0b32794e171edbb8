import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { InklingApi } from "../../client/api.ts";
import { closeAll, eventually, openExample } from "./editor.ts";

async function api(): Promise<InklingApi> {
  const extension = vscode.extensions.getExtension<InklingApi>("inkling.inkling");
  assert.ok(extension, "the extension is installed");
  return extension.activate();
}

describe("the extension's API", () => {
  afterEach(closeAll);

  it("classifies a file and a text", async () => {
    const { classify } = await api();
    const { document } = await openExample("src/retry.py");
    const record = await classify(document.uri);
    assert.deepEqual([record.language, record.isCode, record.kind], ["python", true, "source"]);
    const text = await classify({ text: 'import e from "express";\n', language: "typescript" });
    assert.deepEqual(text.libraries, ["express"]);
  });

  it("answers questions, routes and validates", async () => {
    const { ask, route, validate } = await api();
    const text = { text: "async function f() { await g(); }", language: "javascript" };
    assert.equal((await ask("Does it contain async code?", text)).answer, "yes");
    assert.equal((await route("What does this do?")).intent, "query");
    assert.equal((await validate({ text: "def f(:\n", language: "python" })).syntax, "invalid");
  });

  it("judges code against a requirement", async () => {
    const { satisfies } = await api();
    const stub = {
      text: 'function total() {\n  throw new Error("not implemented");\n}\n',
      language: "javascript",
    };
    assert.equal((await satisfies("total() returns the sum of all prices", stub)).answer, "no");
  });

  it("finds files by what they are", async () => {
    const { findFiles } = await api();
    const { files, matching } = await findFiles({ isCode: true, language: "python" });
    assert.ok(matching > 0);
    assert.ok(files.some(({ path }) => path.endsWith("retry.py")));
  });

  it("says what is wrong with the input", async () => {
    const { findFiles } = await api();
    await assert.rejects(findFiles({ folder: "/etc" }), /not in the workspace/);
  });

  it("offers its tools to agent modes", async () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith("inkling_"));
    const { contributes } = vscode.extensions.getExtension("inkling.inkling")?.packageJSON ?? {};
    const declared: readonly { readonly name: string }[] = contributes?.languageModelTools ?? [];
    assert.ok(declared.length > 0);
    assert.deepEqual(names.sort(), declared.map(({ name }) => name).sort());
    const input = { text: "What does this do?" };
    const { content } = await vscode.lm.invokeTool("inkling_route", {
      input,
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    assert.equal(JSON.parse(part.value).intent, "query");
  });

  it("shows the workspace in a panel", async () => {
    await vscode.commands.executeCommand("inkling.classifyWorkspace");
    await eventually("the report's tab", () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("inkling.report"),
        ),
    );
  });
});
