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
  [
    "c",
    "int seen;\nint helper(int unused);\nint f(int a, char *b[]) { int x = a, *p = &x; static int kept; static const int most = 9; kept = most; for (int i = 0; i < a; i++) x += b[i]; kept = x; seen = 1; MAX(x, a); s.x = x; return x; }",
    [
      ...[
        "seen local dw",
        "helper function d",
        "most local dr",
        "f function d",
        "a parameter drr(r?)",
        "b parameter dr",
      ],
      ...["x local d(r?)(rw)r(r?)rr", "p local d", "i local dr(rw)r"],
    ],
  ],
  [
    "cpp",
    "struct Box { int size; int get() const { return size; } };\nenum Color { RED }; enum class Kind { ROUND };\ntemplate <typename T> T f(Box &a, const std::vector<T> &xs, int n = 3) { for (auto &y : xs) { y = n; } auto [k, v] = g(); auto h = [&, q = n](int z) { return z + q + k; }; if (int w = h(n); w > RED) return w; try { } catch (const E &e) { e.what(); } int (*fp)(int unused) = f; return a.size + v; }\nvoid A::method(int b) { b = ROUND; }",
    [
      ...["Box type dr", "size member dr", "get function d", "Color type d", "RED local dr", "Kind type d"],
      ...["f function dr", "a parameter dr", "xs parameter dr", "n parameter drrr", "y local dw"],
      ...["k local dr", "v local dr", "h local dr", "q local dr", "z parameter dr", "w local drr"],
      ...["e parameter dr", "fp local d", "b parameter dw"],
    ],
  ],
  [
    "lua",
    "local M, n <const> = {}, 3\nlocal function f(a)\n  local x = a\n  x, M.y = x + 1, a\n  for i = 1, n do x = i end\n  for k, v in pairs(M) do x = v end\n  repeat local z = f() until z\n  return function(b) return b + x end\nend\nfunction M.h(c) return { x = c, [c] = 1 } end\nfunction top() other = 1 end\ntop()\nlocal h\nfunction h() end\n",
    [
      ...["M local drrr", "n local dr", "f function dr", "a parameter drr", "x local dwrwwr", "i local dr"],
      ...["k local d", "v local dr", "z local dr", "b parameter dr", "c parameter drr", "h local dw"],
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
