import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import { catalog } from "../../server/features/transforms/catalog.ts";
import { createTransforms } from "../../server/features/transforms/transforms.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { packageRoot, wasmFolder } from "../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../server/machine/files/fileGrammarLoader.ts";
import type { OutsideFile } from "./outside/outsideFiles.ts";
import type { EvalOptions } from "./suite.ts";
import { chosenFiles } from "./transforms/chosenFiles.ts";
import { compareRuns, type Pair, type Verdict } from "./transforms/compareRuns.ts";
import { type HintCount, measureHints } from "./transforms/hints.ts";
import { measureJsDoc } from "./transforms/jsDocHints.ts";
import { pairsOf } from "./transforms/pairs.ts";
import { report } from "./transforms/report.ts";
import { type Sweep, sweep } from "./transforms/sweep.ts";

export const name = "transforms";

/** How hints are compared with the author's, by language. */
const measures: Readonly<Record<string, typeof measureHints>> = {
  python: measureHints,
  typescript: measureJsDoc,
};
/** Files looked at per package unless `--samples` says otherwise. */
const filesPerPackage = 40;
/** Change what a program says of itself, not what it does. */
const onlyWords = new Set(["comment-to-documentation"]);
const quiet = () => undefined;

/**
 * Applies every transformation to packages by other people: results parse and do not change a second time, and functions
 * that are run with made-up values before and after do the same. `INKLING_OUTSIDE_GROUP` and `INKLING_OUTSIDE_ONLY` pick
 * packages as in `outside`. Details go into `bench/work/transforms/`.
 */
export async function run({ samples }: EvalOptions): Promise<string> {
  const logger = { error: console.error, warn: quiet, info: quiet, debug: quiet };
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), logger);
  const transforms = createTransforms({ workspace: { relativePath: (uri: string) => uri } as never }, syntax);
  const chosen = await chosenFiles(samples ?? filesPerPackage);
  const sweeps: Sweep[] = [];
  const pairs: Record<string, Pair[]> = { javascript: [], python: [] };
  const hints: HintCount[] = [];
  for (const file of chosen.files) {
    const source = sourceOf(file);
    const known = catalog.filter(({ languages }) => languages.includes(file.languageId));
    const swept = await sweep({ transforms, syntax }, known, source);
    sweeps.push(...swept);
    const measure = measures[file.languageId];
    if (measure) hints.push(await measure({ transforms, syntax }, source));
    const family = familyOf(file.languageId);
    const changing = known.filter(
      (each) => !onlyWords.has(each.name) && swept.some(({ transform }) => transform === each.name),
    );
    if (family === undefined || changing.length === 0) continue;
    const found = await pairsOf(transforms, syntax, changing, source);
    pairs[family]?.push(...found.flatMap((pair) => plain(pair, file.languageId)));
  }
  const verdicts: Verdict[] = [];
  for (const [family, ofFamily] of Object.entries(pairs))
    verdicts.push(...(await compareRuns(family, ofFamily)));
  const work = path.join(packageRoot, "bench/work/transforms");
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "verdicts.json"), JSON.stringify(verdicts, null, 1));
  writeFileSync(path.join(work, "sweeps.json"), JSON.stringify(sweeps, null, 1));
  return report(chosen, { sweeps, verdicts, hints });
}

function sourceOf(file: OutsideFile) {
  const text = readFileSync(file.file, "utf8");
  return { languageId: file.languageId, text, place: `${file.package.name}/${file.path}` };
}

/** What runs the language's functions here. */
function familyOf(languageId: string): "javascript" | "python" | undefined {
  if (languageId === "python") return "python";
  return /script/.test(languageId) ? "javascript" : undefined;
}

/** Without types: what runs is JavaScript. */
function plain(pair: Pair, languageId: string): readonly Pair[] {
  if (!languageId.startsWith("typescript")) return [pair];
  const loader = languageId === "typescript" ? "ts" : "tsx";
  const strip = (text: string) =>
    transformSync(text, { loader, logLevel: "silent" }).code.replace(/;\s*$/, "");
  try {
    return [{ ...pair, before: strip(pair.before), after: strip(pair.after) }];
  } catch {
    return [];
  }
}
