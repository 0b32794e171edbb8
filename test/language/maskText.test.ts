import assert from "node:assert/strict";
import fc from "fast-check";
import { maskText } from "../../server/language/lexical/maskText.ts";

const languages = [
  "typescript",
  "python",
  "rust",
  "shellscript",
  "html",
  "lua",
  "php",
  "csharp",
  "no-such-language",
];
/** Text made of what lexers stumble over. */
const trickyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        "`",
        "/*",
        "*/",
        "//",
        "#",
        "\n",
        "\\",
        '"""',
        "<!--",
        "-->",
        "--[[",
        "${",
        "}",
        "\uD800",
        "a",
      ),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(""));

describe("maskText", () => {
  it("keeps length and line breaks whatever the text", () => {
    fc.assert(
      fc.property(trickyText, fc.constantFrom(...languages), (text, language) => {
        const { code, withoutComments } = maskText(text, language);
        for (const masked of [code, withoutComments]) {
          assert.equal(masked.length, text.length);
          assert.deepEqual(
            [...masked.matchAll(/\n/g)].map((each) => each.index),
            [...text.matchAll(/\n/g)].map((each) => each.index),
          );
        }
      }),
    );
  });

  it("only ever blanks out", () => {
    fc.assert(
      fc.property(trickyText, fc.constantFrom(...languages), (text, language) => {
        const { code } = maskText(text, language);
        for (let at = 0; at < text.length; at++) assert.ok(code[at] === text[at] || code[at] === " ");
      }),
    );
  });

  it("tells comments from strings", () => {
    const { comments, code } = maskText(
      "const a = '// no'; // yes\nconst b = /[/'\"]/; /* also */",
      "javascript",
    );
    assert.deepEqual(
      comments.map(({ text }) => text),
      ["// yes", "/* also */"],
    );
    assert.ok(!code.includes("no"));
  });

  it("does not take a shell variable's length for a comment", () =>
    assert.equal(maskText(`n=$${"{#a}"}\n# yes\n`, "shellscript").comments.length, 1));

  it("does not take a lifetime for a character", () =>
    assert.match(maskText("fn f<'a>(x: &'a str) -> &'a str { x }", "rust").code, /-> &'a str/));
});
