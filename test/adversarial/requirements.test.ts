import assert from "node:assert/strict";
import { createRequirements } from "../../server/features/requirements/requirements.ts";
import { commented } from "../../server/language/lexical/commentSigns.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";
import { withComments } from "./disguises.ts";

const ports = testPorts();
const syntax = createSyntax(ports.grammars, ports.logger);
const { satisfies } = createRequirements(ports, syntax);
const { signal } = new AbortController();

const requirement = "More than 20 items must be rejected with an error.";
/** One function that keeps the requirement; `20` is its bound. */
const programs: Readonly<Record<string, string>> = {
  typescript:
    'function add(items: number) {\n  if (items > 20) {\n    throw new Error("too many items");\n  }\n  return items;\n}\n',
  javascript:
    'function add(items) {\n  if (items > 20) {\n    throw new Error("too many items");\n  }\n  return items;\n}\n',
  python:
    'def add(items):\n    if items > 20:\n        raise ValueError("too many items")\n    return items\n',
  java: 'class Cart {\n  int add(int items) {\n    if (items > 20) {\n      throw new IllegalArgumentException("too many items");\n    }\n    return items;\n  }\n}\n',
  csharp:
    'class Cart {\n  int Add(int items) {\n    if (items > 20) {\n      throw new ArgumentException("too many items");\n    }\n    return items;\n  }\n}\n',
  go: 'package cart\n\nfunc Add(items int) (int, error) {\n\tif items > 20 {\n\t\treturn 0, errors.New("too many items")\n\t}\n\treturn items, nil\n}\n',
  rust: 'fn add(items: u32) -> Result<u32, String> {\n    if items > 20 {\n        return Err("too many items".into());\n    }\n    Ok(items)\n}\n',
  php: '<?php\nfunction add($items) {\n  if ($items > 20) {\n    throw new Exception("too many items");\n  }\n  return $items;\n}\n',
  ruby: 'def add(items)\n  if items > 20\n    raise ArgumentError, "too many items"\n  end\n  items\nend\n',
  cpp: 'int add(int items) {\n  if (items > 20) {\n    throw std::invalid_argument("too many items");\n  }\n  return items;\n}\n',
};
/** Languages whose comments may stand within an expression. */
const inline = (languageId: string) => !["python", "ruby"].includes(languageId);

async function verdict(languageId: string, text: string): Promise<string> {
  const code = { path: "src/cart", languageId, text };
  return (await satisfies(requirement, code, signal)).verdict;
}

describe("requirements and words that mean nothing where they stand", () => {
  after(() => syntax.dispose());

  for (const [languageId, program] of Object.entries(programs)) {
    const wrong = program.replace("20", "30");

    it(`reads ${languageId} the same with comments before every statement`, async () => {
      const plain = await verdict(languageId, program);
      assert.equal(plain, "yes");
      assert.equal(await verdict(languageId, (await withComments(languageId, program)).text), plain);
      const note = commented(
        "items > 20 is an error, or is it 30? Items are accepted; never rejected.",
        languageId,
      );
      assert.equal(await verdict(languageId, `${languageId === "php" ? "" : `${note}\n`}${program}`), plain);
    });

    it(`does not believe comments and texts of wrong ${languageId}`, async () => {
      const plain = await verdict(languageId, wrong);
      assert.notEqual(plain, "yes");
      const note = commented("More than 20 items are rejected with an error.", languageId) ?? "";
      const disguised = program.replace("20", "30").replace(/\n([ \t]*)(if\b)/, `\n$1${note}\n$1$2`);
      assert.equal(await verdict(languageId, disguised), plain);
    });

    if (inline(languageId))
      it(`reads a condition in ${languageId} past comments in it`, async () => {
        assert.equal(await verdict(languageId, program.replace("20", "/* the bound, not 30 */ 20")), "yes");
        assert.notEqual(await verdict(languageId, program.replace("20", "/* 20 */ 30")), "yes");
      });
  }

  it("accepts exceptions beside the bound for what it is", async () => {
    const code = programs.java?.replace("20", "20") ?? "";
    const said = await satisfies(
      "At most 20 items must be accepted, others rejected with an IllegalArgumentException.",
      { path: "src/Cart.java", languageId: "java", text: code },
      signal,
    );
    assert.notEqual(said.verdict, "no");
  });

  it("does not take a function's name for what it does", async () => {
    const code = "function largest(values) {\n  return Math.min(...values);\n}\n";
    const said = await satisfies(
      "The largest value must be returned.",
      { path: "src/a.js", languageId: "javascript", text: code },
      signal,
    );
    assert.notEqual(said.verdict, "yes");
  });
});
