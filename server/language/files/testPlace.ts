import path from "node:path";

/** Where the tests of a source file are, relative to the workspace. */
interface PlaceRule {
  /** A file's name with `*` for the source's: `test_*.py`. */
  readonly pattern: string;
  /** Folders of the source's path that become others: `src` and `test`; both empty for beside it. */
  readonly from: string;
  readonly to: string;
  /** A folder below that of the source: `__tests__`. */
  readonly below: string;
}

const marked = /^(test_|Test(?=[A-Z]))?(.+?)(\.test|\.spec|[-_]test|[-_]spec|Tests?|Spec)?$/;

/** Where tests are kept when a project has none yet, by the ending of the source. */
const defaults: Readonly<Record<string, PlaceRule>> = {
  py: { pattern: "test_*.py", from: "*", to: "tests", below: "" },
  go: { pattern: "*_test.go", from: "", to: "", below: "" },
  java: { pattern: "*Test.java", from: "src/main/java", to: "src/test/java", below: "" },
  cs: { pattern: "*Tests.cs", from: "", to: "", below: "" },
  php: { pattern: "*Test.php", from: "src", to: "tests", below: "" },
  rb: { pattern: "*_spec.rb", from: "lib", to: "spec", below: "" },
};

/** The path of the test file for a source file, as the project's own tests lie to their sources. */
export function testPathOf(source: string, sources: readonly string[], tests: readonly string[]): string {
  const ending = path.posix.extname(source).slice(1);
  const rules = new Map<string, { rule: PlaceRule; count: number }>();
  const sourcesByBase = new Map<string, string[]>();
  for (const each of sources) {
    const base = baseOf(each);
    sourcesByBase.set(base, [...(sourcesByBase.get(base) ?? []), each]);
  }
  for (const test of tests) {
    const { base, pattern } = patternOf(test);
    for (const tested of sourcesByBase.get(base) ?? []) {
      const rule = ruleBetween(tested, test, pattern);
      const key = JSON.stringify(rule);
      const known = rules.get(key) ?? { rule, count: 0 };
      known.count++;
      rules.set(key, known);
    }
  }
  const [best] = [...rules.values()].sort((one, other) => other.count - one.count);
  return applied(best?.rule ?? defaults[ending] ?? besideIt(ending), source);
}

function besideIt(ending: string): PlaceRule {
  return { pattern: `*.test.${ending}`, from: "", to: "", below: "" };
}

/** A file's name without its ending. */
export function baseOf(file: string): string {
  return path.posix.basename(file, path.posix.extname(file));
}

function patternOf(test: string): { readonly base: string; readonly pattern: string } {
  const [, before = "", base = "", behind = ""] = marked.exec(baseOf(test)) ?? [];
  return { base, pattern: `${before}*${behind}${path.posix.extname(test)}` };
}

function ruleBetween(source: string, test: string, pattern: string): PlaceRule {
  const [from, to] = [foldersOf(source), foldersOf(test)];
  if (to.length === from.length + 1 && from.every((folder, index) => folder === to[index]))
    return { pattern, from: "", to: "", below: to.at(-1) ?? "" };
  let shared = 0;
  while (shared < from.length && shared < to.length && from.at(-1 - shared) === to.at(-1 - shared)) shared++;
  const [left, right] = [from.slice(0, from.length - shared), to.slice(0, to.length - shared)];
  return { pattern, from: left.join("/"), to: right.join("/"), below: "" };
}

function foldersOf(file: string): readonly string[] {
  const folder = path.posix.dirname(file);
  return folder === "." ? [] : folder.split("/");
}

function applied({ pattern, from, to, below }: PlaceRule, source: string): string {
  const name = pattern.replace("*", baseOf(source));
  const folder = path.posix.dirname(source);
  if (from === "*") return path.posix.join(to, name);
  if (from === to) return path.posix.join(folder, below, name);
  if (from === "") return path.posix.join(to, folder, name);
  const isWithin = folder === from || folder.startsWith(`${from}/`);
  return path.posix.join(isWithin ? to + folder.slice(from.length) : path.posix.join(to, folder), name);
}
