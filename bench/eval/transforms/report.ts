import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { ChosenFiles } from "./chosenFiles.ts";
import type { Verdict } from "./compareRuns.ts";
import type { HintCount } from "./hints.ts";
import type { Sweep } from "./sweep.ts";

/** Faults and changed functions that are listed. */
const mostListed = 20;

/** What was found in the files. */
export interface Found {
  /** Files that were looked at before the time was up. */
  readonly measured: number;
  readonly sweeps: readonly Sweep[];
  readonly verdicts: readonly Verdict[];
  /** Types written where the author's were taken away. */
  readonly hints: readonly HintCount[];
}

/** What was found, as Markdown. */
export function report(
  { files, used, missing }: ChosenFiles,
  { measured, sweeps, verdicts, hints }: Found,
): string {
  const broken = sweeps.filter(({ fault }) => fault !== undefined);
  const changed = verdicts.filter(({ verdict, isAssumed }) => verdict.startsWith("differs") && !isAssumed);
  const total = (count: (each: Sweep) => number) => sweeps.reduce((sum, each) => sum + count(each), 0);
  return [
    "## Transformations in packages by other people",
    `${measured} of ${files.length} files of ${used.join(", ")}.`,
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
    `${total(({ count }) => count)} places changed all at once, ${total(({ assumed }) => assumed)} that take something for granted singly; ${broken.length} results broken.`,
    ...broken.slice(0, mostListed).map(({ transform, place, fault }) => `- ${transform}, ${place}: ${fault}`),
    table(sweeps, verdicts),
    hintLine("Types that the code makes certain", hints, false),
    hintLine("Types that take something for granted", hints, true),
    ...changed
      .slice(0, mostListed)
      .map(({ transform, place, verdict }) => `- ${transform}, ${place}: ${verdict}`),
  ].join("\n");
}

/** How many of the hints are equal to the author's or wider, and how many of the author's there is one for. */
function hintLine(what: string, counts: readonly HintCount[], assumed: boolean): string {
  const written = counts.flatMap(({ hints }) => hints).filter((hint) => hint.assumed === assumed);
  const right = written.filter(({ isRight }) => isRight).length;
  const authors = counts.reduce((sum, each) => sum + each.authors, 0);
  return `${what}: ${written.length} for the ${authors} of the authors, ${right} equal or wider.`;
}

function table(sweeps: readonly Sweep[], verdicts: readonly Verdict[]): string {
  const rows = catalog.map(({ name }) => {
    const own = sweeps.filter(({ transform }) => transform === name);
    const places = own.reduce((sum, { count, assumed }) => sum + count + assumed, 0);
    const ran = verdicts.filter(({ transform }) => transform === name);
    const count = (start: string, isAssumed: boolean) =>
      ran.filter((each) => each.verdict.startsWith(start) && each.isAssumed === isAssumed).length;
    const assumed = `${count("same", true)} / ${count("differs", true)}`;
    const unusable = count("unusable", false) + count("unusable", true);
    return `| ${name} | ${places} | ${count("same", false)} | ${count("differs", false)} | ${assumed} | ${unusable} |`;
  });
  return [
    "",
    "| transformation | places | functions run: same | changed | same / changed where something is taken for granted | not comparable |",
    "|---|---:|---:|---:|---:|---:|",
    ...rows,
    "",
  ].join("\n");
}
