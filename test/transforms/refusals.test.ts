import assert from "node:assert/strict";
import { listTransforms } from "../../server/features/transforms/transforms.ts";
import { transformText } from "./transformText.ts";
import { waysBack } from "./waysBack.ts";

/** What must not be offered, by transformation: language and text with the cursor `|`. */
const refused: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "comment-to-documentation": [
    ["python", "|# noqa: E501\ndef f(a):\n    return a\n"],
    ["python", "# The row may not  # noqa: E501\n|# be read\nROW = 1\n"],
    ["python", "|# OLD   = 0x80     # deprecated\nNEW = 1\n"],
    ["python", "|# TODO: say more\ndef f(a):\n    return a\n"],
    ["javascript", "|// --- Helpers ---\n\nfunction f(a) {\n  return a;\n}\n"],
    ["javascript", "// said\nfunction f(a) {\n  |return a;\n}\n"],
  ],
  "function-to-arrow": [
    ["javascript", "g(func|tion () { return this.a; });"],
    ["javascript", "g(func|tion () { return arguments.length; });"],
    ["javascript", "g(func|tion h() { return h; });"],
    ["javascript", "g(func|tion* () { yield 1; });"],
    ["javascript", "new (func|tion () {})();"],
    ["javascript", "const A = (func|tion () {}); new A();"],
  ],
  "arrow-block-to-expression": [
    ["javascript", "g((a) => {| return; });"],
    ["javascript", "g((a) => {| h(); return a; });"],
    ["javascript", "g((a) => {| /* why */ return a; });"],
  ],
  "arrow-expression-to-block": [
    ["javascript", "g((a) =>| { return a; });"],
    ["javascript", "g((a) =>| `b\nc`);"],
  ],
  "concatenation-to-template": [
    ["javascript", "x = 1 +| 2 + 'a';"],
    ["javascript", "x = a +| b;"],
    ["javascript", "x = 'a' +| /* why */ b;"],
  ],
  "property-shorthand": [
    ["javascript", "x = { a|: b };"],
    ["javascript", "x = { 'a'|: b };"],
    ["javascript", "x = { [a]|: a };"],
  ],
  "export-list-to-inline": [
    ["javascript", "const one = 1;\nex|port { one as two };\n"],
    ["javascript", "const one = 1, two = 2;\nex|port { one };\n"],
    ["javascript", "ex|port { one } from './one.js';\n"],
  ],
  "template-to-concatenation": [
    ["javascript", "x = html`|a`;"],
    ["javascript", "|x = 'a';"],
  ],
  "add-jsdoc-types": [
    ["javascript", "/** @param {string} a */\nfunc|tion f(a) { g(a); }\n"],
    ["javascript", "func|tion f(a) { a = h(a); g(a); }\n"],
  ],
  "add-type-hints": [
    ["python", "def f|(a: int) -> int:\n    return a\n"],
    ["python", "def f|(a):\n    g(a)\n    raise a\n"],
    ["python", "def f|(a):\n    print 'a'\n    return 1\n"],
  ],
  "format-to-f-string": [
    ["python", "x = '{} {}'|.format(*a)"],
    ["python", "x = '{}'|.format(a[\"b\"], c)"],
    ["python", "x = a|.format(b)"],
  ],
  "expression-body-to-block": [
    ["csharp", "class A { int F() =>| /* why */ 1; }"],
    ["csharp", "class A { int F()| { return 1; } }"],
  ],
  "array-to-brackets": [
    ["php", "<?php\n$a = [1|];\n"],
    ["php", "<?php\nfunction f(ar|ray $a) {}\n"],
  ],
  "hash-rocket-to-colon": [
    ["ruby", "h = { 'a' =>| 1 }"],
    ["ruby", "h = { a =>| 1 }"],
    ["ruby", "h = { a:| 1 }"],
  ],
  "unless-to-if": [
    ["ruby", "i|f a\n  b\nend"],
    ["ruby", "u|ntil a\n  b\nend"],
  ],
  "extract-constant": [
    ["javascript", "function f(a) {\n  return a && |g(a).b|;\n}\n"],
    ["javascript", "function f(a) {\n  while (|g(a)|) h();\n}\n"],
    ["javascript", "function f(a) {\n  return [g(), |h()|];\n}\n"],
  ],
  "extract-function": [
    ["javascript", "function f(a) {\n  |if (a) return 1;\n  g();|\n}\n"],
    ["javascript", "function f(a) {\n  for (;;) {\n    |if (a) break;|\n  }\n}\n"],
    ["python", "def f(a):\n    |yield a|\n"],
  ],
  "extract-parameter": [
    ["javascript", "function f() {\n  const n = 1;\n  return g(|n + 1|);\n}\n"],
    ["javascript", "function f(...rest) {\n  return g(|3|, rest);\n}\n"],
  ],
  "rename-poor-name": [
    ["javascript", "function f() {\n  const user|Name = g();\n  return userName;\n}\n"],
    ["javascript", "export function f() {\n  t|mp = g();\n}\n"],
    ["javascript", "class A {\n  t|mp = g();\n}\n"],
  ],
  "var-to-let-or-const": [
    ["javascript", "function f() { if (a) { |var x = 1; } return x; }"],
    ["javascript", "function f() { use(x); |var x = 1; }"],
    ["javascript", "function f() { for (;;) { |var x = g(); later(() => x); } }"],
    ["javascript", "|var x = 1;"],
    ["javascript", "function f(x) { |var x = 1; return x; }"],
    ["javascript", "function f() { g(); |var x; function g() { x = 1; } }"],
    ["javascript", "function f() { h(); |var x = 1; function g() { return x; } function h() { g(); } }"],
    ["javascript", "function f() { |var x = g(function () { return x; }); return x; }"],
  ],
  "index-loop-to-for-each": [
    ["javascript", "f|or (var i = 0; i < xs.length; i++) use(xs[i]); use(i);"],
    ["javascript", "f|or (var i = 0; i < xs.length; i++) use(xs[i]); for (i = 0; i < 3; i++) use(i);"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { use(i, xs[i]); }"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { xs[i] = 0; }"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { xs.push(xs[i]); }"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { use(x, xs[i]); }"],
    ["javascript", "function f(xs) { f|or (i = 0; i < xs.length; i++) use(xs[i]); }"],
    ["javascript", "function f(xs) { var i; f|or (i = 0; i < xs.length; i++) use(xs[i]); return i; }"],
    ["javascript", "function f(xs) { for (var i = 0, n = xs.length; i| < n; i++) use(xs[i]); return n; }"],
    ["javascript", "var i; function f(xs) { f|or (i = 0; i < xs.length; i++) use(xs[i]); } use(() => i);"],
    ["javascript", "for (var i = 0; i < 3; i++) { f|or (i = 0; i < xs.length; i++) use(xs[i]); }"],
    ["javascript", "var i = 1; while (use(i)) { f|or (i = 0; i < xs.length; i++) use(xs[i]); }"],
    ["java", "class A { int f(int[] a) { int i; f|or (i = 0; i < a.length; i++) g(a[i]); return i; } }"],
    ["php", "<?php\nf|or ($i = 0, $n = count($a); $i < $n; $i++) { g($a[$i]); }\necho $n;"],
  ],
  "percent-to-f-string": [
    ["python", 'x = |"%(a)s" % {"a": 1}'],
    ["python", 'x = |"%+d" % (value,)'],
    ["python", 'x = |"%s" % (d["k"],)'],
    ["python", 'x = |"%s %s" % (a,)'],
  ],
  "constructor-to-literal": [
    ["python", "def dict(**k): pass\nx = |dict(a=1)"],
    ["python", "x = |list(xs)"],
  ],
  "loop-to-comprehension": [
    ["python", "r = []\nf|or x in xs:\n    r.append(x)\n    go()\n"],
    ["python", "def f():\n    r = []\n    f|or x in xs:\n        r.append(x)\n    return x\n"],
    ["python", "r = []\nf|or x in xs:\n    r.append(len(r))\n"],
    ["python", "async def f():\n    r = []\n    f|or x in xs:\n        r.append(await x)\n"],
  ],
  "anonymous-class-to-lambda": [
    ["java", "class A { Runnable r = n|ew Runnable() { public void run() { use(this); } }; }"],
    ["java", "class A { Runnable r = n|ew Runnable() { int n; public void run() { n++; } }; }"],
    ["java", "class A { Shape r = n|ew Shape() { public void run() { go(); } }; }"],
    [
      "java",
      "class A { void f(int a) { g(n|ew Consumer<Integer>() { public void accept(Integer a) { go(a); } }); } }",
    ],
  ],
  "interface-to-any": [["go", "package a\n\ntype any int\n\nvar x i|nterface{}\n"]],
  "wrap-error": [
    ["go", 'package a\n\nfunc f() error { return f|mt.Errorf("%v: %v", err, name) }\n'],
    ["go", 'package a\n\nfunc f() error { return f|mt.Errorf("%w", err) }\n'],
  ],
  "replace-ioutil": [["go", 'package a\n\nimport |"io/ioutil"\n\nvar x, _ = ioutil.ReadDir("a")\n']],
  "match-to-if-let": [
    ["rust", "fn f() { m|atch x { Some(v) => a(v), None => b() } }"],
    ["rust", "fn f() { m|atch x { Some(v) if v > 1 => a(v), _ => {} } }"],
  ],
  "block-to-expression-body": [
    ["csharp", "class A { int F|() { go(); return 1; } }"],
    ["csharp", "class A { int P| { get { return x; } set { x = value; } } }"],
  ],
  "closure-to-arrow-function": [
    ["php", "<?php $f = f|unction () use (&$y) { return $y; };"],
    ["php", "<?php $f = f|unction () { return $y = 1; };"],
  ],
  "if-not-to-unless": [["ruby", "i|f !x\n  a\nelse\n  b\nend"]],
  "de-morgan": [["javascript", "x = |!(a && b || c)"]],
  "concatenation-to-interpolation": [
    ["python", "a = f\"{b('c|' + d)}\"\n"],
    ["php", "<?php\n$x = |'a' . $i-- . 'b';\n"],
    ["php", "<?php\n$x = |'a' . ($i - $j) . 'b';\n"],
  ],
  "invert-if": [
    ["python", "i|f a != b:\n    x()\nelse:\n    y()\n"],
    ["javascript", "i|f (!a) { x(); } else if (b) { y(); }"],
    ["c", "void f(int a) { i|f (a != 1) { x(); } else /* why */ { y(); } }"],
    ["javascript", "i|f (!a) { x(); } /* why */ else { y(); }"],
  ],
  "if-to-conditional": [
    ["javascript", "i|f (a) { const x = 1; } else { const x = 2; }"],
    ["javascript", "i|f (f()) g().x = 1; else g().x = 2;"],
    ["javascript", "i|f (a) x = 1; else y = 2;"],
    ["javascript", "i|f (a) x = () => 1; else x = 2;"],
    ["javascript", "i|f (a) x = b ? 1 : 2; else x = 2;"],
    ["javascript", "i|f (a) { x = 1; /* why */ } else { x = 2; }"],
    ["cpp", "int f() { i|f constexpr (a) return 1; else return 2; }"],
  ],
  "conditional-to-if": [
    ["python", "x| = (a if b and\n    d else c)\n"],
    ["javascript", "c|onst x = a ? 1 : 2;"],
  ],
  "if-to-switch": [
    ["javascript", "i|f (x == 1) a(); else if (x == 2) b(); else c();"],
    ["javascript", "for (;;) { i|f (x === 1) { break; } else if (x === 2) b(); else c(); }"],
    ["javascript", "i|f (x === 1) a(); else if (y === 2) b(); else c();"],
    ["javascript", "i|f (x() === 1) a(); else if (x() === 2) b(); else c();"],
    ["java", 'class A { void f() { i|f (x == "a") a(); else if (x == "b") b(); else c(); } }'],
    ["php", "<?php while ($a) { i|f ($x == 1) { continue; } elseif ($x == 2) { b(); } else { c(); } }"],
  ],
  "switch-to-if": [
    ["javascript", "s|witch (x) { case 1: a(); case 2: b(); }"],
    ["javascript", "s|witch (x) { case 1: if (a) break; b(); break; case 2: c(); }"],
    ["javascript", "s|witch (x) { case 1: let y = 1; use(y); break; case 2: y = 2; }"],
    ["javascript", "s|witch (x()) { case 1: a(); break; case 2: b(); }"],
    ["javascript", "s|witch (x) { default: a(); break; case 2: b(); }"],
    ["go", "package a\n\nfunc f(x any) { s|witch y := x.(type) { case int: a(y) } }\n"],
    ["java", "class A { void f() { s|witch (x) { case RED: a(); break; default: b(); } } }"],
  ],
  "declaration-to-arrow": [
    ["javascript", "func|tion f() {}"],
    ["javascript", "import 'a';\nf();\nfunc|tion f() {}"],
    ["javascript", "import 'a';\nfunc|tion f() { return this; }"],
    ["javascript", "import 'a';\nfunc|tion f() {}\nf = g;"],
    ["javascript", "import 'a';\nfunc|tion f() {}\nclass A extends f {}"],
    ["javascript", "import 'a';\nfunc|tion f() {}\nf.prototype.a = 1;"],
    ["javascript", "import 'a';\nfunc|tion* f() {}"],
    ["javascript", "import 'a';\nexport default func|tion f() {}"],
    ["javascript", "function g() { h(); func|tion f() {} function h() { f(); } }"],
    ["javascript", "function g() { if (a) { func|tion f() {} } f(); }"],
    ["javascript", "function g() { var f; func|tion f() {} }"],
    ["typescript", "import 'a';\nfunction f(x: 1): 1;\nfunc|tion f(x: 1) { return x; }"],
    ["typescript", "import 'a';\nfunc|tion f(x: any): asserts x is A {}"],
  ],
  "arrow-to-declaration": [
    ["javascript", "con|st f = () => this.a;"],
    ["javascript", "con|st f = () => 1, g = 2;"],
    ["javascript", "le|t f = () => 1;"],
    ["javascript", "con|st f = /* why */ () => 1;"],
    ["javascript", "function g() { if (a) { con|st f = () => 1; } }"],
    ["typescript", "con|st f: F = () => 1;"],
  ],
  "arrow-to-function": [
    ["javascript", "const f = (|) => this.a;"],
    ["javascript", "class A { f = (|) => 1; }"],
  ],
  "then-to-await": [
    ["javascript", "async function f() { c|onst a = await g().then((b) => b.c).catch(() => 1); }"],
    ["javascript", "async function f(r) { r|eturn g().then((r) => r.a); }"],
    ["javascript", "async function f() { r|eturn g().then(a, b); }"],
    [
      "javascript",
      "async function f() { r|eturn g().then((a) => { if (a) return 1; return 2; }).then((b) => b); }",
    ],
    ["javascript", "async function f() { try { r|eturn g().then((a) => a.b); } catch {} }"],
    ["javascript", "async function f() { r|eturn g().then(function () { return this; }); }"],
  ],
  "and-to-optional-chaining": [
    ["javascript", "x = a() &|& a().b;"],
    ["javascript", "x = a &|& b.c;"],
    ["javascript", "x = a == null ? null :| a.b;"],
  ],
  "commonjs-to-module": [
    ["javascript", "v|ar package = require('./package.json');"],
    ["javascript", "v|ar a = require('a');\nwith (a) b();"],
    ["javascript", "v|ar a = require('a');\na.chmod(0755, '\\033');"],
    ["javascript", "v|ar a = require('a');\nvar b;\ndelete b;"],
    ["javascript", "v|ar a = require('a');\nfunction b(eval) {}\narguments = 1;"],
    ["javascript", "const| a = require('a');\nif (a) require('b');\n"],
    ["javascript", "go();\nconst| a = require('a');\n"],
    ["javascript", "const| a = require('a');\nuse(__dirname);\n"],
    ["javascript", "const| a = require('a');\nmodule.exports = a;\nmodule.exports.b = 1;\n"],
  ],
  "module-to-commonjs": [
    ["javascript", "i|mport a from 'a';\nexport let b = 1;\nb = 2;\n"],
    ["javascript", "i|mport a from 'a';\nawait a();\n"],
    ["javascript", "i|mport a from 'a';\nexport * from 'b';\n"],
  ],
  "type-to-interface": [
    ["typescript", "t|ype A = { [key in B]: C };"],
    ["typescript", "t|ype A = B & { a: 1 };"],
  ],
  "interface-to-type": [
    ["typescript", "i|nterface A extends B { a: 1 }"],
    ["typescript", "i|nterface A { a: 1 }\ninterface A { b: 1 }"],
    ["typescript", "i|nterface Window { a: 1 }"],
    ["typescript", "export {}\ndeclare global { i|nterface A { a: 1 } }"],
  ],
  "enum-to-union": [
    ["typescript", "e|num A { X, Y }\nuse(A[0]);"],
    ["typescript", "e|num A { X, Y }\nlet x: A.X;"],
    ["typescript", "e|num A { X = f() }"],
    ["typescript", "const e|num A { X }"],
  ],
  "comprehension-to-loop": [
    ["python", "x| = [a for a in b]\na = 1\n"],
    ["python", "x| = [x for y in x]\n"],
    ["python", "class A:\n    x| = [a for a in b]\n"],
    ["python", "x| = {f(a): g(a) for a in b}\n"],
  ],
  "if-to-match": [
    ["python", "i|f x == 1:\n    a()\nelif x == RED:\n    b()\nelse:\n    c()\n"],
    ["python", "i|f x == True:\n    a()\nelif x == 2:\n    b()\nelse:\n    c()\n"],
    ["python", "i|f isinstance(x, TYPES):\n    a()\nelif x == 2:\n    b()\nelse:\n    c()\n"],
    ["python", "i|f x == 1:\n    a()\nelif y == 2:\n    b()\nelse:\n    c()\n"],
  ],
  "os-path-to-pathlib": [["python", "x = |os.path.join(a, b)\n"]],
  "namedtuple-to-dataclass": [
    ["python", "P| = namedtuple('P', 'a b')\nx = P(1, 2)._replace(a=2)\n"],
    ["python", "P| = namedtuple('P', 'a b')\nclass Q(P):\n    pass\n"],
    ["python", "P| = namedtuple('P', names)\n"],
  ],
  "loop-to-stream": [
    ["java", "class A { void f() { f|or (T x : xs) { n += x; } } }"],
    ["java", "class A { void f() { f|or (T x : xs) { a(x); b(x); } } }"],
  ],
  "string-to-text-block": [["java", 'class A { String s = |"a\\n" + b; }']],
  "class-to-record": [
    ["java", "c|lass A { private int x; A(int x) { this.x = x; } }"],
    ["java", "c|lass A extends B { private final int x; A(int x) { this.x = x; } }"],
    ["java", "c|lass A { private final int x; A(int x) { this.x = x; go(); } }"],
    ["java", "class O { c|lass A { private final int x; A(int x) { this.x = x; } } }"],
  ],
  "match-to-let-else": [
    ["rust", "fn f() { l|et x = match g { Ok(v) => v, Err(e) => return e }; }"],
    ["rust", "fn f() { l|et x = match g { Some(v) => v, None => 1 }; }"],
  ],
  "unwrap-to-question-mark": [
    ["rust", "fn f() -> u8 { a|.unwrap() }"],
    ["rust", "fn f() -> Option<u8> { g(|| a|.unwrap()) }"],
  ],
  "using-to-declaration": [
    ["csharp", "class A { void F() { u|sing (var s = Open()) { s.Go(); } More(); } }"],
    ["csharp", "class A { void F() { { int a = 1; } u|sing (var s = Open()) { int a = 2; } } }"],
  ],
  "switch-to-switch-expression": [
    ["csharp", "class A { int F(int x) { s|witch (x) { case 1: return 1; } return 2; } }"],
    ["csharp", "class A { int F(int x) { s|witch (x) { case 1: go(); return 1; default: return 2; } } }"],
  ],
  "property-to-promoted-parameter": [
    ["php", "<?php class A { private $x; public function __|construct(int $x) { $this->x = $x; } }"],
    ["php", "<?php class A { private $x = 1; public function __|construct($x) { $this->x = $x; } }"],
    ["php", "<?php class A { private $x; public function __|construct($x) { go(); $this->x = $x; } }"],
  ],
};

