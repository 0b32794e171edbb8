import assert from "node:assert/strict";
import { suggestionAt } from "./ghost.ts";

/** By language: a text with a receiver of known shape before the cursor, what it has, and what it lacks. */
const places: Readonly<Record<string, readonly [marked: string, has: string, lacks: string]>> = {
  javascript: [
    "class Cart {\n  items = [];\n  total() {\n    return 1;\n  }\n  show() {\n    return this|\n  }\n}\n",
    ".total();",
    ".missing();",
  ],
  typescript: [
    "class Cart {\n  items: string[] = [];\n  total() {\n    return 1;\n  }\n}\nfunction show(cart: Cart) {\n  return cart|\n}\n",
    ".total();",
    ".missing();",
  ],
  python: [
    "class Cart:\n    def __init__(self):\n        self.items = []\n\n    def total(self):\n        return 1\n\n    def show(self):\n        return self|\n",
    ".total()",
    ".missing()",
  ],
  go: [
    "package shop\n\ntype Cart struct {\n\titems []string\n}\n\nfunc (c *Cart) Total() int {\n\treturn 1\n}\n\nfunc show(c *Cart) int {\n\treturn c|\n}\n",
    ".Total()",
    ".Missing()",
  ],
  java: [
    "class Cart {\n    int items;\n\n    int total() {\n        return 1;\n    }\n\n    int show() {\n        return this|\n    }\n}\n",
    ".total();",
    ".missing();",
  ],
  cpp: [
    "class Cart {\n public:\n  int items;\n  int total() {\n    return 1;\n  }\n  int show() {\n    return this|\n  }\n};\n",
    "->total();",
    "->missing();",
  ],
  php: [
    "<?php\nclass Cart\n{\n    private $items;\n\n    function total()\n    {\n        return 1;\n    }\n\n    function show()\n    {\n        return $this|\n    }\n}\n",
    "->total();",
    "->missing();",
  ],
  c: [
    "struct cart {\n  int items;\n  int total;\n};\n\nint show(struct cart *c) {\n  return c|\n}\n",
    "->total;",
    "->missing;",
  ],
};

describe("a member of something whose shape is known", () => {
  // Where others may add members to a type (Rust, C#, Ruby) no shape is known as a whole.
  for (const [languageId, [marked, has, lacks]] of Object.entries(places))
    it(`is one that the shape has: ${languageId}`, async () => {
      const ask = (says: string) =>
        suggestionAt(marked, says, { languageId, uri: `file:///work/a.${languageId}` });
      assert.equal((await ask(has)).text, has);
      assert.doesNotMatch((await ask(lacks)).text, /missing/i);
    });
});
