import type { Path } from "../../../../language/program/machine/path.ts";
import type { Paths } from "../../../../language/program/runPaths.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import { type Claim, readClaim } from "../../reading/claims.ts";
import type { Situation } from "../../situations/decisions.ts";
import { findSituation } from "../../situations/situation.ts";
import type { ClaimFinding } from "../evidence/claimFinding.ts";
import type { JudgePart } from "../evidence/unexplained.ts";

/** A side of a decision that tells ways apart. */
interface Side {
  readonly key: string;
  readonly value: boolean;
}

/**
 * Judges "old entries are removed unless they are held": the rule has to be met where the exception does not hold, and must not be
 * met where it does.
 */
export function checkUnless(claim: Claim, code: ProgramCode, judge: JudgePart): ClaimFinding | undefined {
  const [fn, ...others] = code.functions;
  if (!claim.isUnless || !fn || others.length > 0 || !fn.paths.isComplete) return undefined;
  const exception = {
    situation: "",
    condition: claim.condition,
    subject: "",
    predicate: "",
    isPassive: false,
  };
  const situation = findSituation(exception, fn);
  const side = situation && sideOf(situation, fn);
  if (!side) return undefined;
  const rule = readClaim(claim.consequence.replace(/,$/, ""));
  const within = (value: boolean): ProgramCode => ({ ...code, functions: [restricted(fn, side, value)] });
  const plain = judge(rule, within(!side.value));
  if (plain?.state !== "met" || judge(rule, within(side.value))?.state === "met") return undefined;
  return plain;
}

/** The decision by which the ways of a situation differ from all others. */
function sideOf({ paths, others }: Situation, { decisions }: RunFunction): Side | undefined {
  const taken = ({ decisions: all }: Path, key: string) => all.find((each) => each.key === key)?.value;
  const found = decisions.flatMap(({ key }): Side[] => {
    const values = new Set(paths.map((path) => taken(path, key)));
    const [value] = values;
    if (values.size !== 1 || value === undefined) return [];
    return others.every((path) => taken(path, key) !== value) ? [{ key, value }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A function of which only the ways are left on which a decision falls to one side, or is not asked for. */
function restricted(fn: RunFunction, { key }: Side, value: boolean): RunFunction {
  const keep = ({ all, isComplete }: Paths): Paths => ({
    isComplete,
    all: all.filter(({ decisions }) => decisions.every((each) => each.key !== key || each.value === value)),
  });
  return {
    definition: fn.definition,
    spoken: fn.spoken,
    comparisons: fn.comparisons,
    decisions: fn.decisions.filter((each) => each.key !== key),
    get paths() {
      return keep(fn.paths);
    },
    with: (pins) => keep(fn.with(pins)),
  };
}
