import assert from "node:assert/strict";
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  type CompletionItem,
  type FullDocumentDiagnosticReport,
  type Hover,
  type Location,
  ShowMessageRequest,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { commands } from "../../server/edges/lsp/protocol.ts";
import { LspClient } from "./lspClient.ts";

describe("requirement identifiers over stdio", () => {
  let client: LspClient;
  let spec: string;
  let code: string;
  const id = { line: 0, character: 16 };

  before(async () => {
    client = await LspClient.start({ settings: { model: { path: "none" } } });
    spec = client.uri("requirements-basket.md");
    code = client.uri("src/basket.ts");
    await client.open(spec, "markdown", "- **BASKET-1**: At most 9 eggs are held.\n");
    await client.open(
      code,
      "typescript",
      "// implements BASKET-1\nexport function hold() {}\n// implements BASKET-2\n// implements \n",
    );
  });
  after(() => client.stop());

  it("goes from code to the document and back", async () => {
    const [definition] = await client.request<Location[]>("textDocument/definition", at(code, id));
    assert.equal(definition?.uri, spec);
    const references = await client.request<Location[]>("textDocument/references", {
      ...at(spec, { line: 0, character: 6 }),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      references.map(({ uri, range }) => [uri, range.start.line]),
      [[code, 0]],
    );
  });

  it("renames in both, and refuses what is no identifier", async () => {
    const prepared = await client.request<{ placeholder: string } | null>(
      "textDocument/prepareRename",
      at(code, id),
    );
    assert.equal(prepared?.placeholder, "BASKET-1");
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
      ...at(code, id),
      newName: "BASKET-7",
    });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [spec, code].sort());
    await assert.rejects(
      client.request("textDocument/rename", { ...at(code, id), newName: "nothing" }),
      /no identifier/,
    );
  });

  it("completes, explains and offers to mend", async () => {
    const items = await client.request<CompletionItem[]>(
      "textDocument/completion",
      at(code, { line: 3, character: 14 }),
    );
    assert.ok(items.some(({ label }) => label === "BASKET-1"));
    const hover = await client.request<Hover | null>("textDocument/hover", at(code, id));
    assert.match(JSON.stringify(hover?.contents), /At most 9 eggs/);
    const range = { start: { line: 2, character: 14 }, end: { line: 2, character: 22 } };
    const diagnostic = { range, message: "", source: "inkling", code: "requirement-link" };
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: code },
      range,
      context: { diagnostics: [diagnostic] },
    });
    assert.ok(actions.some(({ title }) => title === "Change to BASKET-1"));
  });

  it("finds the code for a requirement that nothing refers to", async () => {
    const document = client.uri("requirements-duck.md");
    await client.open(document, "markdown", "- **DUCK-1**: Count the ducklings of a duck.\n");
    const uri = client.uri("src/duck.ts");
    await client.open(
      uri,
      "typescript",
      "export function countDucklings(duck: Duck) {\n  return duck.ducklings.length;\n}\n",
    );
    const shown: string[] = [];
    const edits: unknown[] = [];
    client.connection.onRequest(ShowMessageRequest.type, ({ actions = [] }) => {
      shown.push(...actions.map(({ title }) => title));
      return actions[0] ?? null;
    });
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      edits.push(edit);
      return { applied: true };
    });
    await client.request("workspace/executeCommand", {
      command: commands.linkRequirement,
      arguments: ["DUCK-1"],
    });
    assert.deepEqual(shown, ["countDucklings (src/duck.ts:1)"]);
    const start = { line: 0, character: 0 };
    assert.deepEqual(edits, [
      { changes: { [uri]: [{ range: { start, end: start }, newText: "// implements DUCK-1\n" }] } },
    ]);
  });

  it("reports unknown identifiers, unless a comment says not to", async () => {
    const uri = client.uri("src/eggs.ts");
    const lines = [
      "// implements BASKET-8",
      "f();",
      "// inkling-ignore-next-line requirement-link",
      "// implements BASKET-9",
    ];
    await client.open(uri, "typescript", `${lines.join("\n")}\ng();\n`);
    const report = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    assert.deepEqual(
      report.items.map(({ code: rule, range }) => [rule, range.start.line]),
      [["requirement-link", 0]],
    );
  });
});

function at(uri: string, position: { line: number; character: number }) {
  return { textDocument: { uri }, position };
}
