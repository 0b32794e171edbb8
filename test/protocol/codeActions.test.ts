import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, Diagnostic } from "vscode-languageserver-types";
import { inTempFolder } from "../node/tempFolder.ts";
import { LspClient } from "./lspClient.ts";

const settings = { model: { path: "none" } };

/** The problems of an open document. */
async function problemsOf(client: LspClient, uri: string): Promise<Diagnostic[]> {
  const report = await client.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  return report.items;
}

async function actionsOf(client: LspClient, uri: string, diagnostics: Diagnostic[], only?: string[]) {
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const context = { diagnostics, ...(only ? { only } : {}) };
  return client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range, context });
}

describe("code actions", () => {
  const text = "start();\n// stop(1);\ntry {\n  start();\n} catch {}\n";

  it("mend what the problems show, and leave nothing to mend", () =>
    inTempFolder({ "a.js": text }, async (folder) => {
      const uri = pathToFileURL(path.join(folder, "a.js")).toString();
      const client = await LspClient.start({ root: folder, settings });
      await client.open(uri, "javascript", readFileSync(path.join(folder, "a.js"), "utf8"));
      const problems = await problemsOf(client, uri);
      assert.deepEqual(problems.map(({ code }) => code).sort(), ["commented-out-code", "empty-catch"]);
      const [all] = await actionsOf(client, uri, problems, ["source.fixAll"]);
      const document = TextDocument.create(uri, "javascript", 1, text);
      assert.equal(
        TextDocument.applyEdits(document, all?.edit?.changes?.[uri] ?? []),
        "start();\ntry {\n  start();\n} catch {}\n",
      );
      const titles = (await actionsOf(client, uri, problems)).map(({ title }) => title);
      assert.ok(titles.includes("Log the error"), titles.join("\n"));
      await client.stop();
    }));

  it("of refactorings come with the whole change, for an editor to show before it is made", () =>
    inTempFolder({ "a.js": "" }, async (folder) => {
      const uri = pathToFileURL(path.join(folder, "a.js")).toString();
      const client = await LspClient.start({ root: folder, settings });
      const old = "var a = function (b) {\r\n  return b; // b\r\n};\r\n";
      await client.open(uri, "javascript", old);
      const range = { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } };
      const context = { diagnostics: [], only: ["refactor"] };
      const offers = await client.request<CodeAction[]>("textDocument/codeAction", {
        ...{ textDocument: { uri }, range, context },
      });
      assert.ok(offers.length > 0);
      const document = TextDocument.create(uri, "javascript", 1, old);
      for (const { title, edit, kind, command } of offers) {
        assert.match(kind ?? "", /^refactor\./);
        assert.equal(command, undefined, title);
        const after = TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []);
        assert.notEqual(after, old, title);
        assert.match(after, /return b; \/\/ b\r\n/);
      }
      assert.ok(offers.some(({ title }) => title === "Convert to arrow function"));
      await client.stop();
    }));

  it("turn a rule off in the workspace's settings file", () =>
    inTempFolder({ "a.js": text, ".inkling.json": '{\n  // ours\n  "exclude": []\n}\n' }, async (folder) => {
      const uri = pathToFileURL(path.join(folder, "a.js")).toString();
      const client = await LspClient.start({ root: folder, settings });
      await client.open(uri, "javascript", text);
      const actions = await actionsOf(client, uri, await problemsOf(client, uri));
      const off = actions.find(({ title }) => title === "Turn empty-catch off for the workspace");
      const [change] = off?.edit?.documentChanges ?? [];
      assert.ok(change && "edits" in change);
      const edit = change.edits[0];
      assert.ok(edit && "newText" in edit);
      assert.match(edit.newText, /\/\/ ours[\s\S]*"empty-catch": \{\s*"severity": "off"/);
      await client.stop();
    }));
});

describe("a settings file", () => {
  it("is checked while it is written", () =>
    inTempFolder({}, async (folder) => {
      const uri = pathToFileURL(path.join(folder, ".inkling.json")).toString();
      const client = await LspClient.start({ root: folder, settings });
      await client.open(uri, "jsonc", '{\n  "rules": { "long-functions": {} }\n}\n');
      const [problem, ...others] = await problemsOf(client, uri);
      assert.equal(problem?.code, "invalid-configuration");
      assert.deepEqual(problem.range.start, { line: 1, character: 13 });
      assert.deepEqual(others, []);
      await client.stop();
    }));
});
