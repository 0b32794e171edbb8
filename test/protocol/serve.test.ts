import assert from "node:assert/strict";
import path from "node:path";
import type { FullDocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { LspClient, repository } from "./lspClient.ts";

describe("inkling serve --stdio", () => {
  it("answers a plain LSP client, takes its settings from initializationOptions, and ends when told", async () => {
    const client = await LspClient.start({
      command: [process.execPath, path.join(repository, "dist/cli.js"), "serve", "--stdio"],
      settings: { model: { path: "none" }, rules: { "too-many-parameters": { max: 1 } } },
    });
    const uri = client.uri("new/served.ts");
    await client.open(uri, "typescript", "export function add(a: number, b: number) {\n  return a + b;\n}\n");
    const report = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    assert.deepEqual(
      report.items.map(({ code, source }) => [code, source]),
      [["too-many-parameters", "inkling"]],
    );
    await client.stop();
  });
});
