import assert from "node:assert/strict";
import { languages } from "../../server/language/languages.ts";
import { loadGrammar, parserLibrary } from "../../server/language/parse/parserLibrary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { stillClocks } from "../support/stillClocks.ts";
import { documentOf, grammars } from "./grammars.ts";

describe("createSyntax", () => {
  const syntax = createSyntax(grammars, silentLogger, undefined, stillClocks);
  after(() => syntax.dispose());

  for (const language of languages) {
    it(`names only node types that exist in the grammar of ${language.grammar}`, async () => {
      await syntax.withTree(language.languageIds[0] ?? "", "", () => undefined);
      const grammar = await loadGrammar(await parserLibrary(grammars), grammars, language.grammar);
      const known = new Set(grammar.types);
      const { control, names, roles } = language;
      const {
        bound: _bound,
        reflective: _reflective,
        self: _self,
        selves: _selves,
        patterns,
        ...nameNodes
      } = names;
      const ofPlaces = [...patterns, ...Object.keys(names.places)].flatMap((key) =>
        key.replace(/\.\w+$/, "").split(">"),
      );
      const { logical: _, ...controlNodes } = control ?? { logical: undefined };
      const { throwingCalls: __, bindings, ...nodes } = roles;
      const named = [language, controlNodes, nodes, nameNodes]
        .flatMap((part) => Object.values(part))
        .flatMap((value: unknown) => (value instanceof Set ? [...value] : []))
        .concat(Object.keys(bindings), ofPlaces);
      assert.deepEqual(
        named.filter((type) => !known.has(type)),
        [],
      );
    });
  }

  it("parses a document again after an edit", async () => {
    const before = await syntax.parse(documentOf("typescript", "const a = 1;", 1));
    assert.equal(before?.rootNode.firstChild?.type, "lexical_declaration");
    const after = await syntax.parse(documentOf("typescript", "const a = 1;\nfoo();", 2));
    assert.equal(after?.rootNode.namedChildCount, 2);
  });

  it("counts columns in UTF-16 code units", async () => {
    const column = await syntax.withTree("javascript", "const é = '😀'; foo()", (tree) => {
      return tree.rootNode.child(1)?.startPosition.column;
    });
    assert.equal(column, 16);
  });

  it("makes no tree of a heap of tokens, says that it is broken, and does not try again", async () => {
    const warnings: string[] = [];
    const own = createSyntax(grammars, { ...silentLogger, warn: (message) => void warnings.push(message) });
    const heaps = { csharp: "\n) ".repeat(6_000), cpp: `f(${"{".repeat(20_000)}`, rust: "![".repeat(10_000) };
    for (const [languageId, heap] of Object.entries(heaps)) {
      for (const _ of [1, 2]) assert.equal(await own.parse(documentOf(languageId, heap)), undefined);
      assert.equal(await own.withTree(languageId, heap, () => true), undefined);
      assert.equal((await own.wellFormed.problemsOf(languageId, heap))?.length, 1, languageId);
    }
    assert.equal(warnings.length, Object.keys(heaps).length);
    own.dispose();
  });

  it("makes a tree of much broken code, and of long tables", async () => {
    const code = "function f(a) {\n  return a.map((each) => each + 1);\n}\n".repeat(1_500);
    const table = `const a = [${"1, ".repeat(20_000)}];\n`;
    for (const text of [`if (x {\n${code}`, `${code}}}}\n`, table, `${table}f(;\n`])
      assert.ok(await syntax.withTree("typescript", text, () => true), text.slice(0, 30));
  });

  it("answers nothing for a language it does not know", async () => {
    assert.equal(syntax.supports("cobol"), false);
    assert.equal(await syntax.parse(documentOf("cobol", "MOVE A TO B.")), undefined);
  });
});
