import assert from "node:assert/strict";
import { transformText } from "./transformText.ts";

/** The other way of conversions: language, text with the cursor, what becomes of it (undefined: not offered, or refused). */
const cases: Readonly<Record<string, readonly (readonly [string, string, string | undefined])[]>> = {
  "optional-chaining-to-test": [
    ["javascript", "x = 1 + a|?.b.c(1)[2];", "x = 1 + (a == null ? undefined : a.b.c(1)[2]);"],
    ["javascript", "if (a|?.b && c) d();", "if ((a != null && a.b) && c) d();"],
    ["javascript", "function f() { a|?.b(); }", "function f() { if (a != null) a.b(); }"],
    ["javascript", "if (x) a|?.b(); else c();", "if (x) (a == null ? undefined : a.b()); else c();"],
    ["javascript", "x = a.b|?.[0]?.c;", "x = a.b == null ? undefined : a.b[0]?.c;"],
    ["javascript", "x = a|?.(1);", "x = a == null ? undefined : a(1);"],
    ["javascript", "x = f()|?.b;", undefined],
    ["javascript", "delete a|?.b;", undefined],
    ["typescript", "const x = a|!?.b;", undefined],
  ],
  "await-to-then": [
    [
      "javascript",
      "const f = async () => {\n  await| go();\n  // why\n  if (a) return 1;\n  return { b };\n};",
      "const f = async () => {\n  return go().then(() => {\n    // why\n    if (a) return 1;\n    return { b };\n  });\n};",
    ],
    [
      "typescript",
      "async function f() {\n  const| { a }: T = await g;\n  return { a };\n}",
      "async function f() {\n  return g.then(({ a }: T) => ({ a }));\n}",
    ],
    ["javascript", "async function f() { const| a = await g(); return await h(a); }", undefined],
    ["javascript", "async function f() { try { const| a = await g(); return a; } catch {} }", undefined],
    ["javascript", "async function* f() { const| a = await g(); return a; }", undefined],
    ["javascript", "async function f() { const| a = await g?.(); return a; }", undefined],
    ["javascript", "async function f() { h(); const| a = await g(); function h() {} }", undefined],
    ["javascript", "async function f() { use(() => a); const| a = await g(); return a; }", undefined],
    ["javascript", "async function f(b) { const| a = await g(); for await (const x of a) h(x); }", undefined],
  ],
  "for-of-to-index-loop": [
    [
      "javascript",
      "for| (const [a, b] of xs) use(a, b);",
      "for (let i = 0; i < xs.length; i++) {\n    const [a, b] = xs[i];\n    use(a, b);\n}",
    ],
    [
      "javascript",
      "for| (x of xs) { use(i, x); }",
      "for (let index = 0; index < xs.length; index++) { x = xs[index]; use(i, x); }",
    ],
    ["javascript", "for| (const x of xs) { xs = g(x); }", undefined],
    ["javascript", "for| (const x of x) {}", undefined],
    ["javascript", "for| (const x of xs) { const xs = x; }", undefined],
    ["javascript", "for| (const x of g()) {}", undefined],
    ["javascript", "for| (const x in xs) {}", undefined],
    ["javascript", "for| ({ a } of xs) {}", undefined],
    ["javascript", "async () => { for| await (const x of xs) {} }", undefined],
  ],
  "export-inline-to-list": [
    [
      "typescript",
      "export| const a = 1, b = 2;\nexport default a;\nexport type T = 1;\nexport enum E { A }\nconst c = 3;\nexport { c };\n",
      "const a = 1, b = 2;\nexport default a;\nexport type T = 1;\nenum E { A }\nconst c = 3;\nexport { c, a, b, E };\n",
    ],
    ["typescript", "export| function f(a: 1): 1;\nexport function f(a: any) { return a; }\n", undefined],
    ["typescript", "export| class A {}\nexport namespace A { export const b = 1; }\n", undefined],
    ["typescript", "export| declare const a: number;\n", undefined],
    ["javascript", "export| default class A {}\n", undefined],
  ],
  "f-string-to-format": [
    ["python", "x = |f'{a!r:>{w}} {{b}} {d[\"k\"]}'", "x = '{!r:>{}} {{b}} {}'.format(a, w, d[\"k\"])"],
    ["python", "x = |rf'a{b,}\\d'", "x = r'a{}\\d'.format((b,))"],
    ["python", "x = |f'a{{}}'", "x = 'a{}'"],
    ["python", "x = |f'{a=}'", undefined],
    ["python", "x = 'a' |f'{a}'", undefined],
    ["python", "x = |b'{a}'", undefined],
    ["python", "async def f():\n    return |f'{await a}'\n", undefined],
  ],
  "match-to-if": [
    [
      "python",
      "m|atch x:\n    case -1 if y or z:\n        a()\n    case True:\n        b()  # why\n",
      "if x == -1 and (y or z):\n    a()\nelif x is True:\n    b()  # why\n",
    ],
    ["python", "m|atch x:\n    case [a, b]:\n        pass\n", undefined],
    ["python", "m|atch x:\n    case y:\n        pass\n", undefined],
    ["python", "m|atch f(x):\n    case 1:\n        pass\n", undefined],
    ["python", "m|atch x:\n    case A(b=1):\n        pass\n", undefined],
    ["python", "m|atch x:\n    case 1 as y:\n        pass\n", undefined],
    ["python", "m|atch x:\n    case 1:\n        a()\n    # two\n    case 2:\n        b()\n", undefined],
    ["python", "m|atch x, y:\n    case 1, 2:\n        a()\n", undefined],
    ["python", "m|atch x:\n    case {'a': 1}:\n        a()\n", undefined],
  ],
  "lambda-to-anonymous-class": [
    [
      "java",
      "import java.util.*;\nclass A {\n  Comparator<Map<String, Integer>> f() {\n    return (|a, b) -> {\n      return a.size() - b.size();\n    };\n  }\n}",
      "import java.util.*;\nclass A {\n  Comparator<Map<String, Integer>> f() {\n    return new Comparator<Map<String, Integer>>() {\n      @Override\n      public int compare(Map<String, Integer> a, Map<String, Integer> b) {\n        return a.size() - b.size();\n      }\n    };\n  }\n}",
    ],
    ["java", "class A { Runnable r = (|) -> use(this); }", undefined],
    ["java", "class A { Runnable r = (|) -> run(); void run() {} }", undefined],
    ["java", "import com.google.common.base.Function;\nclass A { Function<A, A> r = a| -> a; }", undefined],
    ["java", "import java.util.*;\nclass A { Comparator c = (|a, b) -> 1; }", undefined],
    ["java", "import java.util.function.*;\nclass A { Supplier<? extends A> c = (|) -> null; }", undefined],
    ["java", "class A { void f() { g((|) -> go()); } }", undefined],
    ["java", "interface Runnable { void go(); }\nclass A { Runnable r = (|) -> b(); }", undefined],
  ],
  "record-to-class": [
    ["java", "r|ecord P(@A int x) {}", undefined],
    ["java", "r|ecord P(int... x) {}", undefined],
    ["java", "r|ecord P(int x) { P(int x) { this.x = x; } }", undefined],
    ["java", "r|ecord P(int that) {}", undefined],
  ],
  "stream-to-loop": [
    [
      "java",
      "class A { void f() {\n  List<B> bs = as.stream().map(a -> a.b()).filter(b -> b.ok()).toList()|;\n} }",
      "class A { void f() {\n  List<B> bs = new java.util.ArrayList<>();\n  for (var a : as) {\n    var b = a.b();\n    if (b.ok()) {\n      bs.add(b);\n    }\n  }\n} }",
    ],
    ["java", "class A { void f() { as.forEach(a -> {\n  if (b) return;\n  go(a); })|; } }", undefined],
    ["java", "class A { void f() { as.forEach(System.out::println)|; } }", undefined],
    ["java", "class A { void f() { as.forEach((k, v) -> go(k))|; } }", undefined],
    ["java", "class A { void f() { as.stream().sorted().forEach(a -> go(a))|; } }", undefined],
    ["java", "class A { void f() { int n = as.stream().map(a -> a.b()).count()|; } }", undefined],
  ],
  "if-let-to-match": [
    [
      "rust",
      "fn f() -> u8 {\n    i|f let Ok(v) = x {\n        v\n    } else {\n        0\n    }\n}\n",
      "fn f() -> u8 {\n    match x {\n        Ok(v) => v,\n        _ => 0,\n    }\n}\n",
    ],
    ["rust", "fn f() { i|f let A = x { a() } else if b { c() } }", undefined],
    ["rust", "fn f() { i|f let A = x && b { a() } }", undefined],
    ["rust", "fn f() { i|f b { a() } }", undefined],
  ],
  "let-else-to-match": [
    [
      "rust",
      "fn f() {\n    l|et Ok(mut a) = b else { return };\n}\n",
      "fn f() {\n    let mut a = match b {\n        Ok(a) => a,\n        _ => { return }\n    };\n}\n",
    ],
    ["rust", "fn f() { l|et A { b, c } = d else { return }; }", undefined],
    ["rust", "fn f() { l|et Some(ref a) = d else { return }; }", undefined],
    ["rust", "fn f() { l|et a = d; }", undefined],
  ],
  "if-to-if-expression": [
    [
      "rust",
      "fn f() {\n    let x;\n    |if a { x = 1; } else { x = 2; }\n}\n",
      "fn f() {\n    let x = if a { 1 } else { 2 };\n}\n",
    ],
    [
      "rust",
      "fn f() -> u8 {\n    i|f a { return 1; } else { return 2; }\n}\n",
      "fn f() -> u8 {\n    return if a { 1 } else { 2 };\n}\n",
    ],
    ["rust", "fn f() { i|f a { x = 1; } else { y = 2; } }", undefined],
    ["rust", "fn f() { i|f a { x = 1; } else { x += 2; } }", undefined],
    ["rust", "fn f() { i|f let A = a { x = 1; } else { x = 2; } }", undefined],
    ["rust", "fn f() { i|f a { x = 1; } else if b { x = 2; } }", undefined],
  ],
  "if-expression-to-if": [
    [
      "rust",
      "fn f() {\n    l|et x: u8 = if a { 1 } else { 2 };\n}\n",
      "fn f() {\n    let x: u8;\n    if a {\n        x = 1;\n    } else {\n        x = 2;\n    }\n}\n",
    ],
    ["rust", "fn f() { l|et mut x = if a { 1 } else { 2 }; }", undefined],
    ["rust", "fn f() { l|et (x, y) = if a { b } else { c }; }", undefined],
    ["rust", "fn f() { l|et x = if a { b(); 1 } else { c }; }", undefined],
  ],
  "switch-expression-to-switch": [
    [
      "csharp",
      "class A { void F(int x) {\n    int y = x switch { 1 when z => 2, _ => 3 }|;\n} }",
      "class A { void F(int x) {\n    int y;\n    switch (x) {\n        case 1 when z:\n            y = 2;\n            break;\n        default:\n            y = 3;\n            break;\n    }\n} }",
    ],
    ["csharp", "class A { int F(int x) { r|eturn x switch { 1 => 2 }; } }", undefined],
    ["csharp", "class A { void F(int x) { var y = x switch { 1 => 2, _ => 3 }|; } }", undefined],
  ],
  "using-declaration-to-block": [
    [
      "csharp",
      "class A { void F() {\n    using var a = G()|;\n\n    // why\n    a.Read();\n    H();\n} }",
      "class A { void F() {\n    using (var a = G()) {\n\n        // why\n        a.Read();\n        H();\n    }\n} }",
    ],
    ["csharp", "class A { void F() { using var a = G()|; int L() => 1; } }", undefined],
    ["csharp", "class A { void F() { var a = G()|; H(); } }", undefined],
  ],
  "arrow-function-to-closure": [
    [
      "php",
      "<?php\nfunction f($a) { return static fn(int $x): int =>| $a + $x + $this->b + $_GET['c'] + $d; }\n",
      "<?php\nfunction f($a) { return static function (int $x) use ($a): int { return $a + $x + $this->b + $_GET['c'] + $d; }; }\n",
    ],
    ["php", "<?php\n$f = fn ($x) =>| compact('y');\n", undefined],
    ["php", "<?php\n$f = fn ($x) =>| $$x;\n", undefined],
  ],
  "promoted-parameter-to-property": [
    [
      "php",
      "<?php\nclass A {\n    public function __construct|(private readonly ?B $b = null, int $c = 1) {}\n}\n",
      "<?php\nclass A {\n    private readonly ?B $b;\n\n    public function __construct(?B $b = null, int $c = 1) {\n        $this->b = $b;\n    }\n}\n",
    ],
    ["php", "<?php\nclass A {\n    public function __construct|(#[C] private int $b) {}\n}\n", undefined],
    ["php", "<?php\nclass A {\n    public function __construct|(private int &$b) {}\n}\n", undefined],
    ["php", "<?php\nclass A {\n    public function __construct|(int $b) {}\n}\n", undefined],
  ],
  "colon-to-hash-rocket": [
    ["ruby", 'f(|a: 1, "b c": 2, d => 3)\n', 'f(:a => 1, :"b c" => 2, d => 3)\n'],
    ["ruby", "f(|a:)\n", undefined],
  ],
  "invert-branches": [
    ["ruby", "if| a != 1\n  x\n  y\nelse\n  # why\n  z\nend\n", undefined],
    ["ruby", "if| a != 1\n  x\n  y\nelse\n  z\nend\n", "if a == 1\n  z\nelse\n  x\n  y\nend\n"],
    ["ruby", "if| !a then x else y end\n", undefined],
    ["ruby", "if| !a\n  x\nelsif b\n  y\nend\n", undefined],
    ["ruby", "if| !a\n  x <<~B\n    c\n  B\nelse\n  y\nend\n", undefined],
  ],
  "de-morgan-outward": [
    ["python", "if not a |and b != 1: c()\n", "if not (a or b == 1): c()\n"],
    ["python", "x = not a |and b != c\n", undefined],
    ["ruby", "x = |!a || !(b ? c : d)\n", "x = !(a && (b ? c : d))\n"],
    ["javascript", "if (!a |&& b) c();", undefined],
    ["javascript", "x = !(|!a || !b);", undefined],
    ["go", "package a\n\nvar x = !a |&& b != c\n", "package a\n\nvar x = !(a || b == c)\n"],
  ],
};

describe("a conversion's way back", () => {
  for (const [name, own] of Object.entries(cases))
    for (const [languageId, before, after] of own)
      it(`${name}, ${languageId}: ${JSON.stringify(before)}`, async () => {
        const result = await transformText(name, languageId, before);
        if (after === undefined) assert.ok(result === undefined || result.startsWith("refused: "), result);
        else assert.equal(result, after);
      });
});