/** Places at which nothing is done. */
const leftAlone: readonly (readonly [string, string, string])[] = [
  ["de-morgan", "javascript", "f(|!(a && !b));"],
  ["de-morgan", "python", "x = n|ot (a and not b)\n"],
  ["de-morgan-outward", "javascript", "if (a |&& !b) c();"],
  ["loop-to-comprehension", "python", "a = {}\nf|or x in xs:\n    a[k(x)] = v(x)\n"],
  [
    "loop-to-comprehension",
    "python",
    "def f():\n    try:\n        a = []\n        f|or x in xs:\n            a.append(g(x))\n    finally:\n        h(a)\n",
  ],
  ["index-loop-to-for-each", "python", "for i in r|ange(len(a)):\n    b(a[i])\nc(i)\n"],
  [
    "index-loop-to-for-each",
    "java",
    "class A { void f(int[] a) { f|or (int i = 0; i < a.length; i++) { a[i] += 1; } } }",
  ],
  [
    "index-loop-to-for-each",
    "go",
    "package a\n\nfunc f(a []int) {\n\tf|or i := 0; i < len(a); i++ {\n\t\tb(&a[i])\n\t}\n}\n",
  ],
  ["conditional-to-null-coalescing", "javascript", "x = a |!== null ? a : b;"],
  ["concatenation-to-interpolation", "csharp", 'class A { string x = a| + b + "c"; }'],
  [
    "if-to-switch",
    "rust",
    "fn f(n: u8) {\n    i|f n == 0 { a(); } else if n == 1 { b(); } else if n == 2 { c(); }\n}\n",
  ],
  [
    "union-to-enum",
    "typescript",
    'c|onst A = { X: "x" } as const;\ntype A = (typeof A)[keyof typeof A];\nconst a: A = "x";\n',
  ],
  ["shorthand-to-property", "javascript", "x = { return f(|a, b) };\n"],
  ["if-to-guard-clause", "javascript", "for (const a of b) i|f (a) {\n  c(a);\n  d(a);\n}\n"],
  ["match-to-if-let", "rust", "fn f() { m|atch a { Some(true) => { g(); } None => {} } }"],
  [
    "switch-to-if",
    "typescript",
    "function f(a: 1 | 2): number { s|witch (a) { case 1: return 1; case 2: return 2; } }",
  ],
];

