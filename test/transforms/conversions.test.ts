import assert from "node:assert/strict";
import { transformFirst } from "./transformText.ts";

/** By transformation: language, text before and after. */
const conversions: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  "comment-to-documentation": [
    [
      "python",
      "# Runs the job\n# :param a: how often\ndef f(a, b):\n    return a\n",
      'def f(a, b):\n    """Runs the job\n\n    :param a: how often\n    :param b:\n    :returns:\n    """\n    return a\n',
    ],
  ],
  "index-loop-to-for-each": [
    [
      "javascript",
      "function f(a) {\n  var i;\n  for (i = 0; i < a.length; i++) g(a[i]);\n}\n",
      "function f(a) {\n  for (const item of a) g(item);\n}\n",
    ],
    [
      "javascript",
      "function f(a) {\n  var k, i, n;\n  for (i = 0, n = a.length; i < n; i++) g(a[i]);\n}\n",
      "function f(a) {\n  var k;\n  for (const item of a) g(item);\n}\n",
    ],
    [
      "javascript",
      "function f(a) {\n  var i, k;\n  for (i = 0; i < 3; i++) g(i);\n  for (i = 0; i < a.length; i++) g(a[i]);\n}\n",
      "function f(a) {\n  var i, k;\n  for (i = 0; i < 3; i++) g(i);\n  for (const item of a) g(item);\n}\n",
    ],
    [
      "java",
      "class A { void f(List<L> a) {\n  int i, k;\n  for (i = 0; i < a.size(); i++) {\n    go(a.get(i));\n  }\n} }\n",
      "class A { void f(List<L> a) {\n  int k;\n  for (var item : a) {\n    go(item);\n  }\n} }\n",
    ],
    [
      "csharp",
      "class A { void F(int[] a) {\n  int i;\n  for (i = 0; i < a.Length; i++) { G(a[i]); }\n} }\n",
      "class A { void F(int[] a) {\n  foreach (var item in a) { G(item); }\n} }\n",
    ],
    [
      "cpp",
      "void f() {\n  int i, n;\n  for (i = 0, n = w.size(); i < n; ++i) {\n    go(w[i]);\n  }\n}\n",
      "void f() {\n  for (const auto& item : w) {\n    go(item);\n  }\n}\n",
    ],
    [
      "php",
      "<?php\nfor ($i = 0, $n = count($rows); $i < $n; $i++) {\n    echo $rows[$i];\n}\n",
      "<?php\nforeach ($rows as $row) {\n    echo $row;\n}\n",
    ],
    [
      "javascript",
      "function f(a) {\n  for (let i = 0; i < a.length; i++) g(a[i]);\n  return a.map((b, i) => i);\n}",
      "function f(a) {\n  for (const item of a) g(item);\n  return a.map((b, i) => i);\n}",
    ],
    [
      "javascript",
      "function f(a) {\n  for (var i = 0; i < a.length; i++) g(a[i]);\n  for (var i = 0; i < 3; i++) g(i);\n}",
      "function f(a) {\n  for (const item of a) g(item);\n  for (var i = 0; i < 3; i++) g(i);\n}",
    ],
    [
      "python",
      "def f(a):\n    for i in range(len(a)):\n        g(a[i])\n    for i in range(3):\n        g(i)\n",
      "def f(a):\n    for item in a:\n        g(item)\n    for i in range(3):\n        g(i)\n",
    ],
  ],
  "if-to-conditional": [
    [
      "python",
      "def f(a):\n    if a:\n        return 1\n    return 2, 3\n",
      "def f(a):\n    return 1 if a else (2, 3)\n",
    ],
    ["ruby", "if a\n  x = foo 1\nelse\n  x = 2\nend\n", "x = a ? (foo 1) : 2\n"],
    ["php", "<?php\nif ($a and $b) { $x = 1; } else { $x = 2; }\n", "<?php\n$x = ($a and $b) ? 1 : 2;\n"],
    ["c", "int f(int a) { if (a) return 'x'; else return 'y'; }", "int f(int a) { return a ? 'x' : 'y'; }"],
    ["javascript", "if (a = b) x += y; else x += 1;", "x += (a = b) ? y : 1;"],
  ],
  "conditional-to-if": [
    ["python", "x = 1 if a else 2\n", "if a:\n    x = 1\nelse:\n    x = 2\n"],
    [
      "ruby",
      "def f(a)\n  x = a ? 1 : 2\nend\n",
      "def f(a)\n  if a\n    x = 1\n  else\n    x = 2\n  end\nend\n",
    ],
    [
      "php",
      "<?php\nfunction f($a) {\n\t$x = $a ? 1 : 2;\n}\n",
      "<?php\nfunction f($a) {\n\tif ($a) {\n\t\t$x = 1;\n\t} else {\n\t\t$x = 2;\n\t}\n}\n",
    ],
  ],
  "if-to-switch": [
    [
      "go",
      "package a\n\nfunc f(x int) {\n\tif x == 1 {\n\t\ta()\n\t} else if x == 2 || x == 3 {\n\t\tb()\n\t} else {\n\t\tc()\n\t}\n}\n",
      "package a\n\nfunc f(x int) {\n\tswitch x {\n\tcase 1:\n\t\ta()\n\tcase 2, 3:\n\t\tb()\n\tdefault:\n\t\tc()\n\t}\n}\n",
    ],
    [
      "java",
      "class A {\n  void f(int x) {\n    if (x == 1) {\n      int y = 2;\n      a(y);\n    } else if (x == 2) {\n      return;\n    } else {\n      c();\n    }\n  }\n}\n",
      "class A {\n  void f(int x) {\n    switch (x) {\n      case 1: {\n        int y = 2;\n        a(y);\n        break;\n      }\n      case 2:\n        return;\n      default:\n        c();\n    }\n  }\n}\n",
    ],
    [
      "csharp",
      'class A { void F(string x) {\n  if (x == "a") { A(); } else if (x == "b") { return; } else { D(); }\n} }',
      'class A { void F(string x) {\n  switch (x) {\n    case "a":\n      A();\n      break;\n    case "b":\n      return;\n    default:\n      D();\n      break;\n  }\n} }',
    ],
  ],
  "switch-to-if": [
    [
      "c",
      "void f(int x) {\n  switch ((x) & 3) {\n    case A | B: a(); break;\n    default: b();\n  }\n}\n",
      "void f(int x) {\n  if (((x) & 3) == (A | B)) {\n    a();\n  } else {\n    b();\n  }\n}\n",
    ],
    [
      "javascript",
      "switch (x & 3) {\n  case 1: a(); break;\n  default: b();\n}\n",
      "if ((x & 3) === 1) {\n  a();\n} else {\n  b();\n}\n",
    ],
    [
      "go",
      "package a\n\nfunc f(x int) {\n\tswitch {\n\tcase x > 1:\n\t\ta()\n\tdefault:\n\t\tb()\n\t}\n}\n",
      "package a\n\nfunc f(x int) {\n\tif x > 1 {\n\t\ta()\n\t} else {\n\t\tb()\n\t}\n}\n",
    ],
    [
      "c",
      "void f(int x) {\n  switch (x) {\n    case 1: {\n      a();\n      break;\n    }\n    case B: b(); break;\n  }\n}\n",
      "void f(int x) {\n  if (x == 1) {\n    a();\n  } else if (x == B) {\n    b();\n  }\n}\n",
    ],
    [
      "php",
      "<?php\nswitch ($x) {\n  case 1:\n    a();\n    break;\n  default:\n    c();\n}\n",
      "<?php\nif ($x == 1) {\n  a();\n} else {\n  c();\n}\n",
    ],
  ],
  "if-to-guard-clause": [
    [
      "python",
      "for a in b:\n    if not a:\n        go(a)\n        # why\n        tell(a)\n",
      "for a in b:\n    if a:\n        continue\n    go(a)\n    # why\n    tell(a)\n",
    ],
    [
      "ruby",
      "def f(a)\n  if a\n    go\n    tell\n  end\nend\n",
      "def f(a)\n  return unless a\n  go\n  tell\nend\n",
    ],
    [
      "go",
      "package a\n\nfunc f(a bool) {\n\tif a {\n\t\tg()\n\t\th()\n\t}\n}\n",
      "package a\n\nfunc f(a bool) {\n\tif !a {\n\t\treturn\n\t}\n\tg()\n\th()\n}\n",
    ],
    [
      "rust",
      "fn f(a: bool) {\n    if a {\n        go();\n        tell();\n    }\n}\n",
      "fn f(a: bool) {\n    if !a {\n        return;\n    }\n    go();\n    tell();\n}\n",
    ],
    [
      "php",
      "<?php\nfunction f($a) {\n    if ($a instanceof B) {\n        go();\n        tell();\n    }\n}\n",
      "<?php\nfunction f($a) {\n    if (!($a instanceof B)) {\n        return;\n    }\n    go();\n    tell();\n}\n",
    ],
  ],
  "de-morgan": [
    ["php", "<?php\n$x = !($a and $b);\n", "<?php\n$x = (!$a or !$b);\n"],
    ["rust", "fn f() -> bool { !(a && b == c) }", "fn f() -> bool { !a || b != c }"],
    ["ruby", "x = !(a && b)\n", "x = !a || !b\n"],
    [
      "python",
      "if x and not \\\n    ((a or \\\n      b) and \\\n     c):\n    d()\n",
      "if x and ((not a and \\\n      not b) or \\\n     not c):\n    d()\n",
    ],
  ],
  "declaration-to-arrow": [
    [
      "javascript",
      "export {};\nfunction a(b) {\n\treturn c(b)\n\t\t.d();\n}",
      "export {};\nconst a = (b) => c(b)\n\t.d();",
    ],
    [
      "javascript",
      "export {};\nfunction a() {\n  return `b\n  c`;\n}",
      "export {};\nconst a = () => `b\n  c`;",
    ],
    [
      "javascript",
      "import a from 'a';\nasync function f(x) {\n  // why\n  return { a: await x };\n}\na(f);\n",
      "import a from 'a';\nconst f = async (x) => {\n  // why\n  return { a: await x };\n};\na(f);\n",
    ],
    ["typescript", "export function f<T>(x: T): T { return x; }\n", "export const f = <T>(x: T): T => x;\n"],
    [
      "javascript",
      "function g() { function f(n) { return n ? f(n - 1) : 0; } return f(3); }",
      "function g() { const f = (n) => n ? f(n - 1) : 0; return f(3); }",
    ],
  ],
  "function-to-arrow": [
    ["javascript", "a(function (b) {\n  return c({\n    b,\n  });\n});", "a((b) => c({\n  b,\n}));"],
    [
      "javascript",
      "f(function (x) { return {}.toString.call(x); });\n",
      "f((x) => ({}.toString.call(x)));\n",
    ],
  ],
  "arrow-to-declaration": [
    ["javascript", "const f = async x => ({ a: x });\n", "async function f(x) {\n    return { a: x };\n}\n"],
    [
      "typescript",
      "export const f = <T>(x: T): T => {\n  return x; // it\n};\n",
      "export function f<T>(x: T): T {\n  return x; // it\n}\n",
    ],
    [
      "javascript",
      "function g(y) {\n  const f = (x) =>\n    x + y;\n  return f;\n}\n",
      "function g(y) {\n  function f(x) {\n    return x + y;\n  }\n  return f;\n}\n",
    ],
  ],
  "arrow-to-function": [
    [
      "javascript",
      "const a = (b) => c({\n  b,\n});",
      "const a = function (b) {\n  return c({\n    b,\n  });\n};",
    ],
    ["javascript", "xs.map(x => ({ a: x }));\n", "xs.map(function (x) { return { a: x }; });\n"],
    ["javascript", "(() => 1)();\n", "(function () { return 1; })();\n"],
    [
      "typescript",
      "const f = async <T>(a: T): Promise<T> => a;\n",
      "const f = async function <T>(a: T): Promise<T> { return a; };\n",
    ],
  ],
  "then-to-await": [
    [
      "javascript",
      "function f(id) {\n  return find(id).then(({ a, b }) => {\n    go(a);\n    return b;\n  }).then((c) => {\n    if (c) return 1;\n    return 2;\n  });\n}",
      "async function f(id) {\n  const { a, b } = await find(id);\n  go(a);\n  const c = await b;\n  if (c) return 1;\n  return 2;\n}",
    ],
    [
      "javascript",
      "async function f(id) {\n  return find(id).then((a) => go(a)).catch((e) => { log(e); }).finally(() => done());\n}",
      "async function f(id) {\n  try {\n    const a = await find(id);\n    return await go(a);\n  } catch (e) {\n    log(e);\n  } finally {\n    await done();\n  }\n}",
    ],
    [
      "typescript",
      "class A {\n  async f(id: string) {\n    const { a } = await find(id).then((b) => b.json());\n    return a;\n  }\n}",
      "class A {\n  async f(id: string) {\n    const b = await find(id);\n    const { a } = await b.json();\n    return a;\n  }\n}",
    ],
    [
      "javascript",
      "async function f(id) {\n  try {\n    const a = await find(id).then((b) => {\n      go(b);\n      return b.c;\n    });\n    done(a);\n  } catch {}\n}",
      "async function f(id) {\n  try {\n    const b = await find(id);\n    go(b);\n    const a = await b.c;\n    done(a);\n  } catch {}\n}",
    ],
    [
      "javascript",
      "async function f(id) {\n  return find(id).then((a) => ({ a })).catch(() => []);\n}",
      "async function f(id) {\n  try {\n    const a = await find(id);\n    return { a };\n  } catch {\n    return [];\n  }\n}",
    ],
    [
      "javascript",
      "async function f(id) {\n  await find(id).then(() => ({ a: go() }));\n}",
      "async function f(id) {\n  await find(id);\n  ({ a: go() });\n}",
    ],
  ],
  "arrow-block-to-expression": [
    [
      "java",
      "class A {\n  B b = x -> {\n    return c(\n      x);\n  };\n}",
      "class A {\n  B b = x -> c(\n    x);\n}",
    ],
  ],
  "arrow-expression-to-block": [
    ["javascript", "const a = (b) => c({\n  b,\n});", "const a = (b) => {\n  return c({\n    b,\n  });\n};"],
  ],
  "constructor-to-literal": [
    ["python", "a = 'b'\nc = dict(d=1, e='f')\n", "a = 'b'\nc = {'d': 1, 'e': 'f'}\n"],
    ["python", "a = dict(\n    b=1,\n)\nc = 'd'\n", "a = {\n    'b': 1,\n}\nc = 'd'\n"],
  ],
  "and-to-optional-chaining": [
    ["javascript", "x = a && a.b.c(1)[2];", "x = a?.b.c(1)[2];"],
    ["javascript", "x = a === null || a === undefined ? undefined : a(1);", "x = a?.(1);"],
    ["javascript", "x = a != null ? a[0].b : void 0;", "x = a?.[0].b;"],
    ["javascript", "if (a !== null && a !== undefined && a.b) c();", "if (a?.b) c();"],
  ],
  "commonjs-to-module": [
    [
      "javascript",
      "'use strict';\nconst a = require('./a');\nconst b = require('b').c;\nrequire('d');\nclass A {}\nexports.A = A;\nexports.f = function () { return a; };\n",
      "'use strict';\nimport a from './a';\nimport { c as b } from 'b';\nimport 'd';\nclass A {}\nexport { A };\nexport const f = function () { return a; };\n",
    ],
    [
      "javascript",
      "var a = require('./a'),\n    { b } = require('b');\nmodule.exports = a;\n",
      "import a from './a';\nimport { b } from 'b';\nexport default a;\n",
    ],
  ],
  "module-to-commonjs": [
    [
      "javascript",
      "import a, { b as c } from 'x';\nimport 'y';\nexport default function f() { return c(a); }\n",
      "const a = require('x');\nconst { b: c } = a;\nrequire('y');\nfunction f() { return c(a); }\nmodule.exports = f;\n",
    ],
  ],
  "enum-to-union": [
    [
      "typescript",
      "enum E { A, B = 5, C }\n  f(E.A);\n",
      "const E = {\n  A: 0,\n  B: 5,\n  C: 6,\n} as const;\ntype E = (typeof E)[keyof typeof E];\n  f(E.A);\n",
    ],
  ],
  "comprehension-to-loop": [
    [
      "python",
      "x = {k: v for k, v in a.items() if v if k}\n    ",
      "x = {}\nfor k, v in a.items():\n    if v:\n        if k:\n            x[k] = v\n    ",
    ],
    [
      "python",
      "x = [a +\n    1 for a in b\n    if a\n    and c]\n",
      "x = []\nfor a in b:\n    if a and c:\n        x.append(a + 1)\n",
    ],
    [
      "python",
      "y = {z for w in a for z in w}\n",
      "y = set()\nfor w in a:\n    for z in w:\n        y.add(z)\n",
    ],
  ],
  "match-to-if": [
    [
      "python",
      "match x:\n    case -1 | A.B if y:\n        a()\n    case True | 'b':\n        c()\n",
      "if (x == -1 or x == A.B) and y:\n    a()\nelif x is True or x == 'b':\n    c()\n",
    ],
  ],
  "os-path-to-pathlib": [
    [
      "python",
      '"""Doc."""\nimport os\nx = open(os.path.join(a, "b"))\n',
      '"""Doc."""\nimport os\nfrom pathlib import Path\nx = open(Path(a, "b"))\n',
    ],
  ],
  "var-to-let-or-const": [
    [
      "javascript",
      "function f() { var x = function () { return x; }, y = x; g(); function g() { return x; } return y; }",
      "function f() { const x = function () { return x; }, y = x; g(); function g() { return x; } return y; }",
    ],
  ],
  "string-to-text-block": [
    [
      "java",
      'class A {\n  String s = "a \\n" + "\\"\\"\\"b\\t\\n";\n}',
      'class A {\n  String s = """\n    a\\s\n    \\"""b\\t\n    """;\n}',
    ],
  ],
  "class-to-record": [
    [
      "java",
      "public final class P<T> implements C<T> {\n  private final T x;\n  public P(T x) {\n    this.x = x;\n  }\n}",
      "public record P<T>(T x) implements C<T> {}",
    ],
  ],
  "loop-to-stream": [
    [
      "java",
      "class A { void f() {\n  for (T x : xs) { if (x.ok()) g(x); }\n} }",
      "class A { void f() {\n  xs.stream().filter(x -> x.ok()).forEach(x -> g(x));\n} }",
    ],
  ],
  "property-to-promoted-parameter": [
    [
      "php",
      "<?php\nclass A {\n    private $a;\n    private readonly C $c;\n\n    public function __construct($a, C $c) {\n        $this->a = $a;\n        go();\n        $this->c = $c;\n    }\n}\n",
      "<?php\nclass A {\n    private readonly C $c;\n\n    public function __construct(private $a, C $c) {\n        go();\n        $this->c = $c;\n    }\n}\n",
    ],
  ],
};

describe("the transformations", () => {
  for (const [name, cases] of Object.entries(conversions))
    for (const [languageId, before, after] of cases)
      it(`${name} converts ${JSON.stringify(before)}`, async () => {
        assert.equal(await transformFirst(name, languageId, before), after);
      });
});
