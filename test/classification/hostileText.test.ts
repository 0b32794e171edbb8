import assert from "node:assert/strict";
import { guessLanguageByContent } from "../../server/language/files/languageByContent.ts";
import { read } from "./readText.ts";

/** Texts on which careless patterns take minutes; mocha's own limit is the only clock here. */
const texts: Readonly<Record<string, string>> = {
  "imports.ts": "import ".repeat(100_000),
  "exports.ts": "export { a, ".repeat(60_000),
  "line.js": `var a=${"x".repeat(400_000)};`,
  "spaces.ts": `${" ".repeat(500_000)}x`,
  "breaks.py": `${"\n".repeat(500_000)}import os`,
  "quotes.py": `"""${"'\"`".repeat(150_000)}`,
  "selector.css": `${"a-".repeat(200_000)}{`,
  "dashes.md": `${"-".repeat(400_000)}\n${"#".repeat(100_000)}`,
  "templates.js": `\`${"$".concat("{`")}`.repeat(150_000),
  "tags.html": "<a ".repeat(150_000),
  "comments.ts": "/* ".repeat(150_000),
  brackets: "(".repeat(400_000),
  "surrogates.ts": "\ud800".repeat(100_000),
};

describe("hostile texts", () => {
  for (const [path, text] of Object.entries(texts)) {
    it(`reads ${path}`, () => assert.ok(read(path, text).lines > 0));
    it(`guesses the language of ${path} by content`, () => {
      const { confidence } = guessLanguageByContent(text);
      assert.ok(confidence >= 0 && confidence <= 1);
    });
  }
});
