import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { copyUnit } from "../../server/features/requirements/code/codeUnits.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { lowerProgram } from "../../server/language/program/lowering/lowerProgram.ts";
import { runPaths } from "../../server/language/program/runPaths.ts";
import { unitOfName, unitOfWord } from "../../server/language/program/values/units.ts";
import { keyOf, number, type Value } from "../../server/language/program/values/value.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

/** Each way through the last function: its conditions and where it ends. */
async function ways(languageId: string, code: string, pins: Record<string, Value> = {}): Promise<string[]> {
  const read = await syntax.withTree(languageId, code, (tree) => {
    const unit = copyUnit(tree, { name: "", start: 0, end: code.length, line: 0 });
    return unit && lowerProgram(unit);
  });
  const definition = read?.functions.at(-1);
  assert.ok(read && definition);
  return runPaths(read, definition, new Map(Object.entries(pins))).all.map(({ decisions, ending }) => {
    const taken = decisions.map(({ key, value }) => `${value ? "" : "not "}${key}`).join(", ");
    return `${taken === "" ? "always" : taken}: ${ending.kind}${"value" in ending ? ` ${keyOf(ending.value)}` : ""}`;
  });
}

describe("what programs compute", () => {
  after(() => syntax.dispose());

  it("reads the same rule in every language", async () => {
    const expected = ["#name == 0: error", "not #name == 0: return name"];
    const same: readonly (readonly [string, string])[] = [
      ["typescript", "function f(name: string) { if (name === '') throw new E(); return name; }"],
      ["python", "def f(name):\n    if len(name) == 0:\n        raise E()\n    return name\n"],
      [
        "go",
        'package a\nfunc f(name string) (string, error) { if name == "" { return "", ErrE }; return name, nil }',
      ],
      ["java", "class A { String f(String name) { if (name.isEmpty()) throw new E(); return name; } }"],
      ["csharp", "class A { string F(string name) { if (name.Length == 0) throw new E(); return name; } }"],
      [
        "rust",
        "fn f(name: &str) -> Result<&str, E> { if name.is_empty() { return Err(E::Empty); } Ok(name) }",
      ],
      ["php", "<?php function f($name) { if (strlen($name) === 0) { throw new E(); } return $name; }"],
      ["ruby", "def f(name)\n  raise E if name.empty?\n  name\nend"],
    ];
    for (const [languageId, code] of same)
      assert.deepEqual(
        (await ways(languageId, code)).map((way) => way.replace(/error .*/, "error")),
        expected,
        languageId,
      );
  });

  it("takes for constant what code assigns nowhere, whatever comments and texts say", async () => {
    const decoys = [
      "/* LIMIT = 3 */",
      "log('LIMIT = 3');",
      "if (LIMIT == 3) log();",
      "const m = { LIMIT: 3 };",
    ];
    for (const decoy of decoys)
      assert.deepEqual(
        await ways("javascript", `const LIMIT = 5;\nfunction f(a) { ${decoy} return a > LIMIT; }`, {
          a: number(9),
        }),
        ["always: return true"],
        decoy,
      );
    for (const change of ["LIMIT = 3;", "LIMIT++;", "[LIMIT] = [3];"])
      assert.notDeepEqual(
        await ways(
          "javascript",
          `let LIMIT = 5;\nfunction f(a) { ${change} return LIMIT; }\nfunction g() { return LIMIT; }`,
        ),
        ["always: return 5"],
        change,
      );
  });

  it("follows what is known, and leaves open what is not", async () => {
    const code =
      "function f(a) { const limit = 2 << 3; for (let i = 0; i < 3; i++) a += 1; return a > limit; }";
    assert.deepEqual(await ways("javascript", code, { a: number(20) }), ["always: return true"]);
    assert.deepEqual(await ways("javascript", code, { a: number(2) }), ["always: return false"]);
    assert.deepEqual(await ways("javascript", code), [
      "16 < a + 3: return true",
      "not 16 < a + 3: return false",
    ]);
  });

  it("calls functions of the program, and catches what they raise", async () => {
    const code =
      "def check(x):\n    if x < 0:\n        raise ValueError('no')\n\ndef f(x):\n    try:\n        check(x)\n    except ValueError:\n        return 'bad'\n    return 'good'\n";
    assert.deepEqual(await ways("python", code), ['x < 0: return "bad"', 'not x < 0: return "good"']);
  });

  it("knows switches, conditions as values, and defaults", async () => {
    assert.deepEqual(
      await ways("rust", "fn f(n: u8) -> u8 { match n { 0 => 1, 1 | 2 => 5, _ => 9 } }", { n: number(2) }),
      ["always: return 5"],
    );
    assert.deepEqual(
      await ways("csharp", "class A { int F(int d) => d switch { < 7 => 1, _ => 2 }; }", { d: number(3) }),
      ["always: return 1"],
    );
    assert.deepEqual(await ways("rust", "fn f(v: Option<u16>) -> u16 { v.unwrap_or(80) }"), [
      "v == null: return 80",
      "not v == null: return v",
    ]);
  });

  it("takes each of the values that one case names, and its value behind an arrow", async () => {
    const expected = [
      's == "a": return 1',
      'not s == "a", s == "b": return 1',
      'not s == "a", not s == "b": return 2',
    ];
    const same: readonly (readonly [string, string])[] = [
      [
        "go",
        'package a\nfunc f(s string) int {\n\tswitch s {\n\tcase "a", "b":\n\t\treturn 1\n\t}\n\treturn 2\n}\n',
      ],
      [
        "java",
        'class A { int f(String s) { return switch (s) { case "a", "b" -> 1; default -> { yield 2; } }; } }',
      ],
      ["ruby", "def f(s)\n  case s\n  when 'a', 'b' then 1\n  else 2\n  end\nend\n"],
      ["rust", 'fn f(s: &str) -> u8 { match s { "a" | "b" => 1, _ => 2 } }'],
    ];
    for (const [languageId, code] of same)
      assert.deepEqual(await ways(languageId, code), expected, languageId);
  });

  it("reads a module's function like a method", async () => {
    const code = (asked: string) =>
      `package a\nfunc f(name string) bool { if ${asked} { return false }; return true }`;
    for (const asked of ['strings.TrimSpace(name) == ""', "len(strings.TrimSpace(name)) == 0"])
      assert.deepEqual(await ways("go", code(asked)), [
        "#trim(name) == 0: return false",
        "not #trim(name) == 0: return true",
      ]);
    assert.deepEqual(await ways("go", code("utf8.RuneCountInString(name) > 40")), [
      "40 < #name: return false",
      "not 40 < #name: return true",
    ]);
  });

  it("comes to an end on loops without one, recursion and broken code", async () => {
    assert.ok((await ways("javascript", "function f(a) { while (a) { if (g(a)) a = h(a); } }")).length > 0);
    assert.ok((await ways("javascript", "function f(a) { return f(a + 1) + f(a + 2); }")).length > 0);
    assert.ok((await ways("javascript", "function f(a) { if ( }")).length >= 0);
  });

  it("tells units by words and by names", () => {
    assert.equal(unitOfWord("minutes")?.factor, 60);
    assert.equal(unitOfWord("MB")?.alternative, 1_048_576);
    assert.equal(unitOfName("SESSION_LIMIT_MS")?.factor, 0.001);
    assert.equal(unitOfName("weightGrams")?.dimension, "mass");
    assert.equal(unitOfName("min"), undefined);
    assert.equal(unitOfName("items"), undefined);
  });
});
