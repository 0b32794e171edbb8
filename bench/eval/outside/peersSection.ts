import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Linter } from "eslint";
import type { RuleId } from "../../../server/contract/config.ts";
import { createPeers } from "../agreement/peers.ts";
import { type FetchedPackage, fetchPackage } from "./fetchPackage.ts";
import type { OutsideFile } from "./outsideFiles.ts";
import type { OutsideFinding } from "./scanOutside.ts";

/** A peer's rules for what one of ours looks for, with limits as ours are by default. */
type Peers = Readonly<Partial<Record<RuleId, Linter.RulesRecord>>>;

const eslint: Peers = {
  "too-many-parameters": { "max-params": ["error", 7] },
  "long-function": {
    "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
  },
  "long-file": { "max-lines": ["error", { max: 1000, skipBlankLines: true, skipComments: true }] },
  "deep-nesting": { "max-depth": ["error", 3] },
  "cognitive-complexity": { "sonarjs/cognitive-complexity": ["error", 15] },
  "magic-number": { "no-magic-numbers": ["error", { ignore: [0, 1, -1], ignoreArrayIndexes: true }] },
  "empty-catch": { "no-empty": "error" },
  "todo-comment": { "no-warning-comments": ["error", { terms: ["todo", "fixme", "hack", "xxx", "bug"] }] },
  "commented-out-code": { "sonarjs/no-commented-code": "error" },
  "security/hardcoded-secret": { "sonarjs/no-hardcoded-passwords": "error" },
  "security/code-injection": { "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error" },
};

/** Ruff's rules; those named `S` are Bandit's. */
const ruff: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  "too-many-parameters": ["PLR0913"],
  "cognitive-complexity": ["C901"],
  "magic-number": ["PLR2004"],
  "empty-catch": ["S110", "S112", "E722"],
  "commented-out-code": ["ERA001"],
  "todo-comment": ["FIX001", "FIX002", "FIX003", "FIX004"],
  "missing-error-handling": ["SIM115"],
  "security/hardcoded-secret": ["S105", "S106", "S107"],
  "security/code-injection": ["S102", "S307"],
  "security/command-injection": ["S602", "S604", "S605"],
  "security/sql-injection": ["S608"],
  "security/weak-hash": ["S324"],
  "security/insecure-random": ["S311"],
  "security/insecure-deserialization": ["S301", "S302", "S506"],
  "security/disabled-tls-verification": ["S501"],
  "security/unsafe-html": ["S308", "S701", "S704"],
};

/** The linter that Ruff's package holds, as WebAssembly. */
const ruffPackage = {
  group: "seen",
  origin: "npm",
  name: "@astral-sh/ruff-wasm-nodejs",
  version: "0.17.4",
} as const;

/** Findings per 1,000 lines beside those of ESLint with SonarJS in JavaScript, and of Ruff in Python. */
export async function peersSection(
  files: readonly OutsideFile[],
  findings: readonly OutsideFinding[],
): Promise<readonly string[]> {
  const parts = ["### Beside other linters, in findings per 1,000 lines"];
  const scripts = files.filter(({ languageId }) => languageId === "javascript");
  if (scripts.length > 0) {
    const lint = createPeers(Object.assign({}, ...Object.values(eslint)));
    const rulesOf = Object.entries(eslint).map(([ours, theirs]) => [ours, Object.keys(theirs)] as const);
    const found = countBy(scripts, (text, name) => lint(text, name)?.map(({ rule }) => rule));
    parts.push(table("JavaScript", "ESLint and SonarJS", scripts, findings, rulesOf, found));
  }
  const python = files.filter(({ languageId }) => languageId === "python");
  const fetched = python.length > 0 ? await fetchPackage(ruffPackage).catch(() => undefined) : undefined;
  if (fetched) {
    const rulesOf = Object.entries(ruff).map(([ours, theirs]) => [ours, theirs] as const);
    const found = countBy(python, loadRuff(fetched, Object.values(ruff).flat()));
    parts.push(table("Python", "Ruff", python, findings, rulesOf, found));
  }
  return parts;
}

type Lint = (text: string, name: string) => readonly string[] | undefined;

/** Names of the peer's rules with the number of their findings; a file that the peer cannot parse has none. */
function countBy(files: readonly OutsideFile[], lint: Lint): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file, path: name } of files)
    for (const rule of lint(readFileSync(file, "utf8"), name) ?? [])
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function loadRuff({ folder }: FetchedPackage, select: readonly string[]): Lint {
  const loaded = createRequire(import.meta.url)(path.join(folder, "package/ruff_wasm.js"));
  const workspace = new loaded.Workspace({ lint: { select } }, loaded.PositionEncoding.Utf16);
  return (text) => workspace.check(text).map(({ code }: { code: string | null }) => code ?? "");
}

function table(
  language: string,
  peer: string,
  files: readonly OutsideFile[],
  findings: readonly OutsideFinding[],
  rulesOf: readonly (readonly [ours: string, theirs: readonly string[]])[],
  found: ReadonlyMap<string, number>,
): string {
  const thousands = files.reduce((sum, { lines }) => sum + lines, 0) / 1000;
  const own = new Set(files.map(({ file }) => file));
  const rows = rulesOf.map(([ours, theirs]) => {
    const count = findings.filter(({ file, finding }) => finding.rule === ours && own.has(file.file)).length;
    const sum = theirs.reduce((total, rule) => total + (found.get(rule) ?? 0), 0);
    return `| ${ours} | ${(count / thousands).toFixed(2)} | ${(sum / thousands).toFixed(2)} | ${theirs.join(", ")} |`;
  });
  return [
    `| ${language}, ${files.length} files | Inkling | ${peer} | rules |`,
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}
