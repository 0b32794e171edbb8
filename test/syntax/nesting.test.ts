import assert from "node:assert/strict";
import { isTooDeep } from "../../server/language/wellFormed/nesting.ts";

describe("a text that is nested too deeply", () => {
  it("is told by its open brackets, and by what follows itself without any", () => {
    for (const text of [
      "[".repeat(1_000),
      `${"({[".repeat(200)}${"]})".repeat(200)}`,
      `x = ${"- ".repeat(2_000)}1`,
      `${"a ? b : ".repeat(2_000)}c`,
      "if (a) ".repeat(2_000),
    ])
      assert.equal(isTooDeep(text), true, text.slice(0, 20));
  });

  it("is none that people or programs write", () => {
    for (const text of [
      "const rows = [[1, 2], [3, 4]];\n".repeat(2_000),
      `x = ${"(".repeat(100)}1${")".repeat(100)};`,
      `// ${"=".repeat(120)}\n`.repeat(100),
      "zero = [0, 0, 0, 0, 0, 0, 0, 0];\n".repeat(500),
      "1) first\n2) second\n".repeat(1_000),
    ])
      assert.equal(isTooDeep(text), false, text.slice(0, 20));
  });
});
