import { readFileSync } from "node:fs";
import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import type { OutsideFile } from "../outside/outsideFiles.ts";
import { compareRuns, type Pair, type Verdict } from "./compareRuns.ts";
import { type HintCount, measureHints } from "./hints.ts";
import { measureJsDoc } from "./jsDocHints.ts";
import { pairsOf } from "./pairs.ts";
import { type Sweep, sweep } from "./sweep.ts";
import { withoutTypes } from "./withoutTypes.ts";

/** What was found in one file. */
export interface FileResult {
  readonly sweeps: readonly Sweep[];
  readonly verdicts: readonly Verdict[];
  readonly hints: readonly HintCount[];
}

interface Tools {
  readonly transforms: TransformsProvider;
  readonly syntax: Syntax;
}

/** How hints are compared with the author's, by language. */
const measures: Readonly<Record<string, typeof measureHints>> = {
  python: measureHints,
  typescript: measureJsDoc,
};
/** Change what a program says of itself, not what it does. */
const onlyWords = new Set(["comment-to-documentation"]);

/** What is looked at: all of it, or only whether results parse and stay. */
export type Part = "all" | "sweep";

/** Applies every transformation of a file's language to it, and runs what can be run before and after. */
export async function measureFile(tools: Tools, file: OutsideFile, part: Part): Promise<FileResult> {
  const { languageId } = file;
  const text = readFileSync(file.file, "utf8");
  const source = { languageId, text, place: `${file.package.name}/${file.path}` };
  const known = catalog.filter(({ languages }) => languages.includes(languageId));
  const sweeps = await sweep(tools, known, source);
  if (part === "sweep") return { sweeps, hints: [], verdicts: [] };
  const measure = measures[languageId];
  const hints = measure ? [await measure(tools, source)] : [];
  const family = familyOf(languageId);
  const changing = known.filter(
    (each) => !onlyWords.has(each.name) && sweeps.some(({ transform }) => transform === each.name),
  );
  if (family === undefined || changing.length === 0) return { sweeps, hints, verdicts: [] };
  const pairs = await pairsOf(tools.transforms, tools.syntax, changing, source);
  const verdicts = await compareRuns(
    family,
    pairs.flatMap((pair) => plain(pair, languageId)),
  );
  return { sweeps, hints, verdicts };
}

/** What runs the language's functions here. */
function familyOf(languageId: string): "javascript" | "python" | undefined {
  if (languageId === "python") return "python";
  return /script/.test(languageId) ? "javascript" : undefined;
}

/** Without types: what runs is JavaScript. */
function plain(pair: Pair, languageId: string): readonly Pair[] {
  if (!languageId.startsWith("typescript")) return [pair];
  const [before, after] = [pair.before, pair.after].map((text) => withoutTypes(text, languageId));
  return before === undefined || after === undefined ? [] : [{ ...pair, before, after }];
}
