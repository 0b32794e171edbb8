/**
 * Builds the labelled pairs of requirement and code from `cases/*.md` and `library.json`, and writes `pairs.json`:
 * `npx tsx bench/eval/requirements/makePairs.ts`. Deterministic.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Label, Pair } from "./pair.ts";
import { type Case, readCases } from "./readCases.ts";

const here = new URL("./", import.meta.url);
/** How far away in the list the description of another function is taken from, so that relatives are not neighbours. */
const foreignShift = 61;
/** Every n-th library function is also made a stub. */
const stubEvery = 3;
const stubs = [
  "",
  '  throw new Error("Not implemented");',
  "  return null;",
  "  // TODO",
  "  return undefined;",
];

const cases = readdirSync(new URL("cases/", here))
  .sort()
  .flatMap((file) => readCases(readFileSync(new URL(`cases/${file}`, here), "utf8")));
const library: { functions: { name: string; languageId: string; requirement: string; code: string }[] } =
  JSON.parse(readFileSync(new URL("library.json", here), "utf8"));

const all: Case[] = [...cases, ...library.functions.map((each) => ({ ...each, changes: [] }))];
const pairs: Pair[] = [];
const add = (name: string, kind: Pair["kind"], label: Label, from: Case, requirement: string, code: string) =>
  pairs.push({ name, kind, label, half: halfOf(from.name), languageId: from.languageId, requirement, code });

for (const [index, each] of all.entries()) {
  add(each.name, "correct", "yes", each, each.requirement, each.code);
  for (const [number, change] of each.changes.entries())
    add(
      `${each.name} ${number + 1}`,
      change.label === "no" ? "broken" : "partial",
      change.label,
      each,
      each.requirement,
      change.code,
    );
  const other = all[(index + foreignShift) % all.length];
  if (other) add(`${each.name} of ${other.name}`, "foreign", "no", each, other.requirement, each.code);
}
for (const [index, each] of library.functions.entries()) {
  if (index % stubEvery !== 0) continue;
  const body = stubs[(index / stubEvery) % stubs.length] ?? "";
  const stub = emptied(each.code, each.name, body);
  if (stub) add(`${each.name} stub`, "stub", "no", { ...each, changes: [] }, each.requirement, stub);
}
writeFileSync(new URL("pairs.json", here), `${JSON.stringify(pairs, undefined, 1)}\n`);
console.log(`${pairs.length} pairs`);

/** A function with another body. */
function emptied(code: string, name: string, body: string): string | undefined {
  const header = new RegExp(`^(?:async )?function ${name}\\([^\\n]*\\) \\{$`, "m").exec(code)?.[0];
  return header && `${header}\n${body === "" ? "" : `${body}\n`}}`;
}

/** Half of the functions are for choosing thresholds, the other half for reporting; by name, so pairs stay together. */
function halfOf(name: string): Pair["half"] {
  return (createHash("sha256").update(name).digest()[0] ?? 0) % 2 === 0 ? "tune" : "test";
}
