import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { repeatedSignature } from "../../../server/features/completion/heuristics/lines/repeatedSignature.ts";
import { WorkspaceNames } from "../../../server/features/completion/names/workspaceNames.ts";
import { contextAt } from "../contextAt.ts";
import { syntax } from "../ghost.ts";

/** What is proposed at the marker in a workspace of files that each hold one of the texts. */
async function signatureAt(languageId: string, marked: string, texts: readonly string[]) {
  const names = new WorkspaceNames(syntax);
  for (const [index, text] of texts.entries())
    await names.read(TextDocument.create(`file:///${index}`, languageId, 1, text));
  return repeatedSignature(contextAt(marked, languageId), names)?.text;
}

const python = (method: string) => `class A:\n    ${method}\n        pass\n`;
const rust = (method: string) => `impl A {\n    ${method} {\n        1\n    }\n}\n`;

describe("a signature that other files repeat", () => {
  it("is offered behind the function's name", async () => {
    const files = Array.from({ length: 3 }, () => python("def visit(self, node):"));
    assert.equal(await signatureAt("python", "class B:\n    def visit|\n", files), "(self, node):");
    assert.equal(await signatureAt("python", "class B:\n    def visit(self|\n", files), ", node):");
    const impls = Array.from({ length: 3 }, () => rust("fn visit(&self, node: &Node) -> u8"));
    assert.equal(
      await signatureAt("rust", "impl B {\n    fn visit|\n}\n", impls),
      "(&self, node: &Node) -> u8 {",
    );
  });

  it("must be the same in all of at least three", async () => {
    const files = Array.from({ length: 3 }, () => python("def visit(self, node):"));
    const ask = (texts: readonly string[]) => signatureAt("python", "class B:\n    def visit|\n", texts);
    assert.equal(await ask(files.slice(1)), undefined);
    assert.equal(await ask([...files, python("def visit(self):")]), undefined);
  });

  it("is none whose body begins on the next line: there may be none", async () => {
    const php = "<?php\nclass A\n{\n    public function visit(Node $node)\n    {\n    }\n}\n";
    const place = "<?php\nclass B\n{\n    public function visit|\n}\n";
    assert.equal(await signatureAt("php", place, [php, php, php]), undefined);
  });

  it("is none where functions have no bodies", async () => {
    const impls = Array.from({ length: 3 }, () => rust("fn visit(&self) -> u8"));
    assert.equal(
      await signatureAt("rust", "pub trait B {\n    fn a(&self);\n    fn visit|\n}\n", impls),
      undefined,
    );
    const java = "class A {\n    public int visit(Node node) {\n        return 1;\n    }\n}\n";
    const place = "public interface B {\n    public int visit|\n}\n";
    assert.equal(await signatureAt("java", place, [java, java, java]), undefined);
    assert.equal(
      await signatureAt("java", place.replace("interface", "class"), [java, java, java]),
      "(Node node) {",
    );
  });

  it("is none of a function that belongs to no type, nor one that takes several lines", async () => {
    const plain = Array.from({ length: 3 }, () => "def visit(node):\n    pass\n");
    assert.equal(await signatureAt("python", "def visit|\n", plain), undefined);
    const long = Array.from({ length: 3 }, () => python("def visit(\n        self):"));
    assert.equal(await signatureAt("python", "class B:\n    def visit|\n", long), undefined);
  });

  it("is forgotten with the file", async () => {
    const names = new WorkspaceNames(syntax);
    const file = (id: number, text: string) => TextDocument.create(`file:///${id}`, "python", 1, text);
    for (const id of [1, 2, 3]) await names.read(file(id, python("def visit(self, node):")));
    await names.read(file(3, python("def other(self):")));
    assert.equal(names.commonSignature("def visit", "", "python")?.files, 2);
  });
});
