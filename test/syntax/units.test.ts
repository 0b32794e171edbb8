import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import type { SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { visitUnits } from "../../server/language/parse/units.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "./grammars.ts";

const fixtures = fileURLToPath(new URL("../diagnostics/fixtures", import.meta.url));

describe("visitUnits", () => {
  const syntax = createSyntax(grammars, silentLogger);
  after(() => syntax.dispose());

  /** The units of a text, copied. */
  async function unitsOf(languageId: string, text: string): Promise<readonly SyntaxNode[]> {
    const units: SyntaxNode[] = [];
    await syntax.withTree(languageId, text, (tree) => visitUnits(tree, ({ copy }) => units.push(copy())));
    return units;
  }

  const textsOf = async (languageId: string, text: string) =>
    (await unitsOf(languageId, text)).map((unit) => unit.text);

  it("cuts at the top level, comments with the item behind them", async () => {
    const text = "a();\n\n// why\n// and how\nb(); // so\nc();\n// end\n";
    assert.deepEqual(await textsOf("javascript", text), [
      "a();",
      "// why\n// and how\nb(); // so",
      "c();",
      "// end",
    ]);
  });

  it("cuts classes into members", async () => {
    const text = "export class A extends B {\n  x = 1;\n  /** y */\n  y() {}\n  z() {}\n}\n";
    const texts = await textsOf("typescript", text);
    assert.deepEqual(texts.slice(-3), ["{\n  x = 1;", "/** y */\n  y() {}", "z() {}\n}"]);
  });

  it("shows the head of the class around a member", async () => {
    for (const [languageId, text] of [
      ["typescript", "class A extends B {\n  y() {}\n}\n"],
      ["ruby", "class A < B\n  def y\n  end\nend\n"],
    ] as const) {
      const unit = (await unitsOf(languageId, text)).find((each) => each.text.includes("y"));
      assert.equal(unit?.parent?.child("name")?.text, "A", languageId);
    }
  });

  it("keeps attributes with their item, and shows those of the module around it", async () => {
    const units = await unitsOf(
      "rust",
      "#[cfg(test)]\nmod tests {\n  #[test]\n  fn a() {}\n  fn b() {}\n}\n",
    );
    const unit = units.find(({ text }) => text.includes("fn a"));
    assert.ok(unit?.text.includes("#[test]"));
    assert.equal(unit?.type, "declaration_list");
    assert.deepEqual(
      unit?.parent?.children.map(({ type }) => type),
      ["attribute_item", "mod", "identifier"],
    );
  });

  it("cuts long suites of callbacks, but no long callback of code", async () => {
    const test = `it("works", () => {\n${"  work();\n".repeat(20)}});\n`;
    const suite = `describe("a", () => {\n${test.repeat(6)}});\n`;
    assert.equal((await textsOf("javascript", suite)).filter((text) => text.startsWith("it(")).length, 5);
    const handler = `get("/", () => {\n${"  work();\n".repeat(120)}});\n`;
    assert.equal((await textsOf("javascript", handler)).length, 1);
    const rspec = `describe "a" do\n${`  it "b" do\n${"    work\n".repeat(20)}  end\n`.repeat(6)}end\n`;
    assert.ok((await textsOf("ruby", rspec)).filter((text) => text.includes('it "b"')).length > 4);
  });

  it("cuts what a break leaves behind", async () => {
    const texts = await textsOf("javascript", `a(\n${"b(1);\nfunction c() {}\n".repeat(5)}`);
    assert.ok(texts.filter((text) => text.startsWith("function c")).length > 3);
  });

  for (const name of readdirSync(path.join(fixtures, "magic-number"))) {
    it(`puts every token of ${name} into one unit`, async () => {
      const text = readFileSync(path.join(fixtures, "magic-number", name), "utf8");
      const inUnits = (await unitsOf(languageOfFile(name), text)).flatMap((unit) =>
        [...unit.descendants()].filter(({ children }) => children.length === 0).map(({ start }) => start),
      );
      const inTree: number[] = [];
      await syntax.withTree(languageOfFile(name), text, ({ rootNode }) => {
        const stack = [rootNode];
        for (let node = stack.pop(); node; node = stack.pop()) {
          if (node.childCount === 0) inTree.push(node.startIndex);
          for (const child of node.children.toReversed()) if (child) stack.push(child);
        }
      });
      assert.deepEqual(inUnits, inTree);
    });
  }
});
