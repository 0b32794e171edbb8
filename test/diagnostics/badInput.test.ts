import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

const languages = [
  "javascript",
  "typescriptreact",
  "python",
  "java",
  "go",
  "rust",
  "cpp",
  "csharp",
  "php",
  "ruby",
  "css",
];

describe("diagnostics of bad input", () => {
  it("gives up on 20 MB of text", async () => {
    assert.deepEqual(await checkText("typescript", "const a = 1;\n".repeat(1_600_000)), []);
  });

  it("gets through a line of a million characters", async () => {
    assert.ok(Array.isArray(await checkText("javascript", `const a = "${"x".repeat(1_000_000)}";`)));
    assert.ok(Array.isArray(await checkText("python", "(".repeat(1_000_000))));
  }).timeout(60_000);

  for (const languageId of languages) {
    it(`gets through binary text as ${languageId}`, async () => {
      const noise = Array.from({ length: 5_000 }, (_, index) => String.fromCharCode((index * 7919) % 0x300));
      assert.ok(Array.isArray(await checkText(languageId, noise.join(""))));
    });

    it(`gets through lone surrogates as ${languageId}`, async () => {
      assert.ok(
        Array.isArray(await checkText(languageId, "\ud800 = '\udc00';\n# \udfff TODO: a\n// \ud83d")),
      );
    });
  }

  it("counts lines with mixed ends as editors do", async () => {
    const findings = await checkText("javascript", "a();\r\n// TODO: b\rc();\n// TODO: d\n");
    assert.deepEqual(
      findings.map(({ range }) => range.start.line),
      [1, 3],
    );
  });

  it("gets through deep nesting", async () => {
    const depth = 3_000;
    const text = `${"if (a) { ".repeat(depth)}${"}".repeat(depth)}`;
    assert.ok(Array.isArray(await checkText("javascript", `function f() { ${text} }`)));
    assert.ok(Array.isArray(await checkText("java", `class A { int b = ${"1 + ".repeat(depth)}1; }`)));
  }).timeout(60_000);
});
