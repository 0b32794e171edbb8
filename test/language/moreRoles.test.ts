import assert from "node:assert/strict";
import { isMemberAccess, isSubscript } from "../../server/language/roles/accesses.ts";
import { callAround } from "../../server/language/roles/arguments.ts";
import { calleeOf } from "../../server/language/roles/calls.ts";
import { isAssignment, isOperation, operatorOf } from "../../server/language/roles/operations.ts";
import { isManaged } from "../../server/language/roles/resources.ts";
import { isStatement } from "../../server/language/roles/statements.ts";
import { isName } from "../../server/language/roles/tokens.ts";
import { isOuterName } from "../../server/language/variables/outerNames.ts";
import { parseText } from "./parseText.ts";

/** The same statements in every language: `b = c.d + e[1]` and a call with the name `held` as its argument. */
const programs: Readonly<Record<string, string>> = {
  javascript: "function f() { b = c.d + e[1]; run(held); }",
  typescript: "function f() { b = c.d + e[1]; run(held); }",
  python: "def f():\n    b = c.d + e[1]\n    run(held)\n",
  java: "class K { void f() { b = c.d + e[1]; run(held); } }",
  go: "package k\nfunc f() { b = c.d + e[1]; run(held) }",
  rust: "fn f() { b = c.d + e[1]; run(held); }",
  cpp: "void f() { b = c.d + e[1]; run(held); }",
  csharp: "class K { void f() { b = c.d + e[1]; run(held); } }",
  php: "<?php function f() { $b = $c->d + $e[1]; run($held); }",
  ruby: "def f\n  b = c.d + e[1]\n  run(held)\nend",
  lua: "function f() b = c.d + e[1]; run(held) end",
};

/** Statements that close what is opened in their head, with `held` opened there and `loose` opened outside. */
const managed: Readonly<Record<string, string>> = {
  python: "def f():\n    with open(p) as held:\n        loose = open(q)\n",
  java: "class K { void f() { try (Reader held = open(p)) { Reader loose = open(q); } } }",
  csharp: "class K { void f() { using (var held = Open(p)) { var loose = Open(q); } } }",
  "csharp 8": "class K { void f() { using var held = Open(p); var loose = Open(q); } }",
};

describe("roles of expressions and statements", () => {
  for (const [languageId, program] of Object.entries(programs)) {
    const parsed = () => parseText(languageId, program);

    it(`tells operations, members, elements and assignments of ${languageId}`, async () => {
      const nodes = [...(await parsed()).descendants()];
      assert.deepEqual(nodes.filter(isOperation).map(operatorOf), ["+"]);
      assert.equal(nodes.filter(isAssignment).length, 1);
      assert.equal(nodes.filter(isSubscript).length, 1);
      // Ruby calls what other languages read.
      if (languageId !== "ruby") assert.equal(nodes.filter(isMemberAccess).length, 1);
    });

    it(`finds the call around an argument of ${languageId}, and its statement`, async () => {
      const nodes = [...(await parsed()).descendants()];
      const held = nodes.find((node) => isName(node) && /^\$?held$/.test(node.text));
      const call = held && callAround(held);
      assert.equal(call && calleeOf(call)?.text, "run");
      let statement = held;
      while (statement && !isStatement(statement)) statement = statement.parent;
      assert.match(statement?.text ?? "", /^run\(\$?held\);?$/);
    });
  }

  for (const [name, program] of Object.entries(managed))
    it(`knows what ${name} closes by itself`, async () => {
      const nodes = [...(await parseText(name.split(" ")[0] ?? "", program)).descendants()];
      const named = (text: string) => nodes.find((node) => isName(node) && node.text === text);
      const [held, loose] = [named("held"), named("loose")];
      assert.ok(held && loose && isManaged(held) && !isManaged(loose));
    });
});

describe("names that outlive a function", () => {
  const cases: readonly [languageId: string, text: string, isOuter: boolean][] = [
    ["python", "def f():\n    global a\n    a = 1\n", true],
    ["python", "def f():\n    # global a\n    a = 1\n", false],
    ["php", "<?php function f() { static $a; $a = 1; }", true],
    ["php", "<?php function f() { $a = 1; }", false],
    ["javascript", "function f() { a = 1; }", true],
    ["javascript", "function f() { let a; a = 1; }", false],
    ["c", "void f() { static int a; a = 1; }", true],
    ["c", "void f() { int a; a = 1; }", false],
    ["go", "package k\nfunc f() { a = 1 }", true],
    ["go", "package k\nfunc f() { var a int; a = 1 }", false],
  ];
  for (const [languageId, text, isOuter] of cases)
    it(`${languageId}: ${text.replaceAll("\n", " ")}`, async () => {
      const root = await parseText(languageId, text);
      const owner = [...root.descendants()].find(({ type }) => root.language.functions.has(type));
      assert.equal(owner && isOuterName(owner, languageId === "php" ? "$a" : "a"), isOuter);
    });
});
