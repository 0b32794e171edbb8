/**
 * `npm run eval facts`: whether the features say the same of the same facts in files by other people; fails where two
 * disagree. Looks at the packages that are fetched already, or at the files below `INKLING_FACTS_FOLDER`.
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

/** @throws Error with the report where two features disagree */
export async function run({ samples = usualCount, seed }: EvalOptions): Promise<string> {
  const folder = process.env.INKLING_FACTS_FOLDER;
  const places = folder === undefined ? await outsidePlaces() : placesBelow(folder);
  const files = drawn(places, samples, seed);
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
interface Place {
  readonly file: string;
  readonly path: string;
}

async function outsidePlaces(): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const each of outsidePackages) {
    const fetched = await fetchPackage(each).catch(() => undefined);
    if (fetched) places.push(...filesOf(fetched));
  }
  return places;
}

function placesBelow(folder: string): readonly Place[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((each) => ({
    file: path.join(folder, each),
    path: each.split(path.sep).join("/"),
  }));
}

/** Some of the files, the same ones for the same seed. */
function drawn(places: readonly Place[], count: number, seed: number): readonly FactFile[] {
  const left = [...places].sort((one, other) => (one.file < other.file ? -1 : 1));
  const files: FactFile[] = [];
  for (let state = seed; left.length > 0 && files.length < count; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [place] = left.splice(state % left.length, 1);
    const stat = place && statSync(place.file, { throwIfNoEntry: false });
    if (!place || !stat?.isFile() || stat.size > largest) continue;
    const text = readFileSync(place.file, "utf8");
    if (!text.includes("\0")) files.push({ path: place.path, text });
  }
  return files;
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
