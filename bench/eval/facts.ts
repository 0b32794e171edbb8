/**
 * `npm run eval facts`: whether the features say the same of the same facts in files by other people; fails where two
 * disagree. Looks at packages of the outside evaluation, of which as many are fetched as are needed, or at the files below
 * `INKLING_FACTS_FOLDER`.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { testPorts } from "../../test/support/testPorts.ts";
import { createFactReader, type FactFile } from "./facts/readFacts.ts";
import { byFact, type Disagreement, disagreements } from "./facts/statement.ts";
import { fetchPackage } from "./outside/fetchPackage.ts";
import { filesOf } from "./outside/outsideFiles.ts";
import { outsidePackages } from "./outside/packages.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "facts";

const usualCount = 400;
/** Larger files take long and say no more; in bytes. */
const largest = 60_000;
/** More files of one package would outweigh the others. */
const mostOfOne = 40;

/** @throws Error with the report where two features disagree */
export async function run({ samples = usualCount, seed }: EvalOptions): Promise<string> {
  const folder = process.env.INKLING_FACTS_FOLDER;
  const files =
    folder === undefined ? await outsideFiles(samples, seed) : drawn(filesBelow(folder), samples, seed);
  const reader = createFactReader(testPorts());
  const compared = new Map<string, number>();
  const found: string[] = [];
  for (const file of files) {
    const statements = await reader.statements(file);
    for (const [fact, { length }] of byFact(statements)) if (length > 1) count(compared, kindOf(fact));
    found.push(...disagreements(statements).map((one) => described(file, one)));
  }
  reader.dispose();
  const report = [
    `## Facts: ${files.length} files, ${found.length} disagreements`,
    [...compared].map(([kind, times]) => `- ${kind}: ${times} compared`).join("\n"),
    found.join("\n"),
  ].join("\n\n");
  if (found.length > 0) throw new Error(report);
  return report;
}

/** A file on this machine and what it is called. */
interface ListedFile {
  readonly file: string;
  readonly path: string;
}

/** Files of packages that are drawn one after the other: no more of them are fetched than are needed. */
async function outsideFiles(count: number, seed: number): Promise<readonly FactFile[]> {
  const files: FactFile[] = [];
  for (const each of shuffled(outsidePackages, seed)) {
    if (files.length >= count) break;
    const fetched = await fetchPackage(each).catch(() => undefined);
    if (!fetched) continue;
    const some = drawn(filesOf(fetched), Math.min(mostOfOne, count - files.length), seed);
    files.push(...some.map((file) => ({ ...file, path: `${each.name}/${file.path}` })));
  }
  return files;
}

function filesBelow(folder: string): readonly ListedFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((each) => ({
    file: path.join(folder, each),
    path: each.split(path.sep).join("/"),
  }));
}

/** So many of the files, the same ones for the same seed; what is too large or no text is passed over. */
function drawn(places: readonly ListedFile[], count: number, seed: number): readonly FactFile[] {
  const files: FactFile[] = [];
  const sorted = [...places].sort((one, other) => (one.file < other.file ? -1 : 1));
  for (const { file, path } of shuffled(sorted, seed)) {
    if (files.length >= count) break;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > largest) continue;
    const text = readFileSync(file, "utf8");
    if (!text.includes("\0")) files.push({ path, text });
  }
  return files;
}

/** The same order for the same seed. */
function* shuffled<T>(all: readonly T[], seed: number): Generator<T> {
  const left = [...all];
  for (let state = seed; left.length > 0; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield* left.splice(state % left.length, 1);
  }
}

function count(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** A fact without the name or line that it is about. */
function kindOf(fact: string): string {
  return fact.replace(/^what documents .*/, "what a comment documents").replace(/^line \d+/, "a line");
}

function described({ path: file }: FactFile, { fact, statements }: Disagreement): string {
  return `${file}: ${fact}: ${statements.map(({ feature, says }) => `${feature} ${says}`).join(", ")}`;
}
