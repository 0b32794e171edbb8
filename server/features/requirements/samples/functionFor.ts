import { overlap } from "../check/evidence/subject.ts";
import type { ProgramCode, RunFunction } from "../code/programCode.ts";
import type { Claim } from "../reading/claims.ts";

/** The function that a claim is about: the only one, or the one whose name and parameters share most words with it. */
export function functionFor({ words }: Claim, { functions }: ProgramCode): RunFunction | undefined {
  const [only, ...others] = functions;
  if (others.length === 0) return only;
  const scored = functions
    .filter(({ definition }) => definition.parameters.length > 0)
    .map((fn) => ({ fn, score: scoreOf(words, fn) }));
  const top = Math.max(0, ...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === top);
  return top > 0 && best.length === 1 ? best[0]?.fn : undefined;
}

function scoreOf(words: readonly string[], { definition }: RunFunction): number {
  const { name, parameters } = definition;
  return 2 * overlap(words, name) + overlap(words, parameters.map((each) => each.name).join(" "));
}
