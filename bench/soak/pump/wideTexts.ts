/** Well-formed code with one construct as wide as wanted: what a program wrote, such as a table, or somebody who means harm. */
export interface WideText {
  readonly languageId: string;
  readonly name: string;
  /** The text with so many items. */
  of(items: number): string;
}

/** A construct by language: what stands before, an item, what stands between items, and what stands behind. In an item `#` is its number. */
type Construct = readonly [before: string, item: string, between: string, behind: string];

const inC: readonly Construct[] = [
  ["void f() {\n", "  g(#);", "\n", "\n}\n"],
  ["void f(int x) {\n  switch (x) {\n", "    case #: g(x); break;", "\n", "\n  }\n}\n"],
  ["int a[] = {", "#", ", ", "};\n"],
  ["int f() { return ", "#", " + ", "; }\n"],
  ["int f() { return g(", "#", ", ", "); }\n"],
  ["", "int f#() { return #; }", "\n", "\n"],
  ["void f(int x) {\n", "  if (x == #) { g(x); }", " else\n", "\n}\n"],
  ["", "// TODO: item #", "\n", "\n"],
];

const constructs: Readonly<Record<string, readonly Construct[]>> = {
  typescript: [
    ["const a = [", "#", ", ", "];\n"],
    ["const a = [", '"text #"', ", ", "];\n"],
    ["const a = {", "k#: #", ", ", "};\n"],
    ["const a = [", "{ id: #, name: f(#) }", ", ", "];\n"],
    ["f(", "x#", ", ", ");\n"],
    ["const a = f()", ".g(#)", "", ";\n"],
    ["const a = ", "#", " + ", ";\n"],
    ["const a = ", '"s#"', " + ", ";\n"],
    ["const a = ", "x#", " && ", ";\n"],
    ["type A = ", '"a#"', " | ", ";\n"],
    ["import { ", "a#", ", ", ' } from "m";\n'],
    ["", 'import { a# } from "m#";', "\n", "\n"],
    ["", "export const a# = b(#);", "\n", "\n"],
    ["", "const a# = #;\nf(a#);", "\n", "\n"],
    ["", "function f#(a) { return a * #; }", "\n", "\n"],
    ["class A {\n", "  f#(a) { return this.x# + a; }", "\n", "\n}\n"],
    ["interface A {\n", "  f#: string;", "\n", "\n}\n"],
    ["enum A {\n", "  A# = #,", "\n", "\n}\n"],
    ["function f(", "a#: number", ", ", ") {}\n"],
    ["function f(x) {\n  switch (x) {\n", "    case #: return g(#);", "\n", "\n  }\n}\n"],
    ["function f(x) {\n", "  if (x === #) return #;", "\n", "\n}\n"],
    ["function f(x) {\n  ", "if (x === #) { g(#); }", " else ", "\n}\n"],
    ["function f() {\n", "  let v# = g(#); v# += 1; h(v#);", "\n", "\n}\n"],
    ["async function f() {\n", "  try { await g(#); } catch (e) { }", "\n", "\n}\n"],
    ["function f(items) {\n", "  for (const i of items) { if (i > #) g(i); }", "\n", "\n}\n"],
    ["const s = `", "a $\u007bx#} ", "", "`;\n"],
    ["", "// TODO: item #", "\n", "\n"],
    ["", "// const a# = f(#);", "\n", "\n"],
    ["", "/** Says @param a# what. */\nfunction f#(a#) {}", "\n", "\n"],
    ['test("a", () => {\n', "  expect(f(#)).toBe(#);", "\n", "\n});\n"],
    ["", 'const password# = "hunter#secretvalue";', "\n", "\n"],
    ["", "app.get('/a#', (req, res) => { db.query('SELECT ' + req.query.a#); });", "\n", "\n"],
  ],
  typescriptreact: [["const a = <div>", "<b key={#}>text {x#}</b>", "", "</div>;\n"]],
  javascript: [
    ["var a = [", "#", ", ", "];\n"],
    ["var ", "a# = #", ", ", ";\n"],
    ["", "module.exports.a# = function () { return #; };", "\n", "\n"],
    ["function f() {\n", "  a#.b.c = document.getElementById('x#');", "\n", "\n}\n"],
  ],
  python: [
    ["a = [", "#", ", ", "]\n"],
    ["a = {", '"k#": #', ", ", "}\n"],
    ["f(", "k#=#", ", ", ")\n"],
    ["", "a# = #", "\n", "\n"],
    ["", "import m#", "\n", "\n"],
    ["from m import (", "a#", ", ", ")\n"],
    ["", "def f#(a, b=[]):\n    return a + #", "\n", "\n"],
    ["class A:\n", "    def f#(self):\n        self.x# = #", "\n", "\n"],
    ["def f(x):\n    if x == 0:\n        pass\n", "    elif x == #:\n        g(#)", "\n", "\n"],
    ["def f(x):\n", "    if x == #:\n        return #", "\n", "\n"],
    ["def f(", "a#: int", ", ", "):\n    pass\n"],
    ["def f():\n", "    try:\n        g(#)\n    except:\n        pass", "\n", "\n"],
    ["a = ", "x#", " and ", "\n"],
    ["a = f()", ".g(#)", "", "\n"],
    ["", "@app.route('/a#')\ndef f#():\n    return eval(request.args['a'])", "\n", "\n"],
    ["", "# TODO: item #", "\n", "\n"],
    ["def test_a():\n", "    assert f(#) == #", "\n", "\n"],
  ],
  go: [
    ["package a\nvar a = []int{", "#", ", ", "}\n"],
    ["package a\nfunc f() {\n", "\tx#, err := g(#)\n\tif err != nil { return }", "\n", "\n}\n"],
    ["package a\nimport (\n", '\t"m#"', "\n", "\n)\n"],
    ["package a\n", "func f#(a int) int { return a * # }", "\n", "\n"],
    ["package a\ntype A struct {\n", "\tF# int", "\n", "\n}\n"],
    ["package a\nconst (\n", "\tA# = #", "\n", "\n)\n"],
    ["package a\nfunc f(x int) {\n\tswitch x {\n", "\tcase #:\n\t\tg(#)", "\n", "\n\t}\n}\n"],
  ],
  rust: [
    ["const A: &[i32] = &[", "#", ", ", "];\n"],
    ["fn f(x: i32) -> i32 {\n  match x {\n", "    # => g(#),", "\n", "\n    _ => 0,\n  }\n}\n"],
    ["", "fn f#(a: i32) -> i32 { a * # }", "\n", "\n"],
    ["fn f() {\n", "  let v# = g(#).unwrap();", "\n", "\n}\n"],
    ["enum A {\n", "  V#,", "\n", "\n}\n"],
    ["use a::{", "b#", ", ", "};\n"],
    ["fn f() { println!(", "x#", ", ", "); }\n"],
  ],
  java: [
    ["class A {\n  int[] a = {", "#", ", ", "};\n}\n"],
    ["class A {\n", "  int f#(int a) { return a * #; }", "\n", "\n}\n"],
    ["class A {\n", "  private int f# = #;", "\n", "\n}\n"],
    ["class A {\n  void f() {\n", "    System.out.println(#);", "\n", "\n  }\n}\n"],
    [
      "class A {\n  void f(int x) {\n    switch (x) {\n",
      "      case #: g(#); break;",
      "\n",
      "\n    }\n  }\n}\n",
    ],
    ["enum A {\n", "  V#", ", ", "\n}\n"],
    ["", "import a.b#;", "\n", "\nclass A {}\n"],
    ["class A {\n  String s = ", '"a#"', " + ", ";\n}\n"],
  ],
  c: inC,
  csharp: [
    ["class A {\n", "  int F#(int a) { return a * #; }", "\n", "\n}\n"],
    ["class A {\n  int[] a = {", "#", ", ", "};\n}\n"],
    ["class A {\n  void F() {\n", "    var v# = G(#);", "\n", "\n  }\n}\n"],
  ],
  php: [
    ["<?php\n$a = [", "#", ", ", "];\n"],
    ["<?php\n$a = [", "'k#' => #", ", ", "];\n"],
    ["<?php\n", "$a# = $_GET['a#'];", "\n", "\n"],
    ["<?php\n", "function f#($a) { return $a * #; }", "\n", "\n"],
    ["<?php\n$s = ", "'a#'", " . ", ";\n"],
    ["<?php\nclass A {\n", "  public function f#() { return $this->x#; }", "\n", "\n}\n"],
  ],
  ruby: [
    ["a = [", "#", ", ", "]\n"],
    ["", "def f#(a)\n  a * #\nend", "\n", "\n"],
    ["class A\n", "  def f#\n    @x# = #\n  end", "\n", "\nend\n"],
    ["a = {", "k#: #", ", ", "}\n"],
    ["case x\n", "when # then g(#)", "\n", "\nend\n"],
  ],
  shellscript: [
    ["a=(", "#", " ", ")\n"],
    ["", "echo $a#", "\n", "\n"],
    ["case $x in\n", "  #) g # ;;", "\n", "\nesac\n"],
    ["f() {\n", "  local v#=$(g #)", "\n", "\n}\n"],
    ["echo a", "g #", " | ", "\n"],
  ],
};

/** All of them. */
export const wideTexts: readonly WideText[] = Object.entries(constructs).flatMap(([languageId, all]) =>
  all.map(([before, item, between, behind]) => ({
    languageId,
    name: `${languageId}: ${before}${item}${between}…${behind}`.replaceAll("\n", "⏎"),
    of: (items) =>
      before +
      Array.from({ length: items }, (_, index) => item.replaceAll("#", String(index + first))).join(between) +
      behind,
  })),
);

/** Small numbers explain themselves. */
const first = 1_000;
