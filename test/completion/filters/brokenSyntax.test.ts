import assert from "node:assert/strict";
import { suggestionAt } from "../ghost.ts";

describe("the check of the syntax", () => {
  const python = { languageId: "python" };

  it("stops text that makes the parse worse", async () => {
    assert.equal((await suggestionAt("const total = |\nnext();", "a b c;")).reason, "broken-syntax");
    assert.equal((await suggestionAt("total = 0 |\n", "for for", python)).reason, "broken-syntax");
  });

  it("lets text pass that leaves the parse as it was or mends it", async () => {
    assert.equal((await suggestionAt("call(|\nnext();", "a, b);")).text, "a, b);");
    assert.equal((await suggestionAt("const broken = = 1;\nconst a = |", "b;")).text, "b;");
  });

  it("lets a block be opened", async () => {
    assert.equal((await suggestionAt("function f() {\n  if (|\n}", "a > b) {")).text, "a > b) {");
    assert.equal(
      (await suggestionAt("def f():\n    for |\n", "item in items:", python)).text,
      "item in items:",
    );
  });
});
