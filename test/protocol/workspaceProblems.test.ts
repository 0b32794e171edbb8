import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { inTempFolder } from "../node/tempFolder.ts";
import { LspClient, pulling } from "./lspClient.ts";

describe("problems of the whole workspace", () => {
  const files = {
    "a.ts": "// TODO: mend\n",
    "fine.ts": "export const fine = true;\n",
    "node_modules/x/index.js": "// TODO: not ours\n",
  };

  it("are pushed to a client that cannot pull them, and follow the files on disk", () =>
    inTempFolder(files, async (folder) => {
      const uri = pathToFileURL(path.join(folder, "a.ts")).toString();
      const client = await LspClient.start({
        root: folder,
        settings: { model: { path: "none" }, diagnostics: { workspace: true } },
        capabilities: {},
      });
      await client.until(() => (client.pushed.get(uri)?.length === 1 ? true : undefined));
      assert.deepEqual([...client.pushed.keys()], [uri]);

      await client.open(uri, "typescript", files["a.ts"]);
      await client.until(() => (client.pushed.get(uri)?.length === 0 ? true : undefined));

      await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
      await client.until(() => (client.pushed.get(uri)?.length === 1 ? true : undefined));

      writeFileSync(path.join(folder, "a.ts"), "export const a = true;\n");
      await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri, type: 2 }],
      });
      await client.until(() => (client.pushed.get(uri)?.length === 0 ? true : undefined));
      await client.stop();
    }));

  it("follow the files on disk after the user stopped the scan of all of them", () =>
    inTempFolder(files, async (folder) => {
      const client = await LspClient.start({
        root: folder,
        settings: { model: { path: "none" }, diagnostics: { workspace: true } },
        capabilities: { window: { workDoneProgress: true } },
      });
      await new Promise<void>((resolve) => {
        client.connection.onNotification(
          "$/progress",
          ({ token, value }: { token: string; value: { kind: string } }) => {
            if (value.kind === "begin")
              void client.connection.sendNotification("window/workDoneProgress/cancel", { token });
            if (value.kind === "end") resolve();
          },
        );
      });
      const uri = pathToFileURL(path.join(folder, "new.ts")).toString();
      writeFileSync(path.join(folder, "new.ts"), "// FIXME: mend\n");
      await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri, type: 1 }],
      });
      await client.until(() => (client.pushed.get(uri)?.length === 1 ? true : undefined));
      await client.stop();
    }));

  it("are not looked for unless the user asks", () =>
    inTempFolder(files, async (folder) => {
      const client = await LspClient.start({
        root: folder,
        settings: { model: { path: "none" } },
        capabilities: pulling,
      });
      await client.modelSettled();
      await client.request("textDocument/codeLens", { textDocument: { uri: "file:///nothing.ts" } });
      assert.equal(client.pushed.size, 0);
      await client.stop();
    }));
});

describe("a client that cannot pull problems", () => {
  it("has them pushed, after opening and after typing", async () => {
    const client = await LspClient.start({ capabilities: {}, settings: { model: { path: "none" } } });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    const uri = client.uri("new/pushed.ts");
    await client.open(uri, "typescript", "export {};\n");
    await client.until(() => (client.pushed.get(uri)?.length === 0 ? true : undefined));
    await client.type(uri, 1, 0, "// FIXME: mend\n");
    await client.until(() => (client.pushed.get(uri)?.length === 1 ? true : undefined));
    await client.stop();
  });
});
