import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../server/machine/files/assets.ts";
import type { EvalOptions } from "./suite.ts";
import { chosenFiles } from "./transforms/chosenFiles.ts";
import { evalSyntax, evalTransforms } from "./transforms/evalSyntax.ts";
import { keepResult, keptResult } from "./transforms/keptResults.ts";
import { type FileResult, measureFile } from "./transforms/measureFile.ts";
import { report } from "./transforms/report.ts";

export const name = "transforms";

/** Files looked at per package unless `--samples` says otherwise. */
const filesPerPackage = 40;

/**
 * Applies every transformation to packages by other people: results parse and do not change a second time, and functions
 * that are run with made-up values before and after do the same. `INKLING_OUTSIDE_GROUP` and `INKLING_OUTSIDE_ONLY` pick
 * packages as in `outside`. With `INKLING_TRANSFORMS_SECONDS` it ends after so long, and goes on where it was when it is
 * run again with the same code. `INKLING_TRANSFORMS_PART=sweep` runs no functions. Details go into `bench/work/transforms/`.
 */
export async function run({ samples }: EvalOptions): Promise<string> {
  const syntax = evalSyntax();
  const transforms = evalTransforms(syntax);
  const seconds = Number(process.env.INKLING_TRANSFORMS_SECONDS ?? Number.POSITIVE_INFINITY);
  const part = process.env.INKLING_TRANSFORMS_PART === "sweep" ? "sweep" : "all";
  const chosen = await chosenFiles(samples ?? filesPerPackage);
  const end = Date.now() + seconds * 1000;
  const results: FileResult[] = [];
  for (const file of chosen.files) {
    const kept = await keptResult(file, part);
    if (!kept && Date.now() > end) continue;
    const result = kept ?? (await measureFile({ transforms, syntax }, file, part));
    if (!kept) await keepResult(file, part, result);
    results.push(result);
  }
  const found = {
    measured: results.length,
    sweeps: results.flatMap(({ sweeps }) => sweeps),
    verdicts: results.flatMap(({ verdicts }) => verdicts),
    hints: results.flatMap(({ hints }) => hints),
  };
  const work = path.join(packageRoot, "bench/work/transforms");
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "verdicts.json"), JSON.stringify(found.verdicts, null, 1));
  writeFileSync(path.join(work, "sweeps.json"), JSON.stringify(found.sweeps, null, 1));
  return report(chosen, found);
}