describe("the transformations", () => {
  for (const [name, texts] of Object.entries(refused))
    for (const [languageId, text] of texts)
      it(`${name} does not change the meaning of ${JSON.stringify(text)}`, async () => {
        const result = await transformText(name, languageId, text);
        assert.ok(result === undefined || result.startsWith("refused: "), result);
      });

  for (const [name, languageId, text] of leftAlone)
    it(`${name} leaves ${JSON.stringify(text)} alone`, async () => {
      const result = await transformText(name, languageId, text);
      assert.ok(result === undefined || result.startsWith("refused: "), result);
    });

  it("keep brackets where they are needed", async () => {
    assert.equal(
      await transformText("de-morgan", "javascript", "x = c && |!(a && (b || d))"),
      "x = c && (!a || !(b || d))",
    );
    assert.equal(
      await transformText("de-morgan", "python", "x = n|ot (a or b == 1)"),
      "x = not a and not (b == 1)",
    );
    assert.equal(
      await transformText("de-morgan", "java", "class A { boolean x = |!(a == 1 || b < 2); }"),
      "class A { boolean x = a != 1 && !(b < 2); }",
    );
  });

  it("are refused or not offered somewhere, each of them", () => {
    const back = Object.keys(waysBack).filter((name) =>
      waysBack[name]?.some(([, , after]) => after === undefined),
    );
    const tested = new Set([...Object.keys(refused), ...back, ...leftAlone.map(([name]) => name)]);
    assert.deepEqual(
      listTransforms().flatMap(({ name }) => (tested.has(name) ? [] : [name])),
      [],
    );
  });
});
