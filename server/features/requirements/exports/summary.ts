import { plural } from "../../../text/plural.ts";
import { type RequirementResult, type VerdictName, verdicts } from "../requirement.ts";

/** How many requirements got each verdict. */
export type Summary = Readonly<Record<VerdictName, number>>;

export function summarize(results: readonly RequirementResult[]): Summary {
  const counts = Object.fromEntries(verdicts.map((name) => [name, 0])) as Record<VerdictName, number>;
  for (const { verdict } of results) counts[verdict]++;
  return counts;
}

/** For people, such as `3 requirements: 2 yes, 1 no`. */
export function summaryInWords(results: readonly RequirementResult[]): string {
  if (results.length === 0) return "no requirements found";
  const parts = Object.entries(summarize(results)).filter(([, count]) => count > 0);
  return `${plural(results.length, "requirement")}: ${parts.map(([verdict, count]) => `${count} ${verdict}`).join(", ")}`;
}
