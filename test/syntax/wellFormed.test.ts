import assert from "node:assert/strict";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { problemsIn } from "../../server/language/wellFormed/problemsIn.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "./grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

/** The 1-based lines of a text's problems; undefined where nobody knows. */
async function linesOf(languageId: string, text: string): Promise<readonly number[] | undefined> {
  const problems = await problemsIn(syntax, languageId, text);
  return problems?.map(({ start }) => text.slice(0, start).split("\n").length);
}

/** What each language's own tools accept, though grammars are behind or a preprocessor stands between. */
const valid: readonly (readonly [languageId: string, text: string])[] = [
  ["php", "<?php\nclass A {\n  var $a;\n  static $b;\n  readonly int $c;\n  final protected ?int $d;\n}\n"],
  ["rust", "bitflags! { struct A: u32 { const B = 1; } }\nfn f(a: bool) -> bool { (1 < 2) == a }\n"],
  ["typescriptreact", "const a = <T,>(b: T) => b;\nconst c = <T extends object>(b: T) => b;\n"],
  [
    "typescript",
    "const a = <T>(b: T) => b;\nimport type { C } from './c.js';\nimport type D from './d.js';\n",
  ],
  ["shellscript", "_run_{{ NAME }}() {\n  true\n}\n"],
  ["shellscript", "time ! true\nif a; then # why\n  b\nfi\n"],
  [
    "c",
    "/* As told in bug\n   #121617). */\n#define WAIT(n) do { \\\n    n--; \\\n  } while (n)\nint f(X n) { FOREACH(n) }\n",
  ],
  [
    "c",
    'int n =\n#include "n.inc"\n;\nint table[] = {\n#include <rows.inc>\n};\nint f(FOO\n#embed "x"\n);\n',
  ],
  ["cpp", 'int q\n#include "z.h"\nint main() { return 0; }\nusing F = int fast(int);\nBAR(x) { }\n'],
  ["javascript", "(function() { #{source}\n})(#{name.to_s})\n"],
  ["sql", "SELECT a, count(*) FILTER (WHERE b) FROM t GROUP BY a UNION SELECT a, 1 FROM u WHERE c;\n"],
  [
    "sql",
    "CREATE TABLE t (\n  id integer NOT NULL\n  CHECK (id > 0),\n  name text NOT NULL\n  COMMENT 'x'\n);\n",
  ],
  ["typescript", "export type * as shapes from './shapes.js';\ninterface Source<out T> { next(): T }\n"],
  [
    "typescript",
    "class Loop { accessor count = 0; static { Loop.name; } }\nconst keys = <const T,>(t: T) => t;\n",
  ],
  [
    "typescript",
    "/** Where it is. */\nexport const url: string;\nexport function path(): Promise<string>;\n",
  ],
  ["typescript", "export declare const limit: number;\ndeclare function start(): void;\n"],
  [
    "typescript",
    "export namespace Parts {\n  let form: any;\n  let run: (a: string) => void;\n  const button: Part<typeof Field>;\n}\n",
  ],
  ["typescript", "class Child { override run(): void {} }\n"],
  ["javascript", "using = 5;\nconst raw = String.raw`\\u{}`;\nexport { raw as default };\n"],
  ["javascript", "async function* read() { for await (const part of parts) yield part; }\nawait read();\n"],
  ["javascript", "const fs = require('fs');\nif (!fs) return;\nmodule.exports = fs;\n"],
  ["javascript", "const READY = false;\nif (READY) {\n  return move();\n}\n"],
  [
    "javascript",
    "import Base from './base.js';\nexport default class Blob extends Base {\n  name : string;\n  open(path:string):void {}\n}\n",
  ],
  ["javascript", "import a from './a';\nexport const b = (c: string | Object) => a(c);\n"],
  ["javascript", "type Config = {\n  cache : bool,\n  path : string\n};\n"],
  [
    "javascript",
    "// @flow\ntype Props = {| +name: ?string |};\nexport default (props: Props): void => {};\n",
  ],
  ["javascriptreact", "const view = <Menu.Item {...rest} aria-label='x'>it's {count}</Menu.Item>;\n"],
  ["python", "type Pair[T = int] = tuple[T, T]\nprint(f'{name!r:>{width}}')\n"],
  ["python", "match command.split():\n    case [x] | [x, _]:\n        print(x)\n"],
  ["python", "try:\n    run()\nexcept* ValueError as group:\n    pass\n"],
  ["python", "def f():\n    if x: return 1\n    return 2\n\ndef g():\n\tif x:\n\t\treturn 1\n"],
  [
    "python",
    "for x in y:\n    if x:\n        break\nelse:\n    pass\n\nclass A:\n    def f(self): return 1\n",
  ],
  ["ruby", "def area(w, h) = w * h\ncase {a: 1}\nin {a: Integer => n} then puts n\nend\n"],
  ["ruby", '#!/bin/sh\nexec ruby -x "$0" "$@"\n#!ruby\nputs 1\n'],
  ["go", "package a\n\nfunc Map[K comparable, V any](m map[K]V) {\n\tfor range 3 {\n\t}\n}\n"],
  [
    "java",
    "import module java.base;\n\nvoid main() {\n    switch (o) { case Point(int x, _) when x > 0 -> f(); default -> {} }\n}\n",
  ],
  ["java", "class M extends B {\n    M(int x) {\n        check(x);\n        super(x);\n    }\n}\n"],
  ["php", "<?php\nreadonly class P {\n    public string $n { get => $this->m; }\n}\n"],
  ["php", "<?php\nfunction readonly($a) {}\nreadonly(1);\n"],
  ["c", "#define A (1 << 2) /* what it is (and\n  more of it */\nint x = 1;\nlib_EXPORT int y(int);\n"],
  ["cpp", "void f(int) BRANCH({}, ;)\n"],
  ["rust", 'unsafe extern "C" { safe fn f(x: i32); }\nmacro_rules! m { ($($x:tt)*) => { ~ }; }\n'],
  [
    "csharp",
    "public class Order(string name)\n{\n    public void Add(params ReadOnlySpan<int> rest) { }\n#if NET20\n    void A() {\n#else\n    void B() {\n#endif\n    }\n}\n",
  ],
  [
    "c",
    '#include <inttypes.h>\nlib_EXPORT int show(uint64_t id) { printf("%" PRIu64, id); return va_arg(ap, char *) != 0; }\n',
  ],
  ["c", "#ifdef A\nif (a) {\n#else\nif (b) {\n#endif\n  f();\n}\n"],
  ["cpp", "Handle** list = new Handle*[n];\nQ_DECLARE(x)\nauto f = [=] { return 1'000; };\n"],
  ["shellscript", "for ((i = 0; i < 3; i++)); do echo \"$i\"; done\ncat <<'E' | grep x\n$(\nE\n"],
  [
    "javascript",
    "label: for (const x of y) { for (;;) continue label; }\nx ??= (a || b) ?? c;\n(-2) ** 2;\n",
  ],
  [
    "javascript",
    "class A { #n = 1; get n() { return this.#n; } set n(v) { this.#n = v; } }\n[, a] = [1, , 2];\n",
  ],
  [
    "javascript",
    "class A { constructor() {} }\nclass B extends A { constructor() { super(); } f = () => super.f; }\n",
  ],
  ["javascript", "function f(a) { var a; { let a; } }\nvar f;\nconst r = /[(]\\)+/gu;\nif (a) throw b;\n"],
  ["typescript", "class A {\n  constructor(a: string);\n  constructor(a: unknown) {}\n}\n"],
  ["typescript", "export default function f(): void;\nexport default function f(a?: number) {}\n"],
  ["typescript", "namespace N { export const a = 1; }\ndeclare global { export type B = 1; }\n"],
  ["python", "async def f():\n    return [x async for x in y], [await z for z in await y]\n"],
  ["python", "def f(a, /, b, *, c=1, **d): return (x for x in a), f(*a, *b, c=1, **d)\n"],
  ["python", "def f():\n    return (x async for x in y)\nclass A:\n\n    x = 1\ntotal = 1_000 + 0_0 + 00\n"],
  ["go", "package a\n\nvar x = func() int {\n\treturn 1\n}()\n\ntype A struct\n{\n\tb int\n}\n"],
  [
    "java",
    "class A { A() {} int f(Object o) { return switch (o) { case String s -> 1 + 2; default -> 3; }; } }\n",
  ],
  ["c", "enum { A = 1,\n  B = 2\n} e;\nstruct s { int x; } *p;\nstatic FOO(x)\nint g = { .x = 1\n};\n"],
  ["cpp", "UNUSED class A { int x; } a;\nvoid f() { RETURN_IF(x)\n}\nint h() { return VALUE\n}\n"],
  ["shellscript", "echo done; for fi in a; do echo fi; done\n"],
  ["lua", "local t <const> = { a = 1; 'b' }\nif x then goto e end\n::e::\nreturn t\n"],
  ["lua", "x += 1\nif a != b then continue end\n"],
  [
    "c",
    "#define forever for (;;)\nint f(void) {\n  forever {\n    if (x) { return 1; } else { y(); }\n    x = a ?: b;\n  }\n  do { } while (0);\n}\n",
  ],
  [
    "csharp",
    "class A { const int X = 1, Y = 2; void F() { try { G(); } finally { } foreach (var (a, b) in c) { } } }\n",
  ],
  [
    "rust",
    'trait T { fn f(u8) {} const X: u8; }\nextern "C" { static Y: i32; }\nfn g(&self, _: u8, (a, b): (u8, u8)) { let c = 1; }\n',
  ],
  [
    "php",
    "<?php\nforeach ($a as $b): break; endforeach;\nswitch ($a) { case 1: continue 1; }\ntry { f(); } finally { g(); }\n",
  ],
  ["java", "class A { char c = '\\u0041', d = '\\'', e = '\\\\'; String s = \"\"\"\n  a\n  \"\"\"; }\n"],
  ["go", "package a\n\nfunc f() {\n\tdefer func() {}()\n\tgo f()\n}\n"],
  ["css", "@layer a;\n.a { & .b { color: red; } @supports (x: y) { top: 0 } }\n"],
  ["json", '{\n  // read by tools that allow this\n  "a": 1,\n}\n'],
  ["yaml", "a: &x !tag 1\nb: *x\n---\n- ? c\n  : |\n    text\n"],
  ["toml", '[a."b c"]\nd = 1979-05-27T07:32:00Z\n'],
  ["xml", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a b='1'>&unknown;<![CDATA[<]]></a>\n"],
  ["sql", "SELECT a, count(*) FROM t WHERE b = 'it''s' GROUP BY a;\n"],
  ["rust", 'const A: [&[u8]; 2] = [br##"x"#"##, br"\\"];\nlet_it!(cr"\\", r"\\");\n'],
  ["rust", 'fn f() { println!("{}{x}", vec![0; 3].len(), x = { 1; 2 }); g!(a; "b" c); }\n'],
  ["typescriptreact", "const a = <><B.C d={<e />}></B.C>{x < y && <F<string> g />}</>;\n"],
  ["go", "package a\n\nvar a = []int{\n\t1, // one\n\t2}\nvar b = f(\n\t1,\n\t// last\n)\n"],
  ["python", '"""Says what it is."""\n# a remark\nfrom __future__ import annotations\nimport os\n'],
  ["csharp", "class A { void F() { foreach (var x in xs) { } foreach ((var a, var b) in c) { } } }\n"],
  ["javascript", "const a = { static: 1, public() {}, eval: 2 };\nvar package = a.static;\ndelete a.eval;\n"],
  ["cpp", "bool b = std::size(v) < n; std::map<int, std::vector<int>> m; std::vector<int>::iterator i;\n"],
];

/** Broken, with the lines where a reader would look. */
const broken: readonly (readonly [languageId: string, text: string, lines: readonly number[]])[] = [
  ["javascript", "let size = 1;\n\nlet size = 2;\n", [3]],
  ["javascript", "function load() {\n  await get();\n}\n", [2]],
  ["javascript", "const limit;\n", [1]],
  ["javascript", "function f() {\n  const x = 1;\n  let x = 2;\n}\n", [3]],
  ["javascript", "continue;\n", [1]],
  ["javascript", "const name = 'open;\nnext();\n", [1]],
  ["typescript", "let port: number = ;\n", [1]],
  ["typescriptreact", "const a = <p>{</p>;\n", [1]],
  ["python", "def area(w, h):\nreturn w * h\n", [2]],
  ["python", "try:\n    run()\nrest()\n", [3]],
  ["python", "print 'old'\n", [1]],
  ["python", "if x:\n\tf()\n        g()\n", [3]],
  ["python", "class A:\n    return 1\n", [2]],
  ["python", "def f(a, b, a):\n    pass\n", [1]],
  ["python", "for x in y:\n    pass\nbreak\n", [3]],
  ["python", "open(mode='r', 'name')\n", [1]],
  ["python", "if a:\n    f()\n  g()\n", [3]],
  ["python", "total(1,\n      2\nnext()\n", [1]],
  ["go", "package a\n\nfunc main()\n{\n}\n", [4]],
  ["go", "func main() {\n}\n", [1]],
  ["go", "package a\n\nfunc f() {\n\twhile x {\n\t}\n}\n", [4]],
  ["ruby", "class A\n  df name\n    1\n  end\nend\n", [5]],
  ["php", "<?php\nif ($a {\n}\n", [2]],
  ["java", "class A {\n    int x = 1 // one\n}\n", [2]],
  ["rust", "fn main() {\n    let x = 5\n    let y = 6;\n}\n", [2]],
  ["rust", "fn main() { let x: = 5; }\n", [1]],
  ["csharp", "public class A\n{\n    public int F() => 1\n}\n", [3]],
  ["c", "int f(void) {\n  return g(1;\n}\n", [2]],
  ["cpp", "#ifndef A\n#define A\nvoid f() {\n  if (a) {\n}\n#endif\n", [4]],
  ["c", 'char *s = "open;\nint x;\n', [1]],
  ["shellscript", "if [ -f a ]; then\n  echo a\n", [1]],
  ["javascript", "class A {\n  constructor() {}\n  constructor() {}\n}\n", [3]],
  ["javascript", "a?.b = 1;\n", [1]],
  ["javascript", "import a from 'x';\nimport a from 'y';\n", [2]],
  ["javascript", "import { a } from 'x';\n\nconst a = 1;\n", [3]],
  ["javascript", "'use strict';\nwith (a) f();\n", [2]],
  ["javascript", "const f = (a, a) => a;\n", [1]],
  ["javascript", "function f(a) {\n  let a = 1;\n}\n", [1]],
  ["javascript", "a: for (;;) {\n  continue b;\n}\n", [2]],
  ["javascript", "-a ** b;\n", [1]],
  ["javascript", "if (a)\n  let b = 1;\n", [2]],
  ["javascript", "class A {\n  f() { this.#b; }\n}\n", [2]],
  ["javascript", "const r = /(a/;\n", [1]],
  ["javascript", "f(a,, b);\n", [1]],
  ["javascript", "throw\n  error;\n", [1]],
  ["javascript", "export default 1;\nexport default 2;\n", [2]],
  ["python", "def f():\n    await g()\n", [2]],
  ["python", "async for x in y: pass\n", [1]],
  ["python", "def f(): return [x async for x in y]\n", [1]],
  ["python", "class A:\nx = 1\n", [2]],
  ["python", "def f(**a, b): pass\n", [1]],
  ["python", "def f(a, *): pass\n", [1]],
  ["python", "def f((a, b)): pass\n", [1]],
  ["python", "def f(a):\n    global a\n", [2]],
  ["python", "def f():\n    from os import *\n", [2]],
  ["python", "mode = 0777\n", [1]],
  ["python", "raise E, 'x'\n", [1]],
  ["python", "x := 1\n", [1]],
  ["go", "package a\n\nfunc f() {\n\tif x > 1\n\t{\n\t}\n}\n", [4]],
  ["go", "package a\n\nx := 3\n", [3]],
  ["java", "class A {\n    public run() { }\n}\n", [2]],
  ["java", "class A {\n    void f() { x + 1; }\n}\n", [2]],
  ["csharp", "class A {\n    void F() { x == 1; }\n}\n", [2]],
  ["csharp", "class A {\n    void F() {\n        int[] x = { 1, 2;\n    }\n}\n", [3]],
  ["c", "int f(int x) {\n  return x\n}\n", [2]],
  ["c", "int f(int x) {\n  int y = x\n  return y;\n}\n", [2]],
  ["cpp", "class A {\n  int x;\n}\nint main() { return 0; }\n", [3]],
  ["c", "int f(int x) {\n  if (x) {\n    return 1;\n  return 2;\n}\n", [2]],
  ["shellscript", "echo a\nfi\n", [2]],
  ["shellscript", "f() {\n".repeat(1_000), [1]],
  ["lua", "if x then\n  print(1)\n", [1]],
  ["lua", "local function f(x)\n  return x +\nend\n", [3]],
  ["c", "int f(int x) {\n  if x > 1 {\n    return 1;\n  }\n  return 2;\n}\n", [2]],
  ["c", "int f(void) {\n  for (int i = 0; i < 3, i++) {}\n}\n", [2]],
  ["c", "int f(int x) {\n  switch (x) {\n  case 1 break;\n  }\n}\n", [3]],
  ["cpp", "int f(void) {\n  do { } while (x)\n}\n", [2]],
  ["c", 'int f(void) {\n  printf("x")\n}\n', [2]],
  ["c", "int f(void) { int 1x = 2; }\n", [1]],
  ["cpp", "int f(int a) { int x = a ? b; }\n", [1]],
  ["csharp", "class A {\n  void F() {\n    foreach (var x xs) { }\n  }\n}\n", [3]],
  ["csharp", "class A {\n  void F() {\n    try { G(); }\n  }\n}\n", [3]],
  ["csharp", "class A {\n  const int X;\n}\n", [2]],
  ["csharp", "class A {\n  void F() { var x = y => ; }\n}\n", [2]],
  ["csharp", "\n) ".repeat(6_000), [2]],
  ["rust", "fn f() {\n    for i 0..3 { }\n}\n", [2]],
  ["rust", "let x = 1;\n", [1]],
  ["rust", "fn f(x) { }\n", [1]],
  ["rust", "static X: i32;\n", [1]],
  ["php", "<?php\nfunction f($a, $a) { }\n", [2]],
  ["php", "<?php\nif ($x) {\n  break;\n}\n", [3]],
  ["php", "<?php\n$x = 'abc;\n", [2]],
  ["java", "class A {\n  String s = 'abc';\n}\n", [2]],
  ["go", "package a\n\nfunc f() {\n\tdefer x\n}\n", [4]],
  ["shellscript", "if a; then\nelse\n  b\nfi\n", [1]],
  ["css", ".a { color: red;\n", [1]],
  ["json", '{\n  "a": 1,\n}\n', [3]],
  ["yaml", "a: [1, 2\nb: 3\n", [2]],
  ["toml", "a = \n", [1]],
  ["xml", "<a>\n  <b>\n</a>\n", [3]],
  ["sql", "SELECT *\nFROM t WHERE (a = 1;\n", [2]],
  ["sql", "SELCT * FROM t;\n", [1]],
  ["sql", "SELECT 'a FROM t;\n", [1]],
  ["typescriptreact", "const a = (\n  <li>\n    <b>{x}</i>\n  </li>\n);\n", [3]],
  ["javascript", "'use strict';\nvar package = 1;\n", [2]],
  ["javascript", "class A {\n  f(static) {}\n}\n", [2]],
  ["javascript", "import a from 'a';\ndelete a;\n", [2]],
  ["javascript", "export function f() {\n  eval = 2;\n}\n", [2]],
  ["go", 'package a\n\nvar names = []string{\n\t"a",\n\t"b"\n}\n', [5]],
  ["go", "package a\n\nfunc f() {\n\tg(a,\n\t\tb\n\t)\n}\n", [5]],
  ["rust", 'fn f() {\n    println!("{}", x;)\n}\n', [2]],
  ["rust", 'fn f() {\n    assert_eq!(a, b, "{}" c);\n}\n', [2]],
  ["cpp", "class A {\n  std::vector<int cells;\n  int n;\n};\n", [2]],
  ["php", "<?php\nfunction f() {\n  x = 1;\n}\n", [3]],
  ["php", "<?php\n\ntry { f(); }\ng();\n", [3]],
  ["csharp", "class A {\n  void F() {\n    foreach (x in xs) { }\n  }\n}\n", [3]],
  ["python", "import os\nfrom __future__ import annotations\n", [2]],
  ["kotlin", "fun main() {\n    listOf(1).map { it\n}\n", [2]],
  ["c", "int n =\n#include <stdio.h>\nint main(void) { return 0; }\n", [1]],
  ["cpp", "double limit = // 3\n#include <vector>\n\nint *rows(int n) { return 0; }\n", [1]],
  ["kotlin", "class A {\n    fun void hit() {}\n}\n", [2]],
  ["kotlin", 'val a = "open\nval b = 1\n', [1]],
  ["swift", "func f() {\n    guard n > 0 { return }\n}\n", [2]],
  ["swift", 'let a = "open\nlet b = 1\n', [1]],
  ["php", "<?php\nclass A {\n  public int $a = 1;\n  $b = false;\n}\n", [4]],
  ["rust", "fn f(a: i32) -> bool {\n    0 <= a < 9\n}\n", [2]],
  ["rust", "pub const STEP = 0.25;\nfn f() {}\n", [1]],
  ["rust", "static mut COUNT = 0;\nfn f() {}\n", [1]],
  ["typescriptreact", "const same = <T>(value: T) => value;\nexport const a = <b>{same(1)}</b>;\n", [1]],
  ["typescript", "import type Bus, { type Event } from './bus.js';\nlet a: Bus;\n", [1]],
  ["shellscript", "if true; then\n  # nothing yet\nfi\n", [1]],
  ["shellscript", "while true; do\n  # wait\n  # more\ndone\n", [1]],
  ["c", "int f(int n)\n{\n#ifdef FAST\n  n++;\n  while (n) {\n  return n;\n}\n", [3]],
  ["c", "int f(int n)\n{\n  do {\n    n--;\n  } while (n > 0)\n  return n;\n}\n", [3]],
  ["sql", "SELECT a FROM t GROUP BY a WHERE b > 1 ORDER BY a;\n", [1]],
  ["sql", "CREATE TABLE t (\n  id integer NOT NULL\n  name text\n);\n", [3]],
];

/** Whole as far as signs tell, in languages that nobody here can parse. */
const undecided: readonly (readonly [languageId: string, text: string])[] = [
  [
    "kotlin",
    `val a = "\${b["c"]} \${'}'}"\nfun <T> List<T>.f(): Int = if (x) 1 else 2\nfun interface A { fun g() }\n`,
  ],
  ["kotlin", 'val a = """{ " }"""\nval b = \'"\'\n/* /* nested */ */\n'],
  [
    "swift",
    'guard let a = b.first(where: { $0 > 1 }), f { return $0 } else { return }\nlet c = #"a " \\"#\n',
  ],
  ["swift", 'let a = """\n  one "two" \\(b["c"])\n  """\n'],
  ["sql", "SELECT a FROM t WHERE b LIKE 'a\\_%' ESCAPE '\\';\n"],
  ["perl", "sub f { print '(' }\n"],
];

describe("well-formed texts", () => {
  after(() => syntax.dispose());

  for (const [languageId, text] of valid)
    it(`has no problem in ${languageId}: ${text.split("\n", 1)[0]}`, async () => {
      assert.deepEqual(await linesOf(languageId, text), []);
    });

  for (const [languageId, text, lines] of broken)
    it(`finds ${languageId}: ${text.split("\n", 2).join("⏎")}`, async () => {
      assert.deepEqual(await linesOf(languageId, text), lines);
    });

  it("leaves what a template engine fills in undecided", async () => {
    assert.equal(await linesOf("yaml", "a: {{ .Values.a }}\n{{- if .b }}\nb: [\n{{- end }}\n"), undefined);
  });

  it("leaves languages without a parser undecided", async () => {
    for (const [languageId, text] of undecided)
      assert.equal(await linesOf(languageId, text), undefined, text);
  });

  it("is done with long texts in time", async () => {
    const deep = "(".repeat(50_000);
    for (const languageId of ["javascript", "python", "go", "ruby", "c", "sql", "yaml", "json", "xml"])
      await linesOf(languageId, deep);
    for (const piece of ["/*", "$a$ ", "${", "'", "#if\n"])
      for (const languageId of ["sql", "json", "yaml", "c"]) await linesOf(languageId, piece.repeat(20_000));
  }).timeout(60_000);
});
