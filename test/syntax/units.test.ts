import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { copyTree } from "../../server/language/parse/copyTree.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { isWhole, type SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { type Unit, unitSteps, visitUnits } from "../../server/language/parse/units.ts";
import { allAtOnce } from "../../server/text/steps.ts";
import { edits, versions } from "../support/edits.ts";
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

  it("means the same tree by the same key, whatever the edits", async () => {
    const file = fc.constantFrom(
      ...["deep-nesting", "empty-catch", "too-many-parameters"].flatMap((rule) =>
        readdirSync(path.join(fixtures, rule)).map((name) => path.join(rule, name)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(file, edits, async (name, all) => {
        const text = readFileSync(path.join(fixtures, name), "utf8");
        const shapes = new Map<string, string>();
        for (const [version, current] of [...versions(text, all)].entries()) {
          const document = TextDocument.create("file:///edited", languageOfFile(name), version, current);
          const tree = await syntax.parse(document);
          if (!tree) continue;
          const note = ({ key, copy }: Unit) => {
            const shape = shapeWithAncestors(copy());
            assert.equal(shape, shapes.get(key) ?? shape, key);
            shapes.set(key, shape);
          };
          allAtOnce(unitSteps(tree, note, "tree"));
        }
        syntax.forget("file:///edited");
      }),
      {
        numRuns: 40,
        examples: [[path.join("deep-nesting", "cases.py"), brokenPython]],
      },
    );
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

/** Makes of a comment behind a loop's head a statement, or no part of it, as the parser recovers. */
const brokenPython = [
  { at: 769_415_021, remove: 0, insert: ";" },
  { at: 594_561_272, remove: 0, insert: "}" },
  { at: 0, remove: 0, insert: "{" },
];

function shapeWithAncestors(unit: SyntaxNode): string {
  const shapes: string[] = [];
  for (let node: SyntaxNode | undefined = unit; node; node = node.parent) shapes.push(shapeOf(node));
  return shapes.join(" < ");
}

/** Of an ancestor only its type and what there is of its header tell anything. */
function shapeOf(top: SyntaxNode): string {
  const place = ({ type, field, start, end, missing }: SyntaxNode) =>
    [type, field, missing, start - top.start, end - start].join(" ");
  const below = [...top.descendants()].slice(1);
  return [top.type, ...below.map(place)].join(", ");
}

describe("a tree that is nested deeply", () => {
  const syntax = createSyntax(grammars, silentLogger);
  after(() => syntax.dispose());

  it("is copied as deep as readers may call themselves, and says when that is not all", async () => {
    const levels = (node: SyntaxNode) => {
      let depth = 0;
      for (let inner: SyntaxNode | undefined = node; inner; inner = inner.children[0]) depth++;
      return depth;
    };
    for (const [terms, whole] of [
      [500, true],
      [3_000, false],
    ] as const) {
      const copied = await syntax.withTree("javascript", `${'"a" + '.repeat(terms)}"b";`, copyTree);
      assert.ok(copied);
      assert.equal(isWhole(copied), whole);
      assert.ok(levels(copied) > 500 && levels(copied) < 1_000, `${levels(copied)}`);
    }
  });

  it("keeps nobody from what stands beside it", async () => {
    const text = `var a = ${'"a" + '.repeat(3_000)}"b";\ntry { f(); } catch (e) {}\n`;
    const found = await syntax.withTree("javascript", text, (tree) => {
      const units: boolean[] = [];
      visitUnits(tree, ({ copy }) => units.push(copy().children.every(isWhole)));
      return units;
    });
    assert.deepEqual(found, [false, true]);
  });
});
