import assert from "node:assert/strict";
import { transformFirst, transformText } from "./transformText.ts";

/** Results that read as people write them: by transformation, the language, the text before and after. */
const cases: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  "commonjs-to-module": [
    [
      "javascript",
      "const b = require('b');\nfunction a() {}\nmodule.exports = { a: a };\n",
      "import b from 'b';\nfunction a() {}\nexport { a };\n",
    ],
  ],
  "and-to-optional-chaining": [
    ["javascript", "x = a && a.b && a.b.c && d;", "x = a?.b?.c && d;"],
    ["javascript", "x = d && a.b && a.b.c(1);", "x = d && a.b?.c(1);"],
  ],
  "if-to-conditional": [
    ["javascript", "if (a) { b = 1 } else { b = 2 }\n(c || d).e()\n", "b = a ? 1 : 2;\n(c || d).e()\n"],
    [
      "python",
      "def f(a):\n    if a is None or a == 3:\n        return False\n    return True\n",
      "def f(a):\n    return not (a is None or a == 3)\n",
    ],
    [
      "python",
      "def f(a, b):\n    if a in b and not b:\n        return True\n    return False\n",
      "def f(a, b):\n    return a in b and not b\n",
    ],
    [
      "python",
      "def f(a):\n    if a == 3:\n        return True\n    return False\n",
      "def f(a):\n    return bool(a == 3)\n",
    ],
    ["javascript", "if (a > 3) { b = true; } else { b = false; }", "b = a > 3;"],
    ["javascript", "if (a) { b = true; } else { b = false; }", "b = Boolean(a);"],
    [
      "java",
      "class A { boolean f() { if (a()) return false; return true; } }",
      "class A { boolean f() { return !a(); } }",
    ],

    [
      "java",
      "class A { void f() {\n  int x;\n  if (a) { x = 1; } else { x = 2; }\n  g(x);\n} }\n",
      "class A { void f() {\n  int x = a ? 1 : 2;\n  g(x);\n} }\n",
    ],
    ["javascript", "let x, y;\nif (a) { y = 1; } else { y = 2; }\n", "let x, y;\ny = a ? 1 : 2;\n"],
  ],
  "arrow-to-function": [
    [
      "javascript",
      "const a = (b) => {\n  c(b)\n}\n\n// all of them\n[1].d(a)\n",
      "const a = function (b) {\n  c(b)\n};\n\n// all of them\n[1].d(a)\n",
    ],
    [
      "javascript",
      "a()\nb()\nc()\nd.then((x) => x.json())\n",
      "a()\nb()\nc()\nd.then(function (x) { return x.json() })\n",
    ],
  ],
  "arrow-block-to-expression": [
    ["javascript", "const a = () => { return b }\n[1].c()\n", "const a = () => b;\n[1].c()\n"],
    ["javascript", "d(() => { return b })\n", "d(() => b)\n"],

    ["java", "class A { F f = x -> { return x.y; }; }\n", "class A { F f = x -> x.y; }\n"],
    ["csharp", "class A { F f = x => { return x + 1; }; }\n", "class A { F f = x => x + 1; }\n"],
    ["javascript", "f = () => { return { a }; };\n", "f = () => ({ a });\n"],
  ],
  "export-inline-to-list": [
    [
      "typescript",
      "export class A {\n}\n\nexport const b = 1;\n",
      "class A {\n}\n\nconst b = 1;\n\nexport { A, b };\n",
    ],
  ],
  "comment-to-documentation": [
    [
      "python",
      "# reads it\n# path: where it lies,\n#   in the folder\n# size - how much\ndef f(path, size):\n    pass\n",
      'def f(path, size):\n    """Reads it.\n\n    Args:\n        path: where it lies, in the folder\n        size: how much\n    """\n    pass\n',
    ],
    [
      "javascript",
      "// Sends it.\n// Parameters:\n// to: who gets it\nfunction f(to, b) {}\n",
      "/**\n * Sends it.\n *\n * @param to who gets it\n * @param b\n */\nfunction f(to, b) {}\n",
    ],
    [
      "csharp",
      "class A {\n    // Sends it.\n    // to: who < gets it\n    void F(string to) { }\n}\n",
      'class A {\n    /// <summary>\n    /// Sends it.\n    /// </summary>\n    /// <param name="to">who &lt; gets it</param>\n    void F(string to) { }\n}\n',
    ],

    [
      "python",
      "# Reads it.\n# Twice.\ndef f():\n    pass\n",
      'def f():\n    """Reads it.\n\n    Twice.\n    """\n    pass\n',
    ],
    [
      "php",
      "<?php\n// says it\nfunction f(): bool { return true; }\n",
      "<?php\n/**\n * says it\n *\n * @return bool\n */\nfunction f(): bool { return true; }\n",
    ],
  ],
  "match-to-if-let": [
    [
      "rust",
      'fn f(n: Option<u8>) {\n    match n {\n        Some(n) => println!("{}", n),\n        None => {}\n    }\n}\n',
      'fn f(n: Option<u8>) {\n    if let Some(n) = n {\n        println!("{}", n);\n    }\n}\n',
    ],

    [
      "rust",
      "fn f() {\n    for a in b {\n        match g(a) {\n            Some((c, d)) => {\n                go(c, d);\n            }\n            None => {}\n        }\n    }\n}\n",
      "fn f() {\n    for a in b {\n        if let Some((c, d)) = g(a) {\n            go(c, d);\n        }\n    }\n}\n",
    ],
  ],
  "if-to-guard-clause": [
    [
      "csharp",
      "class A {\n    void F(List<int> a)\n    {\n        if (a.Count > 3)\n        {\n            Go(a);\n            Tell(a);\n        }\n    }\n}\n",
      "class A {\n    void F(List<int> a)\n    {\n        if (a.Count <= 3)\n        {\n            return;\n        }\n        Go(a);\n        Tell(a);\n    }\n}\n",
    ],
    [
      "go",
      "package a\n\nfunc f(n int, x float64) {\n\tif n >= 3 || x > 2 {\n\t\ta(n)\n\t\tb(n)\n\t}\n\tif n >= 3 && n < 9 {\n\t\ta(n)\n\t\tb(n)\n\t}\n}\n",
      "package a\n\nfunc f(n int, x float64) {\n\tif n >= 3 || x > 2 {\n\t\ta(n)\n\t\tb(n)\n\t}\n\tif n < 3 || n >= 9 {\n\t\treturn\n\t}\n\ta(n)\n\tb(n)\n}\n",
    ],
    [
      "javascript",
      "function f(a) {\n  if (a.length > 3) {\n    go(a);\n    tell(a);\n  }\n}\n",
      "function f(a) {\n  if (!(a.length > 3)) return;\n  go(a);\n  tell(a);\n}\n",
    ],
    [
      "go",
      "package a\n\nfunc f(a []int) int {\n\tif len(a) == 0 {\n\t\tb := g()\n\t\treturn b\n\t}\n\treturn 1\n}\n",
      "package a\n\nfunc f(a []int) int {\n\tif len(a) != 0 {\n\t\treturn 1\n\t}\n\tb := g()\n\treturn b\n}\n",
    ],
    [
      "ruby",
      "def f(a)\n  if !a.b?\n    go\n    tell\n  end\nend\n",
      "def f(a)\n  return if a.b?\n  go\n  tell\nend\n",
    ],
    [
      "python",
      "for a in b:\n    if a.c == 200:\n        go(a)\n        tell(a)\n",
      "for a in b:\n    if a.c != 200:\n        continue\n    go(a)\n    tell(a)\n",
    ],
  ],
  "if-not-to-unless": [["ruby", "go if !(a || b)\n", "go unless a || b\n"]],
  "block-to-expression-body": [
    [
      "csharp",
      "class A\n{\n    int B\n    {\n        get { return 1; }\n    }\n}\n",
      "class A\n{\n    int B => 1;\n}\n",
    ],
  ],
  "switch-to-if": [
    [
      "csharp",
      "class A\n{\n    void F(int x)\n    {\n        switch (x)\n        {\n            case 1:\n                G();\n                break;\n            default:\n                H();\n                break;\n        }\n    }\n}\n",
      "class A\n{\n    void F(int x)\n    {\n        if (x == 1)\n        {\n            G();\n        }\n        else\n        {\n            H();\n        }\n    }\n}\n",
    ],
    [
      "php",
      "<?php\nfunction f($x)\n{\n    switch ($x) {\n        case 1:\n            return 1;\n        case 2:\n            return 2;\n        default:\n            return 3;\n    }\n}\n",
      "<?php\nfunction f($x)\n{\n    if ($x == 1) {\n        return 1;\n    } elseif ($x == 2) {\n        return 2;\n    } else {\n        return 3;\n    }\n}\n",
    ],
  ],
  "hash-rocket-to-colon": [["ruby", "f(:a => 1, 'b' => 2, :c => 3)\n", "f(a: 1, 'b' => 2, c: 3)\n"]],
  "anonymous-class-to-lambda": [
    [
      "java",
      "class A {\n    void f() {\n        g(new Runnable() {\n            public void run() {\n                go();\n            }\n        });\n    }\n}\n",
      "class A {\n    void f() {\n        g(() -> {\n            go();\n        });\n    }\n}\n",
    ],
  ],
  "replace-ioutil": [
    [
      "go",
      'package a\n\nimport (\n\t"fmt"\n\t"io/ioutil"\n\t"net/http"\n\n\t"x.org/y"\n)\n\nvar a, _ = ioutil.ReadFile("a")\n',
      'package a\n\nimport (\n\t"fmt"\n\t"net/http"\n\t"os"\n\n\t"x.org/y"\n)\n\nvar a, _ = os.ReadFile("a")\n',
    ],
  ],
  "namedtuple-to-dataclass": [
    [
      "python",
      "import collections\nP = collections.namedtuple('P', 'x')\nQ = 1\n",
      "import collections\nfrom dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass P:\n    x: object\n\n\nQ = 1\n",
    ],
  ],
  "loop-to-comprehension": [
    [
      "python",
      "def f(xs):\n    a = dict()\n    for x in xs:\n        a[x.id] = x\n    return a\n",
      "def f(xs):\n    a = {x.id: x for x in xs}\n    return a\n",
    ],
    [
      "python",
      "def f(xs):\n    a = set()\n    for x in xs:\n        if x:\n            a.add(g(x))\n    return a\n",
      "def f(xs):\n    a = {g(x) for x in xs if x}\n    return a\n",
    ],
  ],
  "add-jsdoc-types": [
    [
      "javascript",
      "function f(a) {\n  switch (a) {\n    case 1:\n    case 2:\n      return 1;\n    default:\n      return 2;\n  }\n}\n",
      "/**\n * @returns {number}\n */\nfunction f(a) {\n  switch (a) {\n    case 1:\n    case 2:\n      return 1;\n    default:\n      return 2;\n  }\n}\n",
    ],
  ],
  "enum-to-union": [
    [
      "typescript",
      'type A = { b: B };\nenum B { C = "c" }\n',
      'type A = { b: B };\nconst B = {\n    C: "c",\n} as const;\ntype B = (typeof B)[keyof typeof B];\n',
    ],
  ],
  "unless-to-if": [
    ["ruby", "go unless a && b\n", "go if !(a && b)\n"],
    ["ruby", "unless a == 1\n  go\nelse\n  stop\nend\n", "if a != 1\n  go\nelse\n  stop\nend\n"],
  ],
  "arrow-expression-to-block": [
    [
      "javascript",
      "  f(\n    (a) =>\n      a.b({\n        c,\n      }),\n  );\n",
      "  f(\n    (a) => {\n      return a.b({\n        c,\n      });\n    },\n  );\n",
    ],
    ["javascript", "f = () => ({ a });\n", "f = () => {\n    return { a };\n};\n"],
  ],
  "expression-body-to-block": [
    [
      "csharp",
      "class A\n{\n    void B() => C();\n}\n",
      "class A\n{\n    void B()\n    {\n        C();\n    }\n}\n",
    ],
    [
      "csharp",
      "class A {\n    async Task B() => await C();\n}\n",
      "class A {\n    async Task B() {\n        await C();\n    }\n}\n",
    ],
  ],
  "template-to-concatenation": [
    ["javascript", 'x = `\u0024{1}\u0024{a.length}\\`b"\\"`;', 'x = "" + 1 + a.length + "`b\\"\\"";'],
    ["javascript", "x = `a \u0024{b ? 1 : 2}\n`.trim();", 'x = ("a " + (b ? 1 : 2) + "\\n").trim();'],
  ],
  "if-to-switch": [
    [
      "rust",
      "fn f(n: u8) -> u8 {\n    if n == 0 {\n        1\n    } else if n == 1 || n == 2 {\n        g();\n        2\n    } else {\n        3\n    }\n}\n",
      "fn f(n: u8) -> u8 {\n    match n {\n        0 => 1,\n        1 | 2 => {\n            g();\n            2\n        }\n        _ => 3,\n    }\n}\n",
    ],
    [
      "ruby",
      "if a == 1\n  b\nelsif a == :x\n  c\nelse\n  d\nend\n",
      "case a\nwhen 1\n  b\nwhen :x\n  c\nelse\n  d\nend\n",
    ],
  ],
  "index-loop-to-for-each": [
    [
      "javascript",
      "for (var i = 0; i < a.lines.length; i++) {\n  var line = a.lines[i];\n  go(line);\n}\n",
      "for (const line of a.lines) {\n  go(line);\n}\n",
    ],
    [
      "java",
      "class A { void f() {\n  for (int i = 0; i < xs.size(); i++) {\n    Line l = xs.get(i);\n    go(l);\n  }\n} }\n",
      "class A { void f() {\n  for (Line l : xs) {\n    go(l);\n  }\n} }\n",
    ],
    [
      "go",
      "package a\n\nfunc f(sizes []int) {\n\tfor i := 0; i < len(sizes); i++ {\n\t\tg(i, sizes[i])\n\t}\n}\n",
      "package a\n\nfunc f(sizes []int) {\n\tfor i, size := range sizes {\n\t\tg(i, size)\n\t}\n}\n",
    ],
    [
      "typescript",
      "for (let i = 0; i < xs.length; i++) {\n  const each = xs[i];\n  if (a && each.b) c(each);\n}\n",
      "for (const each of xs) {\n  if (a && each.b) c(each);\n}\n",
    ],
    [
      "csharp",
      "class A { void F() {\n  for (int i = 0; i < _names.Count; i++)\n  {\n    Go(_names[i]);\n  }\n} }\n",
      "class A { void F() {\n  foreach (var name in _names)\n  {\n    Go(name);\n  }\n} }\n",
    ],
    ["python", "for i in range(len(names)):\n    go(names[i])\n", "for name in names:\n    go(name)\n"],
    [
      "rust",
      "fn f(v: &[f64]) {\n    for i in 0..v.len() {\n        g(v[i], v[i].abs());\n    }\n}\n",
      "fn f(v: &[f64]) {\n    for item in v.iter() {\n        g(*item, item.abs());\n    }\n}\n",
    ],
    [
      "php",
      "<?php\nfor ($i = 0; $i < count($rows); $i++) {\n    echo $rows[$i];\n}\n",
      "<?php\nforeach ($rows as $row) {\n    echo $row;\n}\n",
    ],
    [
      "cpp",
      "void f() {\n  for (size_t i = 0; i < w.size(); ++i) {\n    auto& x = w[i];\n    x.go();\n  }\n}\n",
      "void f() {\n  for (auto& x : w) {\n    x.go();\n  }\n}\n",
    ],
  ],
  "concatenation-to-template": [["javascript", "x = 'at ' + (a + 1)", "x = `at \u0024{a + 1}`"]],
  "conditional-to-null-coalescing": [
    ["javascript", "x = a == null ? b || c : a;", "x = a ?? (b || c);"],
    ["php", "<?php\n$x = isset($a->b) ? $a->b : '';\n", "<?php\n$x = $a->b ?? '';\n"],
  ],
  "concatenation-to-interpolation": [
    ["php", "<?php\n$x = 'a\\b$' . $c->d . \"\\n\";\n", '<?php\n$x = "a\\\\b\\\u0024{$c->d}\\n";\n'],
    ["ruby", "x = 'a#b ' + n.to_s\n", 'x = "a\\#b #{n}"\n'],
    ["csharp", 'class A { string x = "{" + a.B(1) + "}"; }\n', 'class A { string x = $"{{{a.B(1)}}}"; }\n'],
    [
      "python",
      "def f(a):\n    s = 'b'\n    return s + 'c'\n",
      "def f(a):\n    s = 'b'\n    return f\"{s}c\"\n",
    ],
    ["python", "x = 'say \"' + str(a) + '\" {'\n", 'x = f"say \\"{a!s}\\" {{"\n'],
  ],
};

