import assert from "node:assert/strict";
import { languages } from "../../server/language/languages.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { stillClocks } from "../support/stillClocks.ts";
import { documentOf, grammars } from "./grammars.ts";

const statement = "const value = list.map((each) => each + 1).filter((each) => each > 2);\n";
const long = statement.repeat(6_000);

describe("parsing a long text", () => {
  const syntax = createSyntax(grammars, silentLogger, undefined, stillClocks);
  after(() => syntax.dispose());

  it("gives other work its turn, and ends with the whole tree", async () => {
    let turns = 0;
    const other = setInterval(() => turns++, 1);
    const count = await syntax.withTree("javascript", long, (tree) => tree.rootNode.namedChildCount);
    clearInterval(other);
    assert.equal(count, 6_000);
    assert.ok(turns > 0, `${turns} turns`);
  });

  it("keeps texts apart that are parsed at the same time", async () => {
    const texts = [long, "a();", statement.repeat(2_000), "a();b();", "function f( {"];
    const alone: unknown[] = [];
    for (const text of texts) alone.push(await syntax.withTree("javascript", text, shapeOf));
    const together = await Promise.all(texts.map((text) => syntax.withTree("javascript", text, shapeOf)));
    assert.deepEqual(together, alone);
  });

  it("survives text with tens of thousands of things that stand open, in every language", async () => {
    const hostile = "import @a(".repeat(6_000);
    const timed = createSyntax(grammars, silentLogger);
    for (const { languageIds } of languages)
      await timed.withTree(languageIds[0] ?? "", hostile, () => undefined);
    assert.equal(await timed.withTree("python", "a = 1\n", ({ rootNode }) => rootNode.hasError), false);
    timed.dispose();
  });

  it("answers with the tree of the text it was asked for, however often that changes", async () => {
    const versions = [long, `${long}a();`, "let x;"].map((text, at) => documentOf("javascript", text, at));
    const parsed = await Promise.all(versions.map((version) => syntax.parse(version)));
    assert.deepEqual(
      parsed.map((tree) => tree?.text.length),
      versions.map((version) => version.getText().length),
    );
  });
});

function shapeOf({ rootNode }: { rootNode: { namedChildCount: number; hasError: boolean } }): string {
  return `${rootNode.namedChildCount} ${rootNode.hasError}`;
}
