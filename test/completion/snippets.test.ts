import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { findSnippets, importsOf } from "../../server/features/completion/snippets.ts";
import { JumpingClock } from "../support/clocks.ts";

const documentOf = (path: string, text: string, languageId = "typescript") =>
  TextDocument.create(`file:///work/${path}`, languageId, 1, text);

async function snippetsFor(document: TextDocument, line: number, others: readonly TextDocument[]) {
  const workspace = {
    roots: ["file:///work"],
    openDocuments: () => others,
    document: async (uri: string) => others.find((other) => other.uri === uri),
    findFiles: async () => [],
    relativePath: (uri: string) => uri.replace("file:///work/", ""),
  };
  const ports = { workspace, clock: new JumpingClock() };
  return findSnippets(document, line, others, ports, new AbortController().signal);
}

describe("snippets of other files", () => {
  it("hold the definitions of imported names first", async () => {
    const shapes = documentOf(
      "lib/shapes.ts",
      "const pi = 3;\nexport function circleArea(radius: number) {\n  return 1;\n}\n",
    );
    const main = documentOf(
      "main.ts",
      'import { circleArea } from "./lib/shapes.ts";\nconst area = circleArea(',
    );
    const [first] = await snippetsFor(main, 1, [shapes]);
    assert.equal(first?.path, "lib/shapes.ts");
    assert.ok(first?.text.startsWith("export function circleArea"));
  });

  it("hold code with the same names, and nothing unrelated", async () => {
    const alike = documentOf(
      "alike.ts",
      "const customer = loadCustomer(orderId);\nshipOrder(customer, orderId);\n",
    );
    const unrelated = documentOf("unrelated.ts", "export const palette = mixColours(crimson, teal);\n");
    const main = documentOf("main.ts", "const customer = loadCustomer(orderId);\n");
    const found = await snippetsFor(main, 0, [unrelated, alike]);
    assert.deepEqual(
      found.map(({ path }) => path),
      ["alike.ts"],
    );
  });

  it("fit the budget", async () => {
    const others = Array.from({ length: 10 }, (_, index) =>
      documentOf(`${index}.ts`, "const customer = loadCustomer(orderId);\n".repeat(8)),
    );
    const found = await snippetsFor(
      documentOf("main.ts", "const customer = loadCustomer(orderId);\n"),
      0,
      others,
    );
    assert.ok(found.length > 0 && found.map(({ text }) => text).join("").length <= 900);
  });
});

describe("importsOf", () => {
  it("finds a module's file in TypeScript and Python", () => {
    const typescript = documentOf(
      "src/a.ts",
      'import { b, c } from "../lib/b.js";\nimport fs from "node:fs";',
    );
    const [only, none] = importsOf(typescript);
    assert.deepEqual(
      only?.names.map(({ local }) => local),
      ["b", "c"],
    );
    assert.ok(only?.uris.includes("file:///work/lib/b.ts"));
    assert.equal(none, undefined);
    const python = documentOf("pkg/a.py", "from .shapes import area\nfrom ..base import Base", "python");
    const [shapes, base] = importsOf(python);
    assert.ok(shapes?.uris.includes("file:///work/pkg/shapes.py"));
    assert.ok(base?.uris.includes("file:///work/base.py"));
  });
});
