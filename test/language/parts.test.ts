import assert from "node:assert/strict";
import { readShapes } from "../../server/language/names/shapes.ts";
import { describeFunction, functionParts } from "../../server/language/parse/functionParts.ts";
import type { SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { argumentsOf, isCall, pathOf, readCall } from "../../server/language/roles/calls.ts";
import { isMemberList, isStaticMember } from "../../server/language/roles/members.ts";
import { isStatementBlock } from "../../server/language/roles/statements.ts";
import { isString, literalText, piecesOf } from "../../server/language/roles/texts.ts";
import { parseText } from "./parseText.ts";

/** In every language: a type with the method `held`, where it has such, with one statement in its body. */
const methods: Readonly<Record<string, string>> = {
  javascript: "class K { held(a) { run(); } }",
  typescript: "class K { held(a: string) { run(); } }",
  typescriptreact: "class K { held(a: string) { run(); } }",
  python: "class K:\n    def held(self, a):\n        run()\n",
  java: "class K { void held(int a) { run(); } }",
  go: "package k\nfunc (k K) held(a int) { run() }",
  rust: "impl K { fn held(&self, a: u8) { run(); } }",
  csharp: "class K { void held(int a) { run(); } }",
  php: "<?php class K { function held($a) { run(); } }",
  ruby: "class K\n  def held(a)\n    run\n  end\nend",
};

/** A text put together of `a `, the value of `b` and ` c`, by whatever the language has for it. */
const texts: Readonly<Record<string, string>> = {
  javascript: "x = `a $" + "{b} c`;",
  typescript: "x = `a $" + "{b} c`;",
  python: 'x = f"a {b} c"\n',
  java: 'class K { String x = "a " + b + " c"; }',
  go: 'package k\nvar x = "a " + b + " c"',
  rust: 'fn f() { let x = format!("a {} c", b); }',
  cpp: 'void f() { x = "a " + b + " c"; }',
  csharp: 'class K { string x = $"a {b} c"; }',
  php: '<?php $x = "a $b c";',
  ruby: 'x = "a #{b} c"',
  lua: 'x = "a " .. b .. " c"',
  shellscript: 'x="a $b c"',
};

const nodesOf = async (languageId: string, program: string): Promise<readonly SyntaxNode[]> => [
  ...(await parseText(languageId, program)).descendants(),
];

describe("parts of nodes", () => {
  for (const [languageId, program] of Object.entries(methods))
    it(`are a method, its parameter and its statements in ${languageId}`, async () => {
      const nodes = await nodesOf(languageId, program);
      const owner = nodes.find((node) => node.named && node.language.functions.has(node.type));
      assert(owner);
      const parts = functionParts(owner, owner.language);
      assert.equal(describeFunction(parts), "Method “held”");
      assert.equal(parts.parameters.length, 1);
      assert.equal(isStaticMember(owner), false);
      // Go's methods stand apart from their type.
      assert.equal(nodes.filter(isMemberList).length, languageId === "go" ? 0 : 1);
      const rows = nodes.filter(isStatementBlock).filter((row) => /^[{\s]*run\b/.test(row.text));
      assert(rows.length > 0, "the body is a row of statements");
    });

  for (const [languageId, program] of Object.entries(texts))
    it(`are what a text is put together of in ${languageId}`, async () => {
      const nodes = await nodesOf(languageId, program);
      const whole = nodes.find((node) => {
        const pieces = piecesOf(node);
        return pieces.length > 1 && pieces.some((piece) => "node" in piece && /\bb\b/.test(piece.node.text));
      });
      const said = whole && piecesOf(whole).map((piece) => ("text" in piece ? piece.text : "…"));
      assert.match(said?.join("") ?? "", /a .*(?:…| c)/);
    });

  it("take one argument without brackets for the only one", async () => {
    const call = (await nodesOf("python", "run(each for each in held)\n")).find(isCall);
    assert.deepEqual(call && argumentsOf(call).map(({ text }) => text), ["(each for each in held)"]);
    const tagged = (await nodesOf("javascript", "run`held $" + "{each}`;")).find(isCall);
    assert.equal(tagged && argumentsOf(tagged).length, 1);
    assert.equal(tagged && readCall(tagged)?.arguments.length, 1);
  });

  it("leave out arguments of types in a path", async () => {
    const paths = (await nodesOf("rust", "fn f() { a::b::<u8>::c(); }")).filter(isCall).map(pathOf);
    assert.deepEqual(paths, ["a.b.c()"]);
  });

  it("are one text where literals stand side by side", async () => {
    const read = async (languageId: string, program: string) =>
      (await nodesOf(languageId, program)).map(literalText).find((text) => text === "ab");
    assert.equal(await read("python", 'x = "a" "b"\n'), "ab");
    assert.equal(await read("ruby", 'x = "a" "b"\n'), "ab");
    assert.equal(await read("cpp", 'auto x = "a" "b";'), "ab");
  });

  it("take no group of commands for a text", async () => {
    const nodes = await nodesOf("shellscript", "( cd held; run )\n");
    assert.deepEqual(nodes.filter(isString), []);
  });

  it("take no attribute before a class for what it is made from", async () => {
    const program = "#if X\n#endif\n[Held(1)]\nclass K : Base { }";
    const shapes = readShapes(await parseText("csharp", program));
    assert.deepEqual(shapes.find(({ name }) => name === "K")?.bases, ["Base"]);
  });
});
