import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Linter } from "eslint";
import type { RuleId } from "../../../server/contract/config.ts";
import { createPeers } from "../agreement/peers.ts";
import { type FetchedPackage, fetchPackage } from "./fetchPackage.ts";
import type { OutsideFile } from "./outsideFiles.ts";
import type { PackageScan } from "./packageScan.ts";

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

/** What a peer found in some files of a package, by the names of its rules. */
export interface PeerCounts {
  readonly peer: PeerName;
  /** Relative to the package's own top folder. */
  readonly paths: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

type PeerName = "eslint" | "ruff";

/** Files of a package that a peer looks at: more would outweigh the others, and take minutes. */
const mostOfPackage = 120;

/** What the peers say of a package's files. */
export async function peersOf(files: readonly OutsideFile[]): Promise<readonly PeerCounts[]> {
  const scripts = thinned(files.filter(({ languageId }) => languageId === "javascript"));
  const python = thinned(files.filter(({ languageId }) => languageId === "python"));
  const found: PeerCounts[] = [];
  if (scripts.length > 0) {
    const lint = createPeers(Object.assign({}, ...Object.values(eslint)));
    found.push(countBy("eslint", scripts, (text, name) => lint(text, name)?.map(({ rule }) => rule)));
  }
  const fetched = python.length > 0 ? await fetchPackage(ruffPackage).catch(() => undefined) : undefined;
  if (fetched) found.push(countBy("ruff", python, loadRuff(fetched, Object.values(ruff).flat())));
  return found;
}

/** Evenly taken from the whole package. */
function thinned(files: readonly OutsideFile[]): readonly OutsideFile[] {
  const step = Math.max(1, files.length / mostOfPackage);
  return files.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Findings per 1,000 lines beside those of ESLint with SonarJS in JavaScript, and of Ruff in Python. */
export function peersSection(scans: readonly PackageScan[]): readonly string[] {
  const eslintRules = Object.entries(eslint).map(([ours, theirs]) => [ours, Object.keys(theirs)] as const);
  return [
    "### Beside other linters, in findings per 1,000 lines",
    ...table("JavaScript", "ESLint and SonarJS", "eslint", scans, eslintRules),
    ...table("Python", "Ruff", "ruff", scans, Object.entries(ruff)),
  ];
}

type Lint = (text: string, name: string) => readonly string[] | undefined;

/** Names of the peer's rules with the number of their findings; a file that the peer cannot parse has none. */
function countBy(peer: PeerName, files: readonly OutsideFile[], lint: Lint): PeerCounts {
  const counts: Record<string, number> = {};
  for (const { file, path: name } of files)
    for (const rule of lint(readFileSync(file, "utf8"), name) ?? []) counts[rule] = (counts[rule] ?? 0) + 1;
  return { peer, paths: files.map(({ path: place }) => place), counts };
}

function loadRuff({ folder }: FetchedPackage, select: readonly string[]): Lint {
  const loaded = createRequire(import.meta.url)(path.join(folder, "package/ruff_wasm.js"));
  const workspace = new loaded.Workspace({ lint: { select } }, loaded.PositionEncoding.Utf16);
  return (text) => workspace.check(text).map(({ code }: { code: string | null }) => code ?? "");
}

function table(
  language: string,
  title: string,
  peer: PeerName,
  scans: readonly PackageScan[],
  rulesOf: readonly (readonly [ours: string, theirs: readonly string[]])[],
): readonly string[] {
  const looked = scans.flatMap((scan) => {
    const found = scan.peers.find((each) => each.peer === peer);
    return found ? [{ scan, counts: found.counts, paths: new Set(found.paths) }] : [];
  });
  const files = looked.flatMap(({ scan, paths }) => scan.files.filter((file) => paths.has(file.path)));
  if (files.length === 0) return [];
  const findings = looked.flatMap(({ scan, paths }) =>
    scan.findings.filter(({ file, finding }) => paths.has(file.path) && finding.severity !== "hint"),
  );
  const thousands = files.reduce((sum, { lines }) => sum + lines, 0) / 1000;
  const rows = rulesOf.map(([ours, theirs]) => {
    const count = findings.filter(({ finding }) => finding.rule === ours).length;
    const sum = looked.reduce(
      (total, { counts }) => theirs.reduce((each, rule) => each + (counts[rule] ?? 0), total),
      0,
    );
    return `| ${ours} | ${(count / thousands).toFixed(2)} | ${(sum / thousands).toFixed(2)} | ${theirs.join(", ")} |`;
  });
  return [
    [
      `| ${language}, ${files.length} files | Inkling | ${title} | rules |`,
      "|---|---|---|---|",
      ...rows,
    ].join("\n"),
  ];
}
