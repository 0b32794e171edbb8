import assert from "node:assert/strict";
import { parserLibrary } from "../../server/language/parse/parserLibrary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { documentOf, grammars } from "./grammars.ts";

/** Texts that the parser library cannot cope with, by what they take from it. */
const texts: Readonly<Record<string, readonly [languageId: string, text: string]>> = {
  "all of its memory in one step": ["csharp", `# ${"<a ".repeat(8_000)}"`],
  "all of its memory, little by little": ["shellscript", `/** ${"| a ".repeat(6_000)})`],
  "JavaScript's stack": ["javascript", "{a: ".repeat(25_000)],
  "a step that looks through the rest of the text from each place": [
    "shellscript",
    `import ${"\0".repeat(100_000)}\n`,
  ],
};
/** Far more than code of that length takes, in bytes, and less than was taken. */
const most = 150e6;
const code = "class A { int f() { return 1; } }";

describe("a text that takes from the parser library", () => {
  for (const [what, [languageId, text]] of Object.entries(texts))
    it(`${what}: is given up, and code is parsed behind it`, async () => {
      const syntax = createSyntax(grammars, silentLogger);
      const document = documentOf("csharp", code);
      const shapeOf = async () => (await syntax.parse(document))?.rootNode.toString();
      const before = await shapeOf();
      assert.match(before ?? "", /method_declaration/);
      const { memory } = await parserLibrary(grammars);
      const had = memory.size;
      assert.equal(await syntax.withTree(languageId, text, () => true), undefined);
      // The library asks for a fifth more than it has.
      assert.ok(memory.size - had < most + had / 2, `${memory.size - had} bytes`);
      assert.equal(await shapeOf(), before);
      assert.equal(
        await syntax.withTree("csharp", `${code} ${code}`, ({ rootNode }) => rootNode.namedChildCount),
        2,
      );
      assert.equal(await syntax.withTree(languageId, "", () => true), true);
      syntax.dispose();
    });
});
