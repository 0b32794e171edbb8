import assert from "node:assert/strict";
import { transformText } from "./transformText.ts";

/** What must not be offered, by transformation: language and text with the cursor `|`. */
const refused: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "var-to-let-or-const": [
    ["javascript", "function f() { if (a) { |var x = 1; } return x; }"],
    ["javascript", "function f() { use(x); |var x = 1; }"],
    ["javascript", "function f() { for (;;) { |var x = g(); later(() => x); } }"],
    ["javascript", "|var x = 1;"],
    ["javascript", "function f(x) { |var x = 1; return x; }"],
  ],
  "index-loop-to-for-of": [
    ["javascript", "for| (let i = 0; i < xs.length; i++) { use(i, xs[i]); }"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { xs[i] = 0; }"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { xs.push(xs[i]); }"],
    ["javascript", "for| (let i = 0; i < xs.length; i++) { use(x, xs[i]); }"],
  ],
  "percent-to-f-string": [
    ["python", 'x = |"%s" % value'],
    ["python", 'x = |"%d" % (value,)'],
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
  "invert-if": [["javascript", "i|f (!a) { x(); } else if (b) { y(); }"]],
};

describe("the transformations", () => {
  for (const [name, texts] of Object.entries(refused))
    for (const [languageId, text] of texts)
      it(`${name} does not change the meaning of ${JSON.stringify(text)}`, async () => {
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
});
