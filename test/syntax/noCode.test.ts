import assert from "node:assert/strict";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "./grammars.ts";

describe("a tree that is no use", () => {
  const syntax = createSyntax(grammars, silentLogger);
  after(() => syntax.dispose());

  it("has more levels than anybody reads, and nothing is said of it", async () => {
    const deep: readonly (readonly [string, string])[] = [
      ["lua", `f${"''".repeat(25_000)}\n`],
      ["javascript", `a = ${"b + ".repeat(25_000)}c;\n`],
    ];
    for (const [languageId, text] of deep)
      assert.equal(await syntax.withTree(languageId, text, () => true), undefined, languageId);
    const [[languageId, text] = ["", ""]] = deep;
    assert.deepEqual((await syntax.wellFormed.problemsOf(languageId, text)) ?? [], []);
  });

  it("is not made of a sum or a chain that a program wrote", async () => {
    const long: readonly (readonly [string, string])[] = [
      ["javascript", `a = ${'"b" + '.repeat(10_000)}c;\n`],
      ["python", `a = f()${".g()".repeat(1_000)}\n`],
    ];
    for (const [languageId, text] of long)
      assert.equal(await syntax.withTree(languageId, text, () => true), true, languageId);
  });
});

describe("a text that several ask for", () => {
  it("is parsed once for them", async () => {
    for (const languageId of ["javascript", "lua", "python"]) {
      const syntax = createSyntax(grammars, silentLogger);
      const text = "x = 1\n".repeat(100);
      const first = await syntax.withTree(languageId, text, ({ tree }) => tree);
      const again = await syntax.withTree(languageId, text, ({ rootNode }) => rootNode.child(0)?.id);
      const other = await syntax.withTree(languageId, `${text}\n`, ({ rootNode }) => rootNode.child(0)?.id);
      assert.ok(first !== undefined && again !== undefined && again !== other, languageId);
      const shared = await syntax.withTree(languageId, `${text}\n`, ({ rootNode }) => rootNode.child(0)?.id);
      assert.equal(shared, other, languageId);
      syntax.dispose();
    }
  });
});
