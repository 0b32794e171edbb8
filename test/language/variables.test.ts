import assert from "node:assert/strict";
import { type NameUse, namesOf } from "../../server/language/variables/names.ts";
import { parseText } from "./parseText.ts";

/** Each variable with what is done with it in order: `d`eclared, `w`ritten, `r`ead, `?` unsure; brackets for several at once. */
async function variablesOf(languageId: string, text: string): Promise<readonly string[]> {
  const { variables } = namesOf(await parseText(languageId, text));
  return variables.map(({ name, kind, uses }) => `${name} ${kind} ${uses.map(done).join("")}`);
}

function done({ declares, writes, reads, isUnsure }: NameUse): string {
  const what = `${declares ? "d" : ""}${reads ? "r" : ""}${writes ? "w" : ""}${isUnsure ? "?" : ""}`;
  return what.length > 1 ? `(${what})` : what;
}

const programs: readonly (readonly [languageId: string, text: string, expected: readonly string[]])[] = [
  [
    "javascript",
    "function f(a, { b, c: d = 1 }) { let x = a; { let x = b; x++; } x += d; var v; for (const e of x) g(e); return { x }; }",
    [
      ...["f function d", "a parameter dr", "b parameter dr", "d parameter dr"],
      ...["x local d(rw)rr", "x local d(rw)", "v local d", "e local dr"],
    ],
  ],
  [
    "typescript",
    "function f<T>(a: T): T { type U = T; class K {} const b: U = new K(); return a as U; }",
    ["f function d", "T type drrr", "a parameter dr", "U type drr", "K type dr", "b local d"],
  ],
  [
    "python",
    "def f(a, *b, c=1):\n    x = a\n    x += c\n    y = [x for x in b]\n    o.x = y\n    g(x=x)\n    def h(): return x\n",
    [
      ...["f function d", "a parameter dr", "b parameter dr", "c parameter dr"],
      ...["x local (dw)(drw)rr", "y local (dw)r", "x local rd", "h function d"],
    ],
  ],
  [
    "java",
    "class A { int x; int f(int a) { int x = a; this.x = x; for (int i : xs) x += i; Fn g = s -> s + x; return x; } }",
    ["x member d", "a parameter dr", "x local dr(rw)rr", "i local dr", "g local d", "s parameter dr"],
  ],
  [
    "go",
    "package p\nfunc f(a int) int {\n\tx, err := g(a)\n\ty, err := g(x)\n\tif x := y; x > 1 {\n\t\tx++\n\t}\n\tx = 2\n\treturn x\n}\n",
    [
      ...["f function d", "a parameter dr", "x local (dw)rwr", "err local (dw)w"],
      ...["y local (dw)r", "x local (dw)r(rw)"],
    ],
  ],
  [
    "rust",
    'fn f(a: i32) -> i32 { let x = a; let x = x + 1; if let Some(y) = g(x) { h(y); } match x { NONE => 1, k if k > 1 => k, _ => { println!("{x}"); 2 } } }',
    ["f function d", "a parameter dr", "x local dr", "x local drr(r?)", "y local dr", "k local drr"],
  ],
  [
    "csharp",
    "class A { int x; void F(int a, ref int b) { var q = a; if (o is Foo w) G(w, ref q, name: a); foreach (var i in xs) q += i; this.x = q; } }",
    ["x member d", "a parameter drr", "b parameter d", "q local d(rw)(rw)r", "w local dr", "i local dr"],
  ],
  [
    "php",
    "<?php\nfunction f($a) { $x = [$a]; $x['k'] = 1; foreach ($x as $k => $v) { echo \"$k $v\"; } $g = function ($b) use ($x) { return $b; }; return fn($c) => $c + $x; }",
    [
      ...["$a parameter dr", "$x local (dw)(drw)r(r?)r", "$k local (dw)r", "$v local (dw)r"],
      ...["$b parameter dr", "$g local (dw)", "$c parameter dr"],
    ],
  ],
  [
    "ruby",
    "def f(a, b: 1)\n  x = a\n  x += b\n  xs.each { |i| y = i; x = y }\n  g(x: x)\n  h(x:)\nend\n",
    [
      ...["a parameter dr", "b parameter dr", "x local (dw)(drw)(dw)r(r?)"],
      ...["i parameter dr", "y local (dw)r"],
    ],
  ],
];

describe("names", () => {
  for (const [languageId, text, expected] of programs)
    it(`are resolved in ${languageId}`, async () =>
      assert.deepEqual([...(await variablesOf(languageId, text))].sort(), [...expected].sort()));

  it("of another function's isolation are its own", async () => {
    const { uses } = namesOf(await parseText("php", "<?php\n$x = 1;\nfunction f() { return $x; }\n"));
    assert.equal(uses.at(-1)?.variable, undefined);
  });
});
