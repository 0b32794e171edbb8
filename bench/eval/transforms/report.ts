import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { ChosenFiles } from "./chosenFiles.ts";
import type { Verdict } from "./compareRuns.ts";
import type { Sweep } from "./sweep.ts";

/** Faults and changed functions that are listed. */
const mostListed = 20;

/** What was found, as Markdown. */
export function report(
  { files, used, missing }: ChosenFiles,
  sweeps: readonly Sweep[],
  verdicts: readonly Verdict[],
): string {
  const broken = sweeps.filter(({ fault }) => fault !== undefined);
  const changed = verdicts.filter(({ verdict, isAssumed }) => verdict.startsWith("differs") && !isAssumed);
  const total = (count: (each: Sweep) => number) => sweeps.reduce((sum, each) => sum + count(each), 0);
  return [
    "## Transformations in packages by other people",
    `${files.length} files of ${used.join(", ")}.`,
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
    `${total(({ count }) => count)} places changed all at once, ${total(({ assumed }) => assumed)} that take something for granted singly; ${broken.length} results broken.`,
    ...broken.slice(0, mostListed).map(({ transform, place, fault }) => `- ${transform}, ${place}: ${fault}`),
    table(sweeps, verdicts),
    ...changed
      .slice(0, mostListed)
      .map(({ transform, place, verdict }) => `- ${transform}, ${place}: ${verdict}`),
  ].join("\n");
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
