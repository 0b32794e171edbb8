import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { copyUnit } from "../../server/features/requirements/code/codeUnits.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { lowerProgram } from "../../server/language/program/lowering/lowerProgram.ts";
import { runSample } from "../../server/language/program/runSample.ts";
import { keyOf, number, text, type Value } from "../../server/language/program/values/value.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

/** What the last function comes to with a value in its first parameter. */
async function result(languageId: string, code: string, value: Value): Promise<string> {
  const program = await syntax.withTree(languageId, code, (tree) => {
    const unit = copyUnit(tree, { name: "", start: 0, end: code.length, line: 0 });
    return unit && lowerProgram(unit);
  });
  const definition = program?.functions.at(-1);
  const [parameter] = definition?.parameters ?? [];
  assert.ok(program && definition && parameter);
  const outcome = runSample(program, definition, new Map([[parameter.name, value]]));
  return outcome ? `${outcome.kind} ${keyOf(outcome.value)}` : "not known";
}

const listOf = (...items: readonly string[]): Value => ({ kind: "list", items: items.map(text) });
const numbers = (...items: readonly number[]): Value => ({
  kind: "list",
  items: items.map((item) => number(item)),
});

describe("running code with samples", () => {
  after(() => syntax.dispose());

  it("asks each sign of a text in every language", async () => {
    const same: readonly (readonly [string, string])[] = [
      ["python", "def f(s):\n    return all(c.isalnum() or c in '-_' for c in s)\n"],
      ["csharp", "class A { bool F(string s) { return s.All(c => char.IsLetterOrDigit(c) || c == '-'); } }"],
      [
        "go",
        "package a\nvar allowed = regexp.MustCompile(`^[A-Za-z0-9-]+$`)\nfunc f(s string) bool {\n\treturn allowed.MatchString(s)\n}",
      ],
      ["rust", "fn f(s: &str) -> bool { s.chars().all(|c| c.is_alphanumeric() || c == '-') }"],
      [
        "java",
        "class A { boolean f(String s) { for (char c : s.toCharArray()) { if (!Character.isLetterOrDigit(c) && c != '-') return false; } return true; } }",
      ],
    ];
    for (const [languageId, code] of same) {
      assert.equal(await result(languageId, code, text("a-1")), "value true", languageId);
      assert.equal(await result(languageId, code, text("a.1")), "value false", languageId);
    }
  });

  it("does the same with lists in every language", async () => {
    const same: readonly (readonly [string, string])[] = [
      [
        "typescript",
        "const f = (xs: string[]) => [...new Set(xs.map((x) => x.trim()).filter((x) => x !== ''))];",
      ],
      ["python", "def f(xs):\n    return list(dict.fromkeys(x.strip() for x in xs if x.strip()))\n"],
      [
        "go",
        'package a\nfunc f(xs []string) []string {\n\tseen := map[string]bool{}\n\tout := make([]string, 0, len(xs))\n\tfor _, x := range xs {\n\t\tt := strings.TrimSpace(x)\n\t\tif t == "" || seen[t] {\n\t\t\tcontinue\n\t\t}\n\t\tseen[t] = true\n\t\tout = append(out, t)\n\t}\n\treturn out\n}',
      ],
      [
        "java",
        "class A { List<String> f(List<String> xs) { return xs.stream().map(String::trim).filter(x -> !x.isEmpty()).distinct().toList(); } }",
      ],
      [
        "csharp",
        'class A { List<string> F(List<string> xs) { return xs.Select(x => x.Trim()).Where(x => x != "").Distinct().ToList(); } }',
      ],
      [
        "php",
        "<?php function f(array $xs) { return array_values(array_unique(array_filter(array_map('trim', $xs), fn($x) => $x !== ''))); }",
      ],
    ];
    for (const [languageId, code] of same)
      assert.equal(
        await result(languageId, code, listOf(" a", "b", "", "a ")),
        'value ["a", "b"]',
        languageId,
      );
  });

  it("sorts, folds and divides as the language does", async () => {
    const sort = "fn f(xs: &mut Vec<i64>) -> Vec<i64> { xs.sort_by(|a, b| b.cmp(a)); xs.to_vec() }";
    assert.equal(await result("rust", sort, numbers(2, 3, 1)), "value [3, 2, 1]");
    assert.equal(
      await result("python", "def f(xs):\n    return sum(xs) / len(xs)\n", numbers(1, 2)),
      "value 1.5",
    );
    assert.equal(await result("go", "package a\nfunc f(x int) int { return x / 2 }", number(3)), "value 1");
    // Whether the rest is cut off hangs on a type that is not known.
    assert.equal(
      await result("go", "package a\nfunc f(x Money) Money { return x / 2 }", number(3)),
      "not known",
    );
  });

  it("matches and replaces by the patterns of each language", async () => {
    const slug = "const f = (t: string) => t.toLowerCase().replace(/[^a-z]+/g, '-').replace('-', '_');";
    assert.equal(await result("typescript", slug, text("A b, c")), 'value "a_b-c"');
    const digits = "import re\ndef f(t):\n    return re.sub(r'\\D', '', t)\n";
    assert.equal(await result("python", digits, text("1-2 3")), 'value "123"');
  });

  it("says what a conversion fails with", async () => {
    assert.equal(await result("python", "def f(t):\n    return int(t)\n", text("x")), "error ValueError");
    const parse = "fn f(t: &str) -> Result<u8, E> { let n = t.parse().map_err(|_| E::Bad)?; Ok(n) }";
    assert.equal(await result("rust", parse, text("x")), "error E.Bad");
    assert.equal(await result("rust", parse, text("7")), "value 7");
  });

  it("ends where something would have to be known that is not", async () => {
    assert.equal(
      await result("typescript", "const f = (x: string) => load(x) ? 1 : 2;", text("a")),
      "not known",
    );
    assert.equal(
      await result("typescript", "function f(xs: string[]) { shuffle(xs); return xs; }", listOf("a")),
      "not known",
    );
    assert.equal(
      await result("typescript", "function f(x: number) { while (true) x++; }", number(1)),
      "not known",
    );
  });

  it("writes numbers and texts as formats say", async () => {
    const formats: readonly (readonly [string, string, string])[] = [
      ["python", 'def f(n):\n    return f"{n:.2f}"\n', '"7.00"'],
      ["python", 'def f(n):\n    return f"{n:03d}"\n', '"007"'],
      ["java", 'class A { String f(int n) { return String.format("%02d", n); } }', '"07"'],
      ["go", 'package a\nfunc f(n int) string { return fmt.Sprintf("%.1f", n) }', '"7.0"'],
      ["rust", 'fn f(n: i64) -> String { format!("{:>3}|", n) }', '"  7|"'],
      ["csharp", 'class A { string F(int n) { return $"{n:F2}" + n.ToString("D3"); } }', '"7.00007"'],
      ["php", "<?php function f(int $n) { return number_format($n, 2); }", '"7.00"'],
    ];
    for (const [languageId, code, wanted] of formats)
      assert.equal(await result(languageId, code, number(7)), `value ${wanted}`, code);
  });

  it("does with elements, signs and rests what the language does", async () => {
    const made: readonly (readonly [string, string, Value, string])[] = [
      ["typescript", 'function f(s: string) { return [...s].reverse().join(""); }', text("abc"), '"cba"'],
      ["typescript", "function f(s: string) { return s.search(/c/); }", text("abc"), "2"],
      ["python", "def f(s):\n    return s[::-1]\n", text("abc"), '"cba"'],
      ["python", 'def f(s):\n    return " ".join(s.split())\n', text(" a  b "), '"a b"'],
      ["python", "def f(n):\n    return int(n / 2)\n", number(7), "3"],
      ["python", "def f(xs):\n    for x in xs:\n        yield x + 1\n", numbers(1, 2), "[2, 3]"],
      ["csharp", "class A { string F(string s) { return s[..1] + s[^1..]; } }", text("abc"), '"ac"'],
      ["csharp", "class A { bool F(string s) { return s.All(char.IsLetter); } }", text("ab1"), "false"],
      [
        "php",
        '<?php function f($n) { return match (true) { $n > 3 => "a", default => "b" }; }',
        number(7),
        '"a"',
      ],
      ["php", "<?php function f(string $s) { return preg_match('/^a/', $s) === 1; }", text("abc"), "true"],
      ["rust", "fn f(xs: &[i64]) -> bool { xs.windows(2).all(|w| w[0] <= w[1]) }", numbers(1, 3, 2), "false"],
      ["rust", "fn f(n: i64) -> usize { (n * 2) as usize }", number(4), "8"],
      [
        "java",
        'class A { String f(List<String> xs) { return xs.stream().map(String::trim).collect(Collectors.joining("+")); } }',
        listOf(" a", "b "),
        '"a+b"',
      ],
      [
        "java",
        "class A { List<Integer> f(List<Integer> xs) { return xs.stream().sorted(Comparator.reverseOrder()).limit(2).toList(); } }",
        numbers(2, 3, 1),
        "[3, 2]",
      ],
      [
        "go",
        "package a\nfunc f(xs []int) []int { c := make([]int, len(xs)); copy(c, xs); sort.Ints(c); return c }",
        numbers(2, 3, 1),
        "[1, 2, 3]",
      ],
    ];
    for (const [languageId, code, value, wanted] of made)
      assert.equal(await result(languageId, code, value), `value ${wanted}`, code);
  });

  it("does not take one collector or comparator for another", async () => {
    const open: readonly string[] = [
      "xs.stream().collect(Collectors.groupingBy(x -> x % 2))",
      "xs.stream().sorted(byWeight).toList()",
    ];
    for (const call of open)
      assert.equal(
        await result("java", `class A { Object f(List<Integer> xs) { return ${call}; } }`, numbers(2, 3, 1)),
        "not known",
        call,
      );
  });
});
