import assert from "node:assert/strict";
import { isConcept, showsConcept } from "../../server/language/inventory/concepts.ts";
import { showsConstruct } from "../../server/language/inventory/constructs.ts";
import { constructs } from "../../server/language/inventory/constructTable.ts";
import { takeInventory } from "../../server/language/inventory/inventory.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const { grammars, logger } = testPorts();
const syntax = createSyntax(grammars, logger);

describe("inventory of a file", () => {
  after(() => syntax.dispose());

  it("holds names, calls and definitions of code, and nothing of comments", async () => {
    const text = "// secret()\nfunction add(a) {\n  return Math.max(a, add(a - 1));\n}\n";
    const inventory = await syntax.withTree("javascript", text, takeInventory);
    assert.ok(inventory);
    assert.deepEqual([...inventory.calls].sort(), ["Math.max", "add"]);
    assert.deepEqual([...inventory.definitions], ["add"]);
    assert.ok(inventory.structures.has("recursion"));
    assert.ok(!inventory.names.has("secret"));
  });

  it("proves no absence where a text is broken or imports what is not known", async () => {
    const broken = await syntax.withTree("python", "def f(:\n  pass\n", takeInventory);
    assert.ok(broken);
    assert.equal(showsConstruct(broken, "lambda"), undefined);
    assert.equal(showsConcept(broken, "network", []), "unknown");
    const importing = await syntax.withTree("python", "import helpers\nhelpers.go()\n", takeInventory);
    assert.ok(importing);
    assert.equal(showsConcept(importing, "network", ["helpers"]), "unknown");
    assert.equal(showsConcept(importing, "network", []), "absent");
  });

  it("has one name for each construct in a language", () => {
    const seen = new Set<string>();
    for (const { words, only } of constructs)
      for (const word of words)
        for (const language of only ?? ["any"]) {
          const key = `${language} ${word}`;
          assert.ok(!seen.has(key), key);
          seen.add(key);
        }
  });

  it("knows what programs do by name", () => {
    for (const name of ["network", "file", "database", "hashing", "thread", "dom", "environment variable"])
      assert.ok(isConcept(name), name);
  });
});
