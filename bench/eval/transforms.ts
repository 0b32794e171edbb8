import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import { catalog } from "../../server/features/transforms/catalog.ts";
import { createTransforms } from "../../server/features/transforms/transforms.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { packageRoot, wasmFolder } from "../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../server/machine/files/fileGrammarLoader.ts";
import { fetchPackage } from "./outside/fetchPackage.ts";
import { filesOf, type OutsideFile } from "./outside/outsideFiles.ts";
import { outsidePackages } from "./outside/packages.ts";
import type { EvalOptions } from "./suite.ts";
import { compareRuns, type Pair, type Verdict } from "./transforms/compareRuns.ts";
import { pairsOf } from "./transforms/pairs.ts";
import { type Sweep, sweep } from "./transforms/sweep.ts";

export const name = "transforms";

/** Files looked at per package unless `--samples` says otherwise. */
const filesPerPackage = 40;
/** Changes what a program says of itself, not what it does. */
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
  const sweeps: Sweep[] = [];
  const pairs: Record<string, Pair[]> = { javascript: [], python: [] };
  const { files, used, missing } = await chosenFiles(samples ?? filesPerPackage);
  for (const file of files) {
    const { languageId } = file;
    const fitting = catalog.filter(({ languages }) => languages.includes(languageId));
    const source = {
      languageId,
      text: readFileSync(file.file, "utf8"),
      place: `${file.package.name}/${file.path}`,
    };
    const changing: string[] = [];
    for (const transform of fitting) {
      const result = await sweep(transforms, transform.name, source);
      if (!result) continue;
      sweeps.push(result);
      if (!onlyWords.has(transform.name)) changing.push(transform.name);
    }
    const family = languageId === "python" ? "python" : "javascript";
    if (/python|script/.test(languageId) && changing.length > 0)
      pairs[family]?.push(
        ...(await pairsOf(transforms, syntax, changing, source)).flatMap((pair) => plain(pair, languageId)),
      );
  }
  const verdicts: Verdict[] = [];
  for (const [family, ofFamily] of Object.entries(pairs))
    verdicts.push(...(await compareRuns(family, ofFamily)));
  const work = path.join(packageRoot, "bench/work/transforms");
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "verdicts.json"), JSON.stringify(verdicts, null, 1));
  writeFileSync(path.join(work, "sweeps.json"), JSON.stringify(sweeps, null, 1));
  const offers = sweeps.reduce((sum, { count }) => sum + count, 0);
  const broken = sweeps.filter(({ fault }) => fault !== undefined);
  return [
    "## Transformations in packages by other people",
    `${files.length} files of ${used.join(", ")}.`,
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
    `${offers} places changed, ${broken.length} results broken.`,
    ...broken.slice(0, 20).map(({ transform, place, fault }) => `- ${transform}, ${place}: ${fault}`),
    table(sweeps, verdicts),
    ...verdicts
      .filter(({ verdict }) => verdict.startsWith("differs"))
      .slice(0, 20)
      .map(({ transform, place, verdict }) => `- ${transform}, ${place}: ${verdict}`),
  ].join("\n");
}

async function chosenFiles(perPackage: number) {
  const group = process.env.INKLING_OUTSIDE_GROUP;
  const only = process.env.INKLING_OUTSIDE_ONLY?.split(",");
  const files: OutsideFile[] = [];
  const used: string[] = [];
  const missing: string[] = [];
  for (const each of outsidePackages) {
    if ((group && each.group !== group) || (only && !only.some((start) => each.name.startsWith(start))))
      continue;
    try {
      const fetched = await fetchPackage(each);
      const written = filesOf(fetched).filter(({ isHandWritten }) => isHandWritten);
      const step = Math.max(1, Math.floor(written.length / perPackage));
      files.push(...written.filter((_, index) => index % step === 0).slice(0, perPackage));
      used.push(`${fetched.name} ${fetched.version}`);
    } catch {
      missing.push(each.name);
    }
  }
  return { files, used, missing };
}

/** Without types: what runs is JavaScript. */
function plain(pair: Pair, languageId: string): readonly Pair[] {
  if (!languageId.startsWith("typescript")) return [pair];
  const strip = (text: string) =>
    transformSync(text, {
      loader: languageId === "typescript" ? "ts" : "tsx",
      logLevel: "silent",
    }).code.replace(/;\s*$/, "");
  try {
    return [{ ...pair, before: strip(pair.before), after: strip(pair.after) }];
  } catch {
    return [];
  }
}

function table(sweeps: readonly Sweep[], verdicts: readonly Verdict[]): string {
  const rows = catalog.map(({ name: each }) => {
    const places = sweeps
      .filter(({ transform }) => transform === each)
      .reduce((sum, { count }) => sum + count, 0);
    const ran = verdicts.filter(({ transform }) => transform === each);
    const count = (start: string) => ran.filter(({ verdict }) => verdict.startsWith(start)).length;
    return `| ${each} | ${places} | ${count("same")} | ${count("differs")} | ${count("unusable")} |`;
  });
  return [
    "",
    "| transformation | places | functions run: same | changed | not comparable |",
    "|---|---:|---:|---:|---:|",
    ...rows,
    "",
  ].join("\n");
}