describe("what a transformation writes", () => {
  it("has no semicolons where the file has none", async () => {
    const head = "import a from 'a'\nconst b = a(1)\nb.go()\n";
    const text = `${head}function f(c) {\n  if (c && c.d) {\n    g(c)\n    h(c)\n  }\n}\n`;
    assert.equal(
      await transformFirst("if-to-guard-clause", "javascript", text),
      `${head}function f(c) {\n  if (!c || !c.d) return\n  g(c)\n  h(c)\n}\n`,
    );
    const chosen = `${head}function f(c) {\n  |[c.d(1)]|.forEach(g)\n}\n`;
    assert.match((await transformText("extract-constant", "javascript", chosen)) ?? "", /= \[c\.d\(1\)\]\n/);
    const continued = `${head}f((c) => c.d)\n[1].forEach(g)\n`;
    assert.equal(
      await transformText("arrow-expression-to-block", "javascript", continued.replace("(c) =>", "|(c) =>")),
      `${head}f((c) => {\n  return c.d\n})\n[1].forEach(g)\n`.replace("\n  return", "\n    return"),
    );
  });

  for (const [name, texts] of Object.entries(cases))
    for (const [languageId, before, after] of texts)
      it(`${name} writes ${JSON.stringify(after)}`, async () => {
        assert.equal(await transformFirst(name, languageId, before), after);
      });

  it("De Morgan's law keeps what is only tested", async () => {
    assert.equal(
      await transformText("de-morgan", "javascript", "if (|!(a && !b)) c();"),
      "if (!a || b) c();",
    );
  });
});
