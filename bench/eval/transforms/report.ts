import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { Transform } from "../../../server/features/transforms/transform.ts";
import type { ChosenFiles } from "./chosenFiles.ts";
import { type Family, familiesOf } from "./families.ts";
import type { HintCount } from "./hints.ts";
import { isProven, type Runs, wantedRuns } from "./runFamilies.ts";
import type { Sweep } from "./sweep.ts";

/** Faults and changed functions that are listed. */
const mostListed = 20;

/** Where something was looked for. */
export interface Looked {
  readonly chosen: ChosenFiles;
  /** Files that were looked at before the time was up. */
  readonly measured: number;
}

/** Whether results parse and stay, as Markdown. */
export function sweepReport(looked: Looked, sweeps: readonly Sweep[]): string {
  const broken = sweeps.filter(({ fault }) => fault !== undefined);
  const total = (count: (each: Sweep) => number) => sweeps.reduce((sum, each) => sum + count(each), 0);
  return [
    "## Transformations in packages by other people",
    ...sourceLines(looked),
    `${total(({ count }) => count)} places changed all at once, ${total(({ assumed }) => assumed)} that take something for granted singly; ${broken.length} results broken.`,
    ...broken.slice(0, mostListed).map(({ transform, place, fault }) => `- ${transform}, ${place}: ${fault}`),
    "",
    "| language | files | places | broken |",
    "|---|---:|---:|---:|",
    ...languageRows(sweeps),
    "",
    "| transformation | places |",
    "|---|---:|",
    ...catalog.map((each) => `| ${each.name} | ${placesOf(sweeps, each)} |`),
  ].join("\n");
}

function languageRows(sweeps: readonly Sweep[]): readonly string[] {
  const languages = [...new Set(sweeps.map(({ languageId }) => languageId))].sort();
  return languages.map((language) => {
    const own = sweeps.filter(({ languageId }) => languageId === language);
    const files = new Set(own.map(({ place }) => place)).size;
    const broken = own.filter(({ fault }) => fault !== undefined).length;
    return `| ${language} | ${files} | ${placesIn(own)} | ${broken} |`;
  });
}

/** How many of the types that were taken away were written again, and how many of them rightly. */
export function hintsReport(looked: Looked, hints: readonly HintCount[], packages: string): string {
  return [
    `## Types written again where the authors' were taken away, ${packages} packages`,
    ...sourceLines(looked),
    hintLine("Types that the code makes certain", hints, false),
    hintLine("Types that take something for granted", hints, true),
  ].join("\n");
}

/** What came of running functions before and after. */
export function runsReport(chosen: ChosenFiles, runs: Runs): string {
  const { verdicts, lookedFor, files } = runs;
  const changed = verdicts.filter(({ verdict, isAssumed }) => verdict.startsWith("differs") && !isAssumed);
  return [
    "## Functions of packages by other people, run before and after",
    ...sourceLines({ chosen, measured: files }),
    `${verdicts.filter(isProven).length} functions were run, came to what was changed and did the same; ${changed.length} did something else.`,
    ...changed
      .slice(0, mostListed)
      .map(({ transform, place, verdict }) => `- ${transform}, ${place}: ${verdict}`),
    "",
    "| family | found | run | the same | changed | why no more |",
    "|---|---:|---:|---:|---:|---|",
    ...familiesOf(lookedFor).map((each) => familyRow(each, runs)),
    "",
    "| transformation | found | the same | changed | not reached | not comparable | the same / changed where something is taken for granted |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...lookedFor.map((each) => runsRow(each, runs)),
  ].join("\n");
}

/** What came of both ways of a family, with what was taken for granted left out. */
function familyRow({ title, members }: Family, { verdicts, files }: Runs): string {
  const own = verdicts.filter(({ transform, isAssumed }) => members.includes(transform) && !isAssumed);
  const [same, changed] = [/^same$/, /^differs/].map(
    (start) => own.filter(({ verdict }) => start.test(verdict)).length,
  ) as [number, number];
  const why = same >= wantedRuns ? "enough" : `no more found in ${files} files`;
  return `| ${title} | ${own.length} | ${same + changed} | ${same} | ${changed} | ${why} |`;
}

function runsRow({ name }: Transform, { verdicts }: Runs): string {
  const own = verdicts.filter(({ transform }) => transform === name);
  const count = (start: RegExp, isAssumed: boolean) =>
    own.filter((each) => start.test(each.verdict) && each.isAssumed === isAssumed).length;
  const cells = [/^/, /^same$/, /^differs/, /^same,/, /^unusable/].map((start) => count(start, false));
  return `| ${name} | ${cells.join(" | ")} | ${count(/^same/, true)} / ${count(/^differs/, true)} |`;
}

function sourceLines({ chosen: { files, used, missing }, measured }: Looked): readonly string[] {
  const fetched = `${measured} of ${files.length} files of ${used.join(", ")}.`;
  return missing.length > 0 ? [fetched, `Could not be fetched: ${missing.join(", ")}.`] : [fetched];
}

/** How many of the hints are equal to the author's or wider, and how many of the author's there is one for. */
function hintLine(what: string, counts: readonly HintCount[], assumed: boolean): string {
  const written = counts.flatMap(({ hints }) => hints).filter((hint) => hint.assumed === assumed);
  const right = written.filter(({ isRight }) => isRight).length;
  const authors = counts.reduce((sum, each) => sum + each.authors, 0);
  return `${what}: ${written.length} for the ${authors} of the authors, ${right} equal or wider.`;
}

function placesOf(sweeps: readonly Sweep[], { name }: Transform): number {
  return placesIn(sweeps.filter(({ transform }) => transform === name));
}

function placesIn(sweeps: readonly Sweep[]): number {
  return sweeps.reduce((sum, { count, assumed }) => sum + count + assumed, 0);
}
