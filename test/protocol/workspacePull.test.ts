import assert from "node:assert/strict";
import { unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type {
  ClientCapabilities,
  FullDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { inTempFolder } from "../node/tempFolder.ts";
import { LspClient, pulling } from "./lspClient.ts";

const scanning = { model: { path: "none" }, diagnostics: { workspace: true } };
const files = {
  "a.ts": "// TODO: mend\n",
  "b.py": "# FIXME: mend\n",
  "fine.ts": "export const fine = true;\n",
};

/** VS Code lets the server register what it offers. */
const registering: ClientCapabilities = {
  ...pulling,
  textDocument: { ...pulling.textDocument, diagnostic: { dynamicRegistration: true } },
};

describe("pulling the problems of the whole workspace", () => {
  it("answers when the scan is done, and says what did not change", () =>
    inTempFolder(files, async (folder) => {
      const client = await LspClient.start({ root: folder, settings: scanning });
      assert.deepEqual(client.initialized.capabilities.diagnosticProvider, {
        identifier: "inkling",
        interFileDependencies: true,
        workspaceDiagnostics: true,
        workDoneProgress: true,
      });
      const first = await pull(client, []);
      assert.deepEqual(
        first.map((report) => [nameOf(report), report.kind, countOf(report)]),
        [
          ["a.ts", "full", 1],
          ["b.py", "full", 1],
        ],
      );
      const again = await pull(client, first);
      assert.deepEqual(
        again.map((report) => [nameOf(report), report.kind, report.resultId]),
        first.map((report) => [nameOf(report), "unchanged", report.resultId]),
      );
      assert.equal(client.pushed.size, 0);
      await client.stop();
    }));

  it("streams to a client that takes parts, then waits for news", () =>
    inTempFolder(files, async (folder) => {
      const client = await LspClient.start({ root: folder, settings: scanning });
      const streamed = streamOf(client, "first");
      assert.deepEqual(await pull(client, [], { partialResultToken: "first" }), []);
      assert.deepEqual(streamed.map(nameOf).sort(), ["a.ts", "b.py"]);

      const news = streamOf(client, "second");
      let isAnswered = false;
      const waiting = pull(client, streamed, { partialResultToken: "second" }).then((items) => {
        isAnswered = true;
        return items;
      });
      // Whatever is asked after it is answered before it.
      const uri = uriOf(folder, "a.ts");
      await client.request("textDocument/codeLens", { textDocument: { uri } });
      assert.equal(isAnswered, false);

      unlinkSync(path.join(folder, "a.ts"));
      writeFileSync(path.join(folder, "b.py"), "# FIXME: mend\n# FIXME: mend this too\n");
      await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [
          { uri, type: 3 },
          { uri: uriOf(folder, "b.py"), type: 2 },
        ],
      });
      assert.deepEqual(await waiting, []);
      assert.deepEqual(news.map((report) => [nameOf(report), countOf(report)]).sort(), [
        ["a.ts", 0],
        ["b.py", 2],
      ]);
      await client.stop();
    }));

  it("ends when the client cancels", () =>
    inTempFolder({ "fine.ts": files["fine.ts"] }, async (folder) => {
      const client = await LspClient.start({ root: folder, settings: scanning });
      const { CancellationTokenSource } = await import("vscode-jsonrpc");
      const source = new CancellationTokenSource();
      const waiting = client.connection.sendRequest(
        "workspace/diagnostic",
        { previousResultIds: [], partialResultToken: "cancelled" },
        source.token,
      );
      source.cancel();
      await assert.rejects(waiting, { code: -32800 });
      await client.stop();
    }));

  it("shows open files as they are in the editor, under the identifiers of their own requests", () =>
    inTempFolder(files, async (folder) => {
      const client = await LspClient.start({ root: folder, settings: scanning });
      const uri = uriOf(folder, "a.ts");
      await client.open(uri, "typescript", "// TODO: mend\n// TODO: and this\n");
      const own = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      assert.equal(own.items.length, 2);
      const [first, ...others] = await pull(client, []);
      assert.deepEqual(others.map(nameOf), ["b.py"]);
      assert.deepEqual(first, { ...own, uri, version: 1 });

      const streamed = streamOf(client, "typed");
      const waiting = pull(client, [first, ...others], { partialResultToken: "typed" });
      await client.type(uri, 0, 0, "export {};\n// TODO: one more\n");
      await waiting;
      assert.deepEqual(
        streamed.map((report) => [nameOf(report), countOf(report), report.version]),
        [["a.ts", 3, 2]],
      );
      await client.stop();
    }));

  it("is offered while the user wants it, where the client lets the server choose", () =>
    inTempFolder(files, async (folder) => {
      const client = await LspClient.start({
        root: folder,
        settings: { model: { path: "none" } },
        capabilities: registering,
      });
      assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
      const offered = () => client.registered.get("textDocument/diagnostic");
      assert.equal((await client.until(offered))?.workspaceDiagnostics, false);

      writeFileSync(path.join(folder, ".inkling.json"), '{ "diagnostics": { "workspace": true } }');
      await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(folder, ".inkling.json"), type: 1 }],
      });
      await client.until(() => (offered()?.workspaceDiagnostics === true ? true : undefined));
      assert.deepEqual((await pull(client, [])).map(nameOf).sort(), ["a.ts", "b.py"]);
      await client.stop();
    }));
});

async function pull(
  client: LspClient,
  known: readonly WorkspaceDocumentDiagnosticReport[],
  more: { partialResultToken?: string } = {},
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const previousResultIds = known.map(({ uri, resultId }) => ({ uri, value: resultId }));
  const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds,
    ...more,
  });
  return items;
}

/** The reports that arrive with a token, as they come. */
function streamOf(client: LspClient, token: string): WorkspaceDocumentDiagnosticReport[] {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  client.connection.onNotification(
    "$/progress",
    (sent: { token: string; value: WorkspaceDiagnosticReportPartialResult }) => {
      if (sent.token === token) reports.push(...sent.value.items);
    },
  );
  return reports;
}

function uriOf(folder: string, name: string): string {
  return pathToFileURL(path.join(folder, name)).toString();
}

function nameOf({ uri }: { uri: string }): string {
  return path.posix.basename(uri);
}

function countOf(report: WorkspaceDocumentDiagnosticReport): number {
  return report.kind === "full" ? report.items.length : 0;
}
