import type { Difference } from "./compare.ts";
import type { Pairing } from "./peers.ts";

/** What the sides have in common, and where they differ. */
export interface Comparison {
  readonly same: number;
  readonly differences: readonly Difference[];
}

/** The outcome of one pairing over all files. */
export interface Outcome extends Comparison {
  readonly pairing: Pairing;
  /** The same by one definition, where the peer's own is another. */
  readonly alike: Comparison | undefined;
}

/** Share of findings that both sides have, of all that either has. */
export function agreement({ same, differences }: Comparison): number {
  const all = same + differences.length;
  return all === 0 ? 1 : same / all;
}

/** Without the findings that one side spares by a rule of its own, each checked on the finding. */
function withoutExplained({ same, differences }: Comparison): Comparison {
  return { same, differences: differences.filter(({ reason }) => reason === undefined) };
}

/** The pairings that must agree, by one definition, and the peer as it comes beside it. */
export function countedTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { pairing, alike } = outcome;
    const asItComes = alike ? percent(outcome) : "the same";
    return `${firstCells(pairing, alike ?? outcome)} ${pairing.alike?.how ?? "as it comes"} | ${asItComes} |`;
  });
  return [
    "| rule | peer | both | peer only | Inkling only | same | how the peer counts | same, as it comes |",
    "|---|---|---:|---:|---:|---:|---|---:|",
    ...rows,
  ].join("\n");
}

/** The pairings that draw the line in different places. */
export function judgedTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const unexplained = outcome.differences.filter(({ reason }) => reason === undefined).length;
    return `${firstCells(outcome.pairing, outcome)} ${percent(withoutExplained(outcome))} | ${unexplained} |`;
  });
  return [
    "| rule | peer | both | peer only | Inkling only | same | same, but for what is explained below | unexplained |",
    "|---|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

function firstCells(pairing: Pairing, comparison: Comparison): string {
  const { same, differences } = comparison;
  const peer = differences.filter(({ side }) => side === "peer").length;
  return `| \`${pairing.ours}\` | \`${pairing.peer}\` | ${same} | ${peer} | ${differences.length - peer} | ${percent(comparison)} |`;
}

function percent(comparison: Comparison): string {
  return `${(100 * agreement(comparison)).toFixed(1)} %`;
}

/** The differences of a pairing, by reason, with examples. */
export function differenceList({ pairing, differences, alike }: Outcome): string {
  const sections = [differenceSection(`\`${pairing.ours}\` and \`${pairing.peer}\``, differences)];
  if (alike && alike.differences.length > 0)
    sections.push(
      differenceSection(`\`${pairing.ours}\` and \`${pairing.peer}\` by one definition`, alike.differences),
    );
  return sections.join("\n\n");
}

function differenceSection(title: string, differences: readonly Difference[]): string {
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
  return [`### ${title}`, "", parts.length > 0 ? parts.join("\n") : "No differences."].join("\n");
}

const excerptLength = 80;

function example({ path, line, text }: Difference): string {
  return `  - ${path}:${line}: \`${text.slice(0, excerptLength).replaceAll("`", "'")}\``;
}
