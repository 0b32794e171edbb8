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
  "if-to-guard-clause": [
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
  "match-to-if-let": [
    [
      "rust",
      "fn f() {\n    for a in b {\n        match g(a) {\n            Some((c, d)) => {\n                go(c, d);\n            }\n            None => {}\n        }\n    }\n}\n",
      "fn f() {\n    for a in b {\n        if let Some((c, d)) = g(a) {\n            go(c, d);\n        }\n    }\n}\n",
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
  "comment-to-documentation": [
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
};

/** Places at which nothing is done. */
const refused: readonly (readonly [string, string, string])[] = [
  ["de-morgan", "javascript", "f(|!(a && !b));"],
  ["de-morgan", "python", "x = n|ot (a and not b)\n"],
  ["loop-to-comprehension", "python", "a = {}\nf|or x in xs:\n    a[k(x)] = v(x)\n"],
  [
    "loop-to-comprehension",
    "python",
    "def f():\n    try:\n        a = []\n        f|or x in xs:\n            a.append(g(x))\n    finally:\n        h(a)\n",
  ],
  ["match-to-if-let", "rust", "fn f() { m|atch a { Some(true) => { g(); } None => {} } }"],
  [
    "switch-to-if",
    "typescript",
    "function f(a: 1 | 2): number { s|witch (a) { case 1: return 1; case 2: return 2; } }",
  ],
];

describe("what a transformation writes", () => {
  for (const [name, texts] of Object.entries(cases))
    for (const [languageId, before, after] of texts)
      it(`${name} writes ${JSON.stringify(after)}`, async () => {
        assert.equal(await transformFirst(name, languageId, before), after);
      });

  for (const [name, languageId, text] of refused)
    it(`${name} leaves ${JSON.stringify(text)} alone`, async () => {
      const result = await transformText(name, languageId, text);
      assert.ok(result === undefined || result.startsWith("refused: "), result);
    });

  it("De Morgan's law keeps what is only tested", async () => {
    assert.equal(
      await transformText("de-morgan", "javascript", "if (|!(a && !b)) c();"),
      "if (!a || b) c();",
    );
  });
});
