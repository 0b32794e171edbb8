import type { Difference } from "./compare.ts";
import type { Pairing } from "./peers.ts";

/** The outcome of one pairing over all files. */
export interface Outcome {
  readonly pairing: Pairing;
  readonly same: number;
  readonly differences: readonly Difference[];
}

/** Share of findings that both sides have, of all that either has; differences in definition are left out on request. */
export function agreement({ same, differences }: Outcome, byDefinition: boolean): number {
  const counted = byDefinition ? differences.filter(({ reason }) => reason === undefined) : differences;
  const all = same + counted.length;
  return all === 0 ? 1 : same / all;
}

/** The table of pairings that must agree: with differences in definition, and without them. */
export function countedTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const unexplained = outcome.differences.filter(({ reason }) => reason === undefined).length;
    return `${firstCells(outcome)} ${percent(outcome, true)} | ${unexplained} |`;
  });
  return [
    "| rule | peer | both | peer only | Inkling only | same | same, by one definition | unexplained |",
    "|---|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

/** The table of pairings that draw the line in different places. */
export function judgedTable(outcomes: readonly Outcome[]): string {
  return [
    "| rule | peer | both | peer only | Inkling only | same |",
    "|---|---|---:|---:|---:|---:|",
    ...outcomes.map(firstCells),
  ].join("\n");
}

function firstCells(outcome: Outcome): string {
  const { pairing, same, differences } = outcome;
  const peer = differences.filter(({ side }) => side === "peer").length;
  return `| \`${pairing.ours}\` | \`${pairing.peer}\` | ${same} | ${peer} | ${differences.length - peer} | ${percent(outcome, false)} |`;
}

function percent(outcome: Outcome, byDefinition: boolean): string {
  return `${(100 * agreement(outcome, byDefinition)).toFixed(1)} %`;
}

/** The differences of a pairing, by reason, with examples. */
export function differenceList({ pairing, differences }: Outcome): string {
  const byReason = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.side}: ${difference.reason ?? "**not explained**"}`;
    byReason.set(key, [...(byReason.get(key) ?? []), difference]);
  }
  const parts = [...byReason].map(([reason, group]) => {
    const isOpen = group[0]?.reason === undefined;
    const shown = isOpen ? group : group.slice(0, 2);
    return [`- ${group.length} × ${reason}.`, ...shown.map(example)].join("\n");
  });
  return [
    `### \`${pairing.ours}\` and \`${pairing.peer}\``,
    "",
    parts.length > 0 ? parts.join("\n") : "No differences.",
  ].join("\n");
}

const excerptLength = 80;

function example({ path, line, text }: Difference): string {
  return `  - ${path}:${line}: \`${text.slice(0, excerptLength).replaceAll("`", "'")}\``;
}
