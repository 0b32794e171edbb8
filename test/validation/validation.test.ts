import assert from "node:assert/strict";
import fc from "fast-check";
import { createClassification } from "../../server/features/classification/classification.ts";
import { createValidation, type Satisfies } from "../../server/features/validation/validation.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const signal = new AbortController().signal;
const ports = testPorts();
const syntax = createSyntax(ports.grammars, ports.logger);
const satisfied: Satisfies = () => Promise.resolve({ verdict: "partial" });
const { validate } = createValidation(
  ports,
  syntax,
  createClassification(ports, syntax).guessLanguage,
  satisfied,
);

describe("validation", () => {
  after(() => syntax.dispose());

  it("accepts well-formed code in its language", async () => {
    const text = "def add(a, b):\n    return a + b\n";
    assert.deepEqual(await validate({ text, languageId: "python" }, signal), {
      syntax: "valid",
      language: "python",
      languageMatches: true,
      errors: [],
      unknownNames: [],
      tier: "heuristic",
      confidence: 0.9,
      ms: 0,
    });
  });

  it("says nothing of a language that no parser knows", async () => {
    const { syntax: verdict, confidence } = await validate(
      { text: "main = putStrLn (\n", languageId: "haskell" },
      signal,
    );
    assert.deepEqual([verdict, confidence], ["unknown", 0]);
  });

  it("takes no Markdown fence for code, and no return without its semicolon", async () => {
    const cases = [
      ["typescript", "```ts\nexport const a = 1;\n```\n"],
      ["python", "```python\na = 1\n```\n"],
      ["c", "int f(int v, int lo)\n{\n    return v < lo ? lo : v\n}\n"],
    ] as const;
    for (const [languageId, text] of cases)
      assert.equal((await validate({ text, languageId }, signal)).syntax, "invalid", text);
  });

  it("points to the first mistake", async () => {
    const { syntax: verdict, errors } = await validate(
      { text: "const a = 1;\nfunction f( {\n}\n", languageId: "javascript" },
      signal,
    );
    assert.equal(verdict, "invalid");
    assert.equal(errors[0]?.line, 2);
  });

  it("points into JSON", async () => {
    const { errors } = await validate({ text: '{\n  "a": 1,\n  b\n}\n', languageId: "json" }, signal);
    assert.deepEqual(
      errors.map(({ line, column }) => [line, column]),
      [[3, 3]],
    );
  });

  it("does not take broken code for another language", async () => {
    const broken = await validate(
      { text: "function add(a, b { return a + b }", languageId: "javascript" },
      signal,
    );
    assert.deepEqual(
      [broken.syntax, broken.language, broken.languageMatches],
      ["invalid", "javascript", true],
    );
  });

  it("notices another language", async () => {
    const json = await validate(
      { text: '{\n  "name": "x",\n  "version": "1"\n}\n', languageId: "python" },
      signal,
    );
    assert.equal(json.languageMatches, false);
    assert.equal(json.language, "json");
    const python = "import os\n\ndef main(argv):\n    for a in argv:\n        print(a)\n    return None\n";
    assert.equal((await validate({ text: python, languageId: "rust" }, signal)).languageMatches, false);
    // A language that nobody here can read is not taken for one that its texts look like.
    const haskell =
      "module Main where\n\nimport Data.List (sort)\n\nmain :: IO ()\nmain = mapM_ print (sort [2, 1])\n";
    const unread = await validate({ text: haskell, languageId: "haskell" }, signal);
    assert.deepEqual([unread.syntax, unread.language, unread.languageMatches], ["unknown", "haskell", true]);
  });

  it("finds the language by itself", async () => {
    const byPath = await validate({ text: "let a = 1;\n", path: "a.ts" }, signal);
    assert.deepEqual([byPath.language, byPath.languageMatches], ["typescript", true]);
  });

  it("asks whether a requirement is met only when there is one", async () => {
    const { requirement } = await validate(
      { text: "let a = 1;\n", path: "a.ts", requirement: "adds" },
      signal,
    );
    assert.equal(requirement, "partial");
  });

  it("takes any text", async () => {
    const languages = ["typescript", "python", "json", "rust", "css", "no-such-language"];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 300 }),
        fc.constantFrom(...languages),
        async (text, languageId) => {
          const { errors, syntax: verdict } = await validate({ text, languageId }, signal);
          assert.equal(verdict === "invalid", errors.length > 0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
