import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type {
  CodeLens,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  Hover,
  InlineCompletionItem,
} from "vscode-languageserver-protocol";
import {
  type ClassificationResult,
  classifyRequest,
  closersCapability,
  commands,
  pauseRequest,
} from "../../server/edges/lsp/protocol.ts";
import { examples, LspClient, pulling } from "./lspClient.ts";

describe("the four surfaces over stdio", () => {
  let client: LspClient;

  before(async () => {
    // The bar is low, so that the test does not depend on how sure of itself the model in models/ is.
    client = await LspClient.start({ settings: { completion: { minConfidence: 0.2 } } });
    const { model } = await client.modelSettled();
    assert.equal(model.state, "ready", model.message);
  });
  after(() => client.stop());

  it("says what it can do", () => {
    const { capabilities } = client.initialized;
    assert.deepEqual(capabilities.inlineCompletionProvider, {});
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(capabilities.diagnosticProvider?.interFileDependencies, true);
    assert.deepEqual(capabilities.executeCommandProvider?.commands, [
      ...Object.values(commands),
      "inkling.server.openRulePage",
    ]);
  });

  it("completes a line that can only end one way, and answers typing through it without the model", async () => {
    const uri = client.uri("new/loop.ts");
    const before = "export function sum(items: number[]): number {\n  let total = 0;\n  ";
    await client.open(uri, "typescript", `${before}\n}\n`);
    const [first] = await completeAfterTyping(client, uri, 2, 2, "for (let i = 0; i < items.length; ");
    assert.match(textOf(first), /^i\+\+\) \{?$/);
    const [second] = await completeAfterTyping(client, uri, 2, 36, "i");
    assert.equal(textOf(second), textOf(first).slice(1));
  });

  for (const [language, before, typed, rest] of [
    ["python", "def main():\n    run()\n\n\n", "if __name__ == ", /^(["'])__main__\1:?$/],
    ["javascript", "", "const fs = require('f", /^s'(\);?)?$/],
    ["typescript", "function find(items: string[]) {\n", "  for (const item of ite", /^ms(\) \{)?$/],
  ] as const)
    it(`knows how ${typed.trim()} goes on`, async () => {
      const uri = client.uri(`new/known-${language}`);
      await client.open(uri, language, before);
      const line = before.split("\n").length - 1;
      const [first] = await completeAfterTyping(client, uri, line, 0, typed);
      assert.match(textOf(first), rest);
    });

  it("leaves the closing brackets behind the cursor for a client that takes them", async () => {
    const capabilities = { ...pulling, experimental: { [closersCapability]: true } };
    const before = "items.forEach((item) => {\n  use(item);\n});\n".repeat(4);
    const ask = async (asking: LspClient) => {
      await asking.modelSettled();
      const uri = asking.uri("new/each.ts");
      await asking.open(uri, "typescript", `${before}\n`);
      const [first] = await completeAfterTyping(asking, uri, before.split("\n").length - 1, 0, "items.forE");
      return textOf(first);
    };
    const taking = await LspClient.start({ capabilities });
    try {
      assert.equal(await ask(taking), "ach((item) => {$0\\})");
    } finally {
      await taking.stop();
    }
    assert.equal(await ask(client), "ach((item) => {");
  });

  it("stays silent on noise", async () => {
    const noise = ["qz7 vvx ~~ lkj 0x3 ;; wq", "xkcd ]] plmokn ijb 77 ::", "asdf qwer zxcv tyui ghjk"];
    const uri = client.uri("new/noise.js");
    await client.open(uri, "javascript", `${noise.join("\n")}\n\n`);
    for (const typed of ["zq vvk 9 ~ ", "wxq lk", "ghjk tyu ;; "])
      assert.deepEqual(await completeAfterTyping(client, uri, 3, 0, typed), [], typed);
  });

  it("stays silent while paused", async () => {
    const uri = client.uri("new/paused.ts");
    await client.open(uri, "typescript", "const items = [1];\n\n");
    await client.request(pauseRequest, { paused: true });
    assert.deepEqual(await completeAfterTyping(client, uri, 1, 0, "for (let i = 0; i < items.length; "), []);
    assert.equal(client.statuses.at(-1)?.paused, true);
    await client.request(pauseRequest, { paused: false });
  });

  it("explains a term", async () => {
    const uri = await openExample(client, "src/retry.py", "python");
    const hover = await client.request<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position: positionOf("src/retry.py", "idempotent"),
    });
    assert.match(JSON.stringify(hover?.contents), /idempotent/);
    assert.equal(await hoverAt(client, uri, "src/retry.py", "import random"), null);
  });

  it("knows the language by the editor's own name for it, and hovers without Markdown for who reads none", async () => {
    const emacs = await LspClient.start({
      capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } },
    });
    try {
      const uri = emacs.uri("new/retry.sh");
      await emacs.open(uri, "sh", "# TODO: use exponential backoff\n");
      const [finding] = await emacs.until(() => emacs.pushed.get(uri));
      assert.equal(finding?.code, "todo-comment");
      const position = { line: 0, character: 24 };
      const hover = await emacs.request<Hover | null>("textDocument/hover", {
        textDocument: { uri },
        position,
      });
      assert.deepEqual(Object(hover?.contents).kind, "plaintext");
      assert.match(JSON.stringify(hover?.contents), /"backoff · exponential backoff: Waiting/);
    } finally {
      await emacs.stop();
    }
  });

  it("finds the problems of every example", async () => {
    assert.deepEqual(await rulesOf(client, "src/cart.ts", "typescript"), [
      "magic-number",
      "todo-comment",
      "too-many-parameters",
    ]);
    assert.ok((await rulesOf(client, "src/retry.py", "python")).includes("todo-comment"));
    assert.ok((await rulesOf(client, "src/inventory.go", "go")).includes("todo-comment"));
    assert.ok((await rulesOf(client, "src/ledger.rs", "rust")).includes("magic-number"));
    assert.ok((await rulesOf(client, "src/Checkout.java", "java")).includes("duplicate-code"));
  });

  it("answers an unchanged document with its result identifier only", async () => {
    const uri = await openExample(client, "src/cart.ts", "typescript");
    const first = await pull(client, uri);
    assert.equal(first.kind, "full");
    const again = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    assert.equal(again.kind, "unchanged");
  });

  it("shows requirements above the code, checks one and shows the verdict", async () => {
    const uri = await openExample(client, "src/cart.ts", "typescript");
    const before = await lenses(client, uri);
    const check = before.find(
      ({ command }) => /Check/.test(command?.title ?? "") && /CART-4/.test(JSON.stringify(command)),
    );
    assert.ok(check?.command, `no lens to check CART-4 in ${JSON.stringify(before)}`);
    await client.request("workspace/executeCommand", {
      command: check.command.command,
      arguments: check.command.arguments,
    });
    const titles = (await lenses(client, uri)).map(({ command }) => command?.title ?? "");
    assert.ok(
      titles.some((title) => /\bno\b/i.test(title)),
      titles.join(" | "),
    );
  });

  it("classifies a file", async () => {
    const result = await client.request<ClassificationResult>(classifyRequest, {
      uri: client.uri("src/retry.py"),
    });
    assert.equal(result.language, "python");
    assert.equal(result.kind, "source");
    assert.equal(result.patterns.errorHandling, true);
    assert.deepEqual(result.libraries.sort(), ["random", "time"]);
  });
});

async function openExample(client: LspClient, name: string, languageId: string): Promise<string> {
  const uri = client.uri(name);
  await client.open(uri, languageId, readExample(name));
  return uri;
}

function readExample(name: string): string {
  return readFileSync(path.join(examples, name), "utf8");
}

function positionOf(name: string, text: string) {
  const before = readExample(name).split(text)[0] ?? "";
  const lines = before.split("\n");
  return { line: lines.length - 1, character: (lines.at(-1) ?? "").length + 1 };
}

async function hoverAt(client: LspClient, uri: string, name: string, text: string): Promise<Hover | null> {
  return client.request("textDocument/hover", { textDocument: { uri }, position: positionOf(name, text) });
}

async function completeAfterTyping(
  client: LspClient,
  uri: string,
  line: number,
  character: number,
  text: string,
): Promise<InlineCompletionItem[]> {
  await client.type(uri, line, character, text);
  return client.request("textDocument/inlineCompletion", {
    textDocument: { uri },
    position: { line, character: character + text.length },
    context: { triggerKind: 2 },
  });
}

function textOf(item: InlineCompletionItem | undefined): string {
  assert.ok(item, "nothing was suggested");
  return typeof item.insertText === "string" ? item.insertText : item.insertText.value;
}

async function pull(client: LspClient, uri: string): Promise<FullDocumentDiagnosticReport> {
  return client.request("textDocument/diagnostic", { textDocument: { uri } });
}

async function rulesOf(client: LspClient, name: string, languageId: string): Promise<string[]> {
  const { items } = await pull(client, await openExample(client, name, languageId));
  return [...new Set(items.map(({ code }) => String(code)))].sort();
}

async function lenses(client: LspClient, uri: string): Promise<CodeLens[]> {
  return client.request("textDocument/codeLens", { textDocument: { uri } });
}
