import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  CancellationTokenSource,
  type FullDocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver-protocol";
import { cursorRestsNotification } from "../../server/edges/lsp/protocol.ts";
import { LspClient } from "./lspClient.ts";

const million = 1_000_000;
const texts: Readonly<Record<string, string>> = {
  "nothing at all": "",
  "binary text": "\u0000\u0001\u0002PNG\u0000".repeat(10_000),
  "mixed line endings": "const a = 1;\r\nconst b = 2;\rconst c = 3;\n// TODO: mend\r\n",
  "lone surrogates": 'const smile = "\ud83d";\n// TODO: \udc00 mend\n',
  "a line of a million characters": `const data = "${"x".repeat(million)}";\n// TODO: shorten\n`,
  "brackets without end": "{[(".repeat(50_000),
  "a file of 20 MB": "const value = 12345;\n".repeat(million),
};

describe("bad input over stdio", () => {
  let client: LspClient;

  before(async () => {
    client = await LspClient.start();
    await client.modelSettled();
  });
  after(() => client.stop());

  for (const [name, text] of Object.entries(texts)) {
    it(`answers for ${name}, and for the next document`, async () => {
      const uri = client.uri(`bad/${name.replaceAll(" ", "-")}.ts`);
      await client.open(uri, "typescript", text);
      const textDocument = { uri };
      const position = { line: 0, character: 3 };
      await client.request("textDocument/hover", { textDocument, position });
      await client.request("textDocument/inlineCompletion", {
        textDocument,
        position,
        context: { triggerKind: 1 },
      });
      await client.connection.sendNotification(cursorRestsNotification, { uri, position });
      await client.request("textDocument/codeLens", { textDocument });
      await client.request("textDocument/diagnostic", { textDocument });
      await client.connection.sendNotification("textDocument/didClose", { textDocument });
      await expectAlive(client);
    });
  }

  it("answers empty for a document it does not know", async () => {
    const textDocument = { uri: client.uri("never/opened.ts") };
    const position = { line: 3, character: 4 };
    assert.equal(await client.request("textDocument/hover", { textDocument, position }), null);
    assert.deepEqual(await client.request("textDocument/codeLens", { textDocument }), []);
    assert.deepEqual(
      await client.request("textDocument/inlineCompletion", {
        textDocument,
        position,
        context: { triggerKind: 2 },
      }),
      [],
    );
    const report = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument,
    });
    assert.deepEqual(report.items, []);
  });

  it("answers for a place far outside the document", async () => {
    const uri = client.uri("new/short.ts");
    await client.open(uri, "typescript", "let a = 1;");
    const position = { line: 99_999, character: 99_999 };
    await client.request("textDocument/hover", { textDocument: { uri }, position });
    await client.request("textDocument/inlineCompletion", {
      textDocument: { uri },
      position,
      context: { triggerKind: 1 },
    });
    await expectAlive(client);
  });

  it("answers RequestCancelled for a request that is cancelled before it starts", async () => {
    const uri = client.uri("new/cancelled.ts");
    await client.open(uri, "typescript", "const items = [1];\nwhile (i < items.length) ");
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      "textDocument/inlineCompletion",
      { textDocument: { uri }, position: { line: 1, character: 25 }, context: { triggerKind: 1 } },
      source.token,
    );
    source.cancel();
    await assert.rejects(
      answer,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
    await expectAlive(client);
  });

  it("survives a document that changes and closes in the middle of a request", async () => {
    const uri = client.uri("new/closing.ts");
    await client.open(uri, "typescript", "const items = [1];\nwhile (i < items.length) ");
    const textDocument = { uri };
    const position = { line: 1, character: 25 };
    const answers = [
      client.request("textDocument/inlineCompletion", {
        textDocument,
        position,
        context: { triggerKind: 1 },
      }),
      client.request("textDocument/diagnostic", { textDocument }),
      client.request("textDocument/codeLens", { textDocument }),
    ];
    await client.type(uri, 0, 0, "// changed\n");
    await client.connection.sendNotification("textDocument/didClose", { textDocument });
    await Promise.all(answers);
    await expectAlive(client);
  });

  it("answers an error, not silence, for a request it does not have", async () => {
    await assert.rejects(client.request("inkling/noSuchRequest", {}), /Unhandled method|MethodNotFound/i);
    await expectAlive(client);
  });
});

describe("a bad model file", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "inkling-model-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const files: Readonly<Record<string, [content: string | undefined, message: RegExp]>> = {
    "missing.gguf": [undefined, /missing\.gguf.*(not exist|no such|not found|missing)/i],
    "text.gguf": ["this is no model", /text\.gguf.*not a GGUF/i],
    "truncated.gguf": ["GGUF\u0003\u0000\u0000\u0000", /truncated\.gguf.*cut short/i],
  };

  for (const [name, [content, message]] of Object.entries(files)) {
    it(`says once what is wrong with ${name}, and goes on without`, async () => {
      const file = path.join(folder, name);
      if (content !== undefined) writeFileSync(file, content);
      const client = await LspClient.start({ settings: { model: { path: file } } });
      const { model } = await client.modelSettled();
      assert.equal(model.state, "failed");
      assert.match(model.message ?? "", message);
      await expectAlive(client);
      assert.equal(
        client.messages.filter((text) => text.includes(name)).length,
        1,
        client.messages.join("\n"),
      );
      await client.stop();
    });
  }

  it("names settings that are wrong, and goes on without them", async () => {
    const settings = { model: { path: "none" }, exclude: "dist", rules: { nope: {} } };
    const client = await LspClient.start({ settings });
    await expectAlive(client);
    for (const name of ["exclude", "rules.nope"]) {
      assert.ok(
        client.messages.some((text) => text.startsWith(`Ignored the setting ${name}:`)),
        client.messages.join("\n"),
      );
    }
    await client.stop();
  });

  it("keeps to heuristics without a model", async () => {
    const client = await LspClient.start({ settings: { model: { path: "none" } } });
    assert.equal((await client.modelSettled()).model.state, "none");
    await expectAlive(client);
    await client.stop();
  });
});

/** The server still finds a TODO in a new document. */
async function expectAlive(client: LspClient): Promise<void> {
  const uri = client.uri(`alive/${Math.random()}.ts`);
  await client.open(uri, "typescript", "// TODO: be alive\n");
  const report = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  assert.deepEqual(
    report.items.map(({ code }) => code),
    ["todo-comment"],
  );
}
