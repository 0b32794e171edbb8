import type { Decision, Path } from "../../../../language/program/machine/path.ts";
import { endOf, type ProgramCode, type RunFunction, wordsOfKey } from "../../code/programCode.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";
import { lessIn } from "../../situations/decisions.ts";
import { bypasses, forEverybody } from "../evidence/bypasses.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { type Answer, fulfils } from "../evidence/fulfils.ts";
import { isSimilar } from "../evidence/subject.ts";

const relations: readonly (readonly [RegExp, "above" | "below"])[] = [
  [
    /\b(?:exceed(?:s|ed|ing)?|(?:more|greater|larger|higher|longer|bigger|older|later) than|above|over|beyond|after)\b/i,
    "above",
  ],
  [/\b(?:(?:less|smaller|lower|shorter|fewer|earlier|younger) than|below|under|before)\b/i, "below"],
];

const before = /\b(?:predecessor|the (?:one|reading|value) before|last one|preceding \w+)\b/i;

/** Judges a claim that compares two things by name: "an amount above the balance must be rejected". */
export function checkRelation(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (
    claim.limits.length > 0 ||
    (!claim.outcome && claim.status === undefined) ||
    claim.isOnly ||
    claim.isUnless
  )
    return undefined;
  const where = claim.condition === "" ? claim.text : claim.condition;
  if (/\b(?:not|never|no) (?:be )?(?:more|greater|less|larger|smaller|above|below|exceed)/i.test(where))
    return undefined;
  const relation = relations.find(([pattern]) => pattern.test(where));
  const match = relation?.[0].exec(where);
  if (!relation || !match) return undefined;
  const right = wordsOf(where.slice(match.index + match[0].length).replace(before, "previous")).slice(0, 3);
  const left = wordsOf(where.slice(0, match.index));
  const found = code.functions.flatMap((fn) => judge(claim, left, right, relation[1], fn) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

function judge(
  claim: Claim,
  left: readonly string[],
  right: readonly string[],
  relation: "above" | "below",
  fn: RunFunction,
): ClaimFinding | undefined {
  if (!fn.paths.isComplete) return undefined;
  const sites = fn.decisions.flatMap((decision) => {
    const [lesser, greater] = lessIn(decision.key) ?? [];
    if (lesser === undefined || greater === undefined) return [];
    const isRight = (key: string) =>
      right.some((word) => wordsOfKey(key).some((own) => isSimilar(word, own)));
    const isLeft = (key: string) => left.some((word) => wordsOfKey(key).some((own) => isSimilar(word, own)));
    // Which of the two is the standard: it alone has the words behind "than".
    if (isRight(lesser) === isRight(greater)) return [];
    const standard = isRight(lesser) ? "lesser" : "greater";
    const other = standard === "lesser" ? greater : lesser;
    if (
      /^-?\d/.test(other) ||
      (!isLeft(other) && left.length > 0 && isLeft(standard === "lesser" ? lesser : greater))
    )
      return [];
    return [{ decision, standard }];
  });
  const [site] = sites;
  if (!site || sites.length !== 1) return undefined;
  const side = (site.standard === "lesser") === (relation === "above");
  const found = byBranch(claim, fn, site.decision, side);
  // `!(amount < balance)` takes what is equal for more.
  return found?.state === "met" && !side ? undefined : found;
}

/**
 * Judges by the side of a decision: whether all ways through that side do what is asked for, and not all of the other.
 * @param side which side the claim speaks of
 */
export function byBranch(
  claim: Claim,
  fn: RunFunction,
  decision: Decision,
  side: boolean,
  kind: "relation" | "state" | "only" = "relation",
): ClaimFinding | undefined {
  const taken = (value: boolean) =>
    fn.paths.all.filter(({ decisions }) =>
      decisions.some((each) => each.key === decision.key && each.value === value),
    );
  const [meant, rest] = [taken(side), taken(!side)];
  if (meant.length === 0 || rest.length === 0) return undefined;
  const answers = (paths: readonly Path[]): Answer[] =>
    paths.map((path) => fulfils(path, claim, fn.definition.name));
  const [within, beyond] = [answers(meant), answers(rest)];
  const { node } = decision;
  const around = kind === "only" ? [] : bypasses(claim, fn, taken(true).concat(taken(false)));
  if (around.length > 0 && within.every((each) => each === "yes"))
    return forEverybody.test(claim.text)
      ? isWrong(
          "situation",
          `“${claim.text}” is asked for, but there is a way around “${excerpt(node)}”.`,
          node,
        )
      : undefined;
  if (within.every((each) => each === "yes"))
    return beyond.some((each) => each !== "yes")
      ? {
          ...isMet(kind, node),
          ways: kind === "only" ? { fn, meant: rest, rest: meant } : { fn, meant, rest },
        }
      : undefined;
  if (!within.every((each) => each === "no")) return undefined;
  const reason = `“${claim.text}” is asked for, but “${excerpt(node)}” leads elsewhere.`;
  if (beyond.every((each) => each === "yes")) return isWrong(kind, reason, node);
  return isHandledOtherwise(claim, meant, rest) ? isWrong("type", reason, node) : undefined;
}

/** Whether an error is asked for in a case that is looked at, and something else comes of it. */
function isHandledOtherwise(claim: Claim, meant: readonly Path[], rest: readonly Path[]): boolean {
  const differs = meant.map(endOf).sort().join() !== rest.map(endOf).sort().join();
  const wantsError = claim.outcome?.kind === "reject" || claim.status !== undefined;
  const isHandled = meant.every((path) =>
    rest.every(
      (other) => path.effects.length < other.effects.length || path.ending.kind !== other.ending.kind,
    ),
  );
  return differs && wantsError && isHandled;
}
