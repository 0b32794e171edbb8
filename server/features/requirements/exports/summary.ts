import { type RequirementResult, type VerdictName, verdicts } from "../requirement.ts";

/** How many requirements got each verdict. */
export type Summary = Readonly<Record<VerdictName, number>>;

export function summarize(results: readonly RequirementResult[]): Summary {
  const counts = Object.fromEntries(verdicts.map((name) => [name, 0])) as Record<VerdictName, number>;
  for (const { verdict } of results) counts[verdict]++;
  return counts;
}
