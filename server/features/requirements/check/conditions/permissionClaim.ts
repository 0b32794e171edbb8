import type { Decision, Path } from "../../../../language/program/machine/path.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { rejects } from "../evidence/fulfils.ts";
import { matchState } from "./stateClaim.ts";

/** "Only A or B can …": nobody else may; "both A and B may …": others may as well. */
const permission =
  /^(only |nobody (?:but|except) |no one (?:but|except) |both |either |all )?(.+?) (?:(?:can|may|(?:is|are) (?:also )?(?:allowed|permitted|able) to)|must be able to)\b(?! (?:not|only|never|no longer)\b)/i;

/** The side of a decision on which somebody is one of those that a claim names. */
interface Named {
  readonly decision: Decision;
  readonly side: boolean;
}

/** Judges who may do what, where a claim names several: "only the owner or an administrator can delete a project". */
export function checkPermission(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [, marker = "", said = ""] = permission.exec(claim.text) ?? [];
  const groups = said.split(/,\s*(?:and |or )?| or | and /i).filter((group) => group.trim() !== "");
  if (claim.outcome?.kind !== "accept" || claim.condition !== "" || groups.length < 2) return undefined;
  const isOnly = /^(?:only|nobody|no one)/i.test(marker);
  const found = code.functions.flatMap((fn) => judge(claim, groups, isOnly, fn) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

function judge(
  claim: Claim,
  groups: readonly string[],
  isOnly: boolean,
  fn: RunFunction,
): ClaimFinding | undefined {
  if (!fn.paths.isComplete) return undefined;
  const named = groups.map((group) => namedBy(group, fn));
  const known = named.flatMap((each) => each ?? []);
  if (
    known.length !== groups.length ||
    new Set(known.map(({ decision }) => decision.key)).size !== known.length
  )
    return undefined;
  const through = fn.paths.all.filter((path) => letsIn(path, fn) === "no");
  if (fn.paths.all.some((path) => letsIn(path, fn) === "open")) return undefined;
  const others = through.filter((path) => !known.some((each) => isOn(path, each)));
  const barred = known.filter((each) => !through.some((path) => isAlone(path, each, known)));
  const [node] = known.map(({ decision }) => decision.node);
  const [first] = barred;
  if (first)
    return isWrong(
      "only",
      `“${claim.text}” is asked for, but “${excerpt(first.decision.node)}” is not enough.`,
      first.decision.node,
    );
  if (!isOnly) return isMet("only", node);
  const last = others[0]?.decisions.at(-1)?.node;
  return others.length === 0
    ? isMet("only", node)
    : isWrong("only", `“${claim.text}” is asked for, but “${excerpt(last)}” lets others through.`, last);
}

function letsIn(path: Path, { definition }: RunFunction) {
  return rejects(path, undefined, false, definition.name);
}

function isOn({ decisions }: Path, { decision, side }: Named): boolean {
  return decisions.some(({ key, value }) => key === decision.key && value === side);
}

/** Whether a way is taken by one of those that are named and that is none of the others. */
function isAlone(path: Path, one: Named, all: readonly Named[]): boolean {
  return isOn(path, one) && all.every((other) => other === one || !isOn(path, other));
}

/** The decision that asks for somebody; undefined where there is none or more than one. */
function namedBy(group: string, fn: RunFunction): Named | undefined {
  const scored = fn.decisions.flatMap((decision) => {
    const match = matchState(group, decision, fn.spoken(decision.key));
    return match ? [{ decision, ...match }] : [];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const [one, ...others] = scored.filter(({ score }) => score === best);
  return one && others.length === 0 ? one : undefined;
}
