import { readFileSync } from "node:fs";
import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { Transform } from "../../../server/features/transforms/transform.ts";
import type { OutsideFile } from "../outside/outsideFiles.ts";
import type { ChosenFiles } from "./chosenFiles.ts";
import { compareRuns, type Pair, type Verdict } from "./compareRuns.ts";
import { keepRuns, keptRuns } from "./keptRuns.ts";
import type { Tools } from "./measureFile.ts";
import { pairsOf } from "./pairs.ts";
import { withoutTypes } from "./withoutTypes.ts";

/** Functions of each transformation that are to be run and reached by the made-up values. */
export const wantedRuns = 200;
/** Files whose functions are run together, and kept together. */
const filesPerBatch = 10;
/** Change what a program says of itself, not what it does. */
const onlyWords = new Set(["comment-to-documentation", "add-jsdoc-types"]);

/** What came of running functions before and after. */
export interface Runs {
  readonly verdicts: readonly Verdict[];
  /** Transformations whose functions were looked for in all of the files, or in some until there were enough. */
  readonly lookedFor: readonly Transform[];
  /** Files that were looked at before the time was up. */
  readonly files: number;
}

/** A function was run before and after, came to what was changed, and did the same. */
export function isProven({ verdict, isAssumed }: Verdict): boolean {
  return verdict === "same" && !isAssumed;
}

/**
 * Runs functions that a transformation changes, until there are enough of each, in files of many packages in turn. It goes on
 * where it was when it is run again: what was found with the same code of a transformation is kept.
 */
export async function runFamilies(tools: Tools, { files }: ChosenFiles, end: number): Promise<Runs> {
  const runnable = files.filter(({ languageId }) => familyOf(languageId) !== undefined);
  const lookedFor = catalog.filter(
    ({ name, languages }) => !onlyWords.has(name) && languages.some((each) => familyOf(each) !== undefined),
  );
  const verdicts: Verdict[] = [];
  let at = 0;
  for (; at < runnable.length && Date.now() < end; at += filesPerBatch) {
    const missing = lookedFor.filter((each) => provenOf(verdicts, each) < wantedRuns);
    const batch = runnable.slice(at, at + filesPerBatch);
    const known = await keptRuns(batch, missing);
    const unknown = missing.filter(({ name }) => !known.has(name));
    const found = unknown.length > 0 ? await runBatch(tools, unknown, batch) : [];
    await keepRuns(batch, unknown, found);
    addNew(verdicts, [...[...known.values()].flat(), ...found]);
  }
  return { verdicts, lookedFor, files: Math.min(at, runnable.length) };
}

function provenOf(verdicts: readonly Verdict[], { name }: Pick<Transform, "name">): number {
  return verdicts.filter((each) => each.transform === name && isProven(each)).length;
}

/** Packages hold copies of the same function: each counts once. */
function addNew(verdicts: Verdict[], found: readonly Verdict[]): void {
  const keyOf = ({ transform, before }: Verdict) => `${transform} ${before}`;
  const known = new Set(verdicts.map(keyOf));
  for (const each of found) {
    if (known.has(keyOf(each))) continue;
    known.add(keyOf(each));
    verdicts.push(each);
  }
}

async function runBatch(
  { transforms, syntax }: Tools,
  wanted: readonly Transform[],
  batch: readonly OutsideFile[],
): Promise<readonly Verdict[]> {
  const pairs: Record<Family, Pair[]> = { javascript: [], python: [] };
  for (const { file, languageId, package: from, path } of batch) {
    const known = wanted.filter(({ languages }) => languages.includes(languageId));
    const source = { languageId, text: readFileSync(file, "utf8"), place: `${from.name}/${path}` };
    const found = known.length > 0 ? await pairsOf(transforms, syntax, known, source) : [];
    pairs[familyOf(languageId) ?? "javascript"].push(...found.flatMap((pair) => plain(pair, languageId)));
  }
  const families = Object.entries(pairs).map(([family, some]) => compareRuns(family, some));
  return (await Promise.all(families)).flat();
}

type Family = "javascript" | "python";

/** What runs the language's functions here. */
function familyOf(languageId: string): Family | undefined {
  if (languageId === "python") return "python";
  return /^(?:java|type)script/.test(languageId) ? "javascript" : undefined;
}

/** Without types: what runs is JavaScript. */
function plain(pair: Pair, languageId: string): readonly Pair[] {
  if (!languageId.startsWith("typescript")) return [pair];
  const [before, after] = [pair.before, pair.after].map((text) => withoutTypes(text, languageId));
  return before === undefined || after === undefined ? [] : [{ ...pair, before, after }];
}
