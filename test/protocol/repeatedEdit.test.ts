import assert from "node:assert/strict";
import { closersCapability } from "../../server/edges/lsp/protocol.ts";
import { LspClient, pulling } from "./lspClient.ts";

describe("an edit like the one just made, over LSP", () => {
  let client: LspClient;

  before(async () => {
    const capabilities = { ...pulling, experimental: { [closersCapability]: true } };
    client = await LspClient.start({ settings: { model: { path: "none" } }, capabilities });
  });
  after(() => client.stop());

  it("goes around the value behind the cursor, from a document's first edit on", async () => {
    const uri = client.uri("repeated.js");
    await client.open(uri, "javascript", "const a = first;\nconst b = second;\n");
    const typeAt = async (line: number, character: number, text: string) => {
      const start = { line, character };
      await client.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: client.nextVersion() },
        contentChanges: [{ range: { start, end: start }, text }],
      });
      const position = { line, character: character + text.length };
      const context = { triggerKind: 1 };
      return client.request("textDocument/inlineCompletion", { textDocument: { uri }, position, context });
    };
    for (const [index, key] of [..."Number("].entries()) await typeAt(0, 10 + index, key);
    await typeAt(0, 22, ")");
    const range = { start: { line: 1, character: 11 }, end: { line: 1, character: 17 } };
    assert.deepEqual(await typeAt(1, 10, "N"), [{ insertText: "umber(second)", range }]);
  });
});
