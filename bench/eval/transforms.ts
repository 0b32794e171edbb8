import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../server/machine/files/assets.ts";
import type { OutsidePackage } from "./outside/outsidePackage.ts";
import { outsidePackages } from "./outside/packages.ts";
import type { EvalOptions } from "./suite.ts";
import { type ChosenFiles, chosenFiles } from "./transforms/chosenFiles.ts";
import { evalSyntax, evalTransforms } from "./transforms/evalSyntax.ts";
import { keepResult, keptResult } from "./transforms/keptResults.ts";
import { type FilePart, type FileResult, measureFile, type Tools } from "./transforms/measureFile.ts";
import { hintsReport, runsReport, sweepReport } from "./transforms/report.ts";
import { runFamilies } from "./transforms/runFamilies.ts";
import { runPackages, typedPackages, unseenTypedPackages } from "./transforms/runPackages.ts";
import { sweepPackages } from "./transforms/sweepPackages.ts";

export const name = "transforms";

/** Files looked at per package unless `--samples` says otherwise. */
const filesPerPackage = 40;
const work = path.join(packageRoot, "bench/work/transforms");

/**
 * Applies every transformation to packages by other people: results parse and do not change a second time (`sweep`), types
 * that were taken away come back as their authors wrote them (`hints`), and functions that are run with made-up values
 * before and after do the same (`runs`). `INKLING_TRANSFORMS_PART` picks one of the three; `INKLING_OUTSIDE_GROUP` and
 * `INKLING_OUTSIDE_ONLY` pick packages as in `outside`. With `INKLING_TRANSFORMS_SECONDS` it ends after so long, and goes on
 * where it was when it is run again with the same code. Details go into `bench/work/transforms/`.
 */
export async function run({ samples }: EvalOptions): Promise<string> {
  const syntax = evalSyntax();
  const tools = { syntax, transforms: evalTransforms(syntax) };
  const seconds = Number(process.env.INKLING_TRANSFORMS_SECONDS ?? Number.POSITIVE_INFINITY);
  const asked = process.env.INKLING_TRANSFORMS_PART;
  const sections: string[] = [];
  for (const [part, measure] of Object.entries(parts))
    if (asked === undefined || asked === part)
      sections.push(await measure(tools, samples ?? filesPerPackage, Date.now() + seconds * 1000));
  return sections.join("\n\n");
}

const parts: Readonly<Record<string, (tools: Tools, samples: number, end: number) => Promise<string>>> = {
  sweep: async (tools, samples, end) => {
    const looked = await measureFiles(tools, "sweep", await chosenFiles(samples, packagesToSweep()), end);
    const sweeps = looked.results.flatMap((each) => each.sweeps);
    keepDetails("sweeps", sweeps);
    return sweepReport(looked, sweeps);
  },
  hints: async (tools, samples, end) => {
    const report = async (packages: readonly OutsidePackage[], what: string) => {
      const looked = await measureFiles(tools, "hints", await chosenFiles(samples, packages), end);
      const hints = looked.results.flatMap((each) => each.hints);
      keepDetails(`hints-${what}`, hints);
      return hintsReport(looked, hints, what);
    };
    const unseen = await report(unseenTypedPackages, "unseen");
    return [unseen, await report(typedPackages, "seen")].join("\n\n");
  },
  runs: async (tools, samples, end) => {
    const chosen = await chosenFiles(samples, runPackages);
    const runs = await runFamilies(tools, chosen, end);
    keepDetails("verdicts", runs.verdicts);
    return runsReport(chosen, runs);
  },
};

/** Packages that nobody looked at, unless others are asked for. */
function packagesToSweep(): readonly OutsidePackage[] {
  return process.env.INKLING_OUTSIDE_GROUP === undefined ? sweepPackages : outsidePackages;
}

async function measureFiles(tools: Tools, part: FilePart, chosen: ChosenFiles, end: number) {
  const results: FileResult[] = [];
  for (const file of chosen.files) {
    const kept = await keptResult(file, part);
    if (!kept && Date.now() > end) continue;
    const result = kept ?? (await measureFile(tools, file, part));
    if (!kept) await keepResult(file, part, result);
    results.push(result);
  }
  return { chosen, measured: results.length, results };
}

function keepDetails(what: string, details: readonly unknown[]): void {
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, `${what}.json`), JSON.stringify(details, null, 1));
}
