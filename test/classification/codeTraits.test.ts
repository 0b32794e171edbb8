import assert from "node:assert/strict";
import type { CodeTraits } from "../../server/features/classification/codeTraits.ts";
import { read } from "./readText.ts";

type Case = readonly [path: string, text: string];

function expectPattern(name: keyof CodeTraits, found: boolean, cases: readonly Case[]): void {
  for (const [path, text] of cases) {
    it(`${found ? "finds" : "does not find"} ${name} in ${path}: ${text.split("\n")[0]}`, () =>
      assert.equal(read(path, text).patterns[name], found));
  }
}

describe("patterns", () => {
  expectPattern("async", true, [
    ["a.ts", "async function f() {}"],
    ["a.js", "const f = async (x) => x;"],
    ["a.js", "p.then(done);"],
    ["a.py", "async def f():\n    pass"],
    ["a.rs", "async fn f() {}"],
    ["a.go", "func f() {\n\tgo g()\n}"],
    ["A.cs", "class A { async Task F() { await G(); } }"],
    ["A.java", "class A { CompletableFuture<String> f; }"],
    ["A.java", "class A extends Thread {}"],
    ["a.ts", "type F = () => Promise<void>;"],
    ["a.rb", "Thread.new { work }"],
    ["a.php", "<?php\n$promise->then($done);"],
    ["a.js", `const g = \`**\${e ? \`/*\${e}\` : ""}\`;\nasync function f() {}`],
  ]);
  expectPattern("async", false, [
    ["a.ts", "// async is nice\nconst x = 'await';"],
    ["a.py", '"""async def f"""\nx = 1'],
    ["a.go", "// go away\nx := 1"],
    ["a.js", "const isAsync = 1; asyncify;"],
    ["A.java", "import java.util.concurrent.CompletableFuture;\nclass A {}"],
    ["a.php", "<?php\nnamespace React\\Promise;\ninterface A {}"],
    ["a.rb", "module Async\nend"],
  ]);
  expectPattern("errorHandling", true, [
    ["a.ts", "try { f(); } catch { g(); }"],
    ["a.js", "p.catch(log);"],
    ["a.js", "s.on('error', log);"],
    ["a.py", "try:\n    f()\nexcept ValueError:\n    pass"],
    ["a.go", "if err != nil {\n\treturn err\n}"],
    ["a.rs", "let x = f()?;"],
    ["a.rb", "begin\n  f\nrescue A\n  g\nend"],
  ]);
  expectPattern("errorHandling", false, [
    ["a.ts", "// try { } catch\nconst a = 'catch (e)';"],
    ["a.py", "x = 1  # try:\n"],
    ["a.go", "// err != nil\nx := 1"],
    ["a.py", "try:\n    f()\nfinally:\n    g()"],
    ["a.rb", "begin\n  f\nensure\n  g\nend"],
    ["a.ts", "try { f(); } finally { g(); }"],
  ]);
  expectPattern("todo", true, [
    ["a.ts", "// TODO: more"],
    ["a.py", "# FIXME later"],
    ["a.html", "<!-- TODO(me) -->"],
    ["a.sql", "-- XXX check\nSELECT 1 FROM t;"],
  ]);
  expectPattern("todo", false, [
    ["a.ts", "const todo = 'TODO: x';"],
    ["a.py", "# a todo list\nTODO = 1"],
    ["a.ts", "// TODOS are elsewhere"],
  ]);
});
