// The terminal tour: the real command on the real examples, one short block per feature.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

interface Answer {
  readonly tier: string;
  readonly confidence: number;
  readonly ms: number;
}
interface Completion extends Answer {
  readonly text: string;
  readonly reason?: string;
}
interface Definition extends Answer {
  readonly term: string;
  readonly definition: string | null;
}
interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
  readonly message: string;
  readonly tier: string;
  readonly confidence: number;
}
interface Check {
  readonly summary: { readonly files: number; readonly findings: number; readonly ms: number };
  readonly files: readonly { readonly path: string; readonly findings: readonly Finding[] }[];
}
interface Requirement extends Answer {
  readonly id: string;
  readonly text: string;
  readonly verdict: string;
  readonly missing: readonly string[];
}
interface Classification extends Answer {
  readonly path: string;
  readonly language: string;
  readonly kind: string;
  readonly quality: string;
  readonly patterns: Readonly<Record<string, unknown>>;
}

const TYPED_INTO = "src/cart.ts";
const BEFORE =
  "function dearest(items: CartItem[]): CartItem | undefined {\n  let best: CartItem | undefined;\n  for (const item of items) {\n";
const TYPED = "    if (best";
const FINDINGS_SHOWN = 5;
const LINE_WIDTH = 100;
const severities = ["error", "warning", "information", "hint"];

/** Runs the tour in the terminal. Throws when a command fails, so that a broken build does not look fine. */
export function tour(root: string): void {
  console.log("\nInkling on the code in examples/, answered on this machine:\n");
  completion(root);
  definition(root);
  problems(root);
  requirements(root);
  classification(root);
}

/** Types into a copy of an example, as the examples' README suggests. */
function completion(root: string): void {
  const example = readFileSync(path.join(root, "examples", TYPED_INTO), "utf8");
  const file = path.join("out/tour", path.basename(TYPED_INTO));
  mkdirSync(path.join(root, "out/tour"), { recursive: true });
  writeFileSync(path.join(root, file), `${example}\n${BEFORE}${TYPED}`);
  const place = `${file}:${`${example}\n${BEFORE}`.split("\n").length}:${TYPED.length + 1}`;
  const answer = ask<Completion>(root, ["complete", place]);
  const shown = answer.text === "" ? `(silent: ${answer.reason ?? "no reason given"})` : answer.text;
  show(`Ghost text, with a function begun at the end of ${TYPED_INTO}`, `inkling complete ${place}`, [
    `${TYPED.trimStart()}▸${shown}  ${measure(answer)}`,
  ]);
}

function definition(root: string): void {
  const answer = ask<Definition>(root, ["define", "idempotent"]);
  show("Hover", "inkling define idempotent", [`${answer.definition ?? "unknown"}  ${measure(answer)}`]);
}

function problems(root: string): void {
  const { summary, files } = ask<Check>(root, ["check", "examples"]);
  const findings = files.flatMap((file) => file.findings.map((finding) => ({ ...finding, path: file.path })));
  const worstFirst = findings.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  // One of each rule shows more than many of one.
  const different = worstFirst.filter(
    ({ rule }, index) => worstFirst.findIndex((other) => other.rule === rule) === index,
  );
  const lines = different.map(
    ({ path: file, line, rule, message, tier, confidence }) =>
      `${path.basename(file)}:${line} ${rule}: ${message}  (${tier},\u00a0${percent(confidence)})`,
  );
  const rest = summary.findings - Math.min(lines.length, FINDINGS_SHOWN);
  show("Problems", "inkling check examples", [
    `${summary.findings} findings in ${summary.files} files, ${Math.round(summary.ms)} ms`,
    ...lines.slice(0, FINDINGS_SHOWN),
    ...(rest > 0 ? [`... and ${rest} more`] : []),
  ]);
}

function requirements(root: string): void {
  const answer = ask<{ requirements: readonly Requirement[] }>(root, ["requirements", "examples"]);
  const lines = answer.requirements.map((requirement) => {
    const missing = requirement.missing.length > 0 ? `; missing: ${requirement.missing.join(", ")}` : "";
    return `${requirement.verdict.padEnd(7)} ${requirement.id} ${requirement.text}${missing}  ${measure(requirement)}`;
  });
  show("Requirements", "inkling requirements examples", lines);
}

function classification(root: string): void {
  const answers = ask<Classification | readonly Classification[]>(root, ["classify", "examples"]);
  const lines = [answers].flat().map((answer: Classification) => {
    const patterns = Object.entries(answer.patterns).filter(([, present]) => present === true);
    const notes = [answer.language, answer.kind, answer.quality, ...patterns.map(([name]) => name)].join(
      ", ",
    );
    return `${path.basename(answer.path)}: ${notes}  ${measure(answer)}`;
  });
  show("Classification", "inkling classify examples", lines);
}

function ask<T>(root: string, args: readonly string[]): T {
  const command = [path.join(root, "dist/cli.js"), ...args, "--format", "json"];
  const result = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", timeout: 60_000 });
  // 1 means findings or an unmet requirement, which is what the examples are there for.
  if (result.status !== 0 && result.status !== 1) {
    const reason = result.stderr.trim() || result.error?.message || `exit status ${result.status}`;
    throw new Error(`inkling ${args.join(" ")}: ${reason}`);
  }
  return JSON.parse(result.stdout) as T;
}

function show(title: string, command: string, lines: readonly string[]): void {
  console.log(`${title}  ($ ${command})`);
  for (const line of lines) console.log(`  ${wrap(line)}`);
  console.log();
}

function wrap(line: string): string {
  const words = line.split(" ");
  const rows: string[] = [""];
  for (const word of words) {
    const row = rows[rows.length - 1] ?? "";
    if (row !== "" && row.length + 1 + word.length > LINE_WIDTH) rows.push(`  ${word}`);
    else rows[rows.length - 1] = row === "" ? word : `${row} ${word}`;
  }
  return rows.join("\n  ").replaceAll("\u00a0", " ");
}

/** No-break spaces keep it on one line. */
function measure({ tier, confidence, ms }: Answer): string {
  return `(${tier}, ${percent(confidence)}, ${Math.round(ms)} ms)`.replaceAll(" ", "\u00a0");
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
