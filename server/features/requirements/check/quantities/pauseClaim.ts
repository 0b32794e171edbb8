import type { Effect } from "../../../../language/program/machine/path.ts";
import { type Unit, unitOfName, unitOfWait } from "../../../../language/program/values/units.ts";
import type { Value } from "../../../../language/program/values/value.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { sameNumber } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { isSimilar, overlap } from "../evidence/subject.ts";
import { ownWords } from "./settingClaim.ts";

/** How often something is done, how long is waited, or how long something may take. */
const waiting =
  /\b(?:every|each (?=\w+ (?:second|minute|hour))|pauses?|paused|waits?|waited|delay\w*|intervals?|between (?:two|the|each)|times? out|timeouts?|to finish|to complete|to respond|gives? up after|polled|polls?|at intervals of)\b/i;
/** What says how often as well. */
const counted =
  /\b(?:times|attempts?|tries|twice|once|doubl\w*|exponential\w*|increas\w*|random\w*|jitter)\b/i;

interface Wait {
  /** In seconds. */
  readonly seconds: number;
  readonly effect: Effect;
}

/** Judges "the printer is polled every two seconds" by the only span of time that is waited or given to what may take long. */
export function checkPause(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [limit, ...others] = claim.limits;
  const { text } = claim;
  if (
    !limit ||
    others.length > 0 ||
    limit.quantity.unit?.dimension !== "time" ||
    limit.relation === "atLeast"
  )
    return undefined;
  if (
    !waiting.test(text) ||
    counted.test(text) ||
    claim.outcome?.kind === "reject" ||
    claim.isOnly ||
    claim.isUnless
  )
    return undefined;
  const waits = waitsIn(claim, code);
  const [wait] = waits;
  if (!wait || waits.length !== 1 || !isAbout(claim, code)) return undefined;
  const { value, unit } = limit.quantity;
  const node = wait.effect.node;
  if (sameNumber(value * unit.factor, wait.seconds)) return isMet("value", node);
  return isWrong("value", `“${limit.phrase}” is asked for, but the code says “${excerpt(node)}”.`, node);
}

/** Each span once, however many ways lead by it. */
function waitsIn(claim: Claim, { functions }: ProgramCode): readonly Wait[] {
  const all = functions.flatMap(({ paths }) =>
    paths.all.flatMap(({ effects }) => effects.flatMap((effect) => waitOf(effect, claim))),
  );
  return [...new Map(all.map((wait) => [wait.effect.node.start, wait])).values()];
}

function waitOf(effect: Effect, { words }: Claim): Wait[] {
  if (effect.kind !== "call") return [];
  const unit = unitOfWait(effect.key, effect.name);
  const plain = effect.args.flatMap((value) => secondsOf(value, unit));
  // An `idleTimeout` is how long nothing may happen, and not how long something may take.
  const named = [...effect.named].flatMap(([name, value]) =>
    ownWords(name).every((own) => words.some((word) => isSimilar(word, own)))
      ? secondsOf(value, unitOfWait(name, name) ?? unitOfName(name))
      : [],
  );
  const isWait =
    unit !== undefined || /timeout|deadline|wait|sleep|delay|interval|schedule|every/i.test(effect.name);
  const [seconds, ...others] = [...(isWait ? plain : []), ...named];
  return seconds === undefined || others.length > 0 ? [] : [{ seconds, effect }];
}

function secondsOf(value: Value, unit: Unit | undefined): number[] {
  if (value.kind !== "number" || value.value <= 0) return [];
  const own = value.unit ?? unit;
  return own?.dimension === "time" ? [value.value * own.factor] : [];
}

/** What is waited for has to be what the code speaks of. */
function isAbout({ words }: Claim, { functions }: ProgramCode): boolean {
  return functions.some(({ definition: { node } }) => overlap(words, node.text.slice(0, readOfFunction)) > 0);
}

const readOfFunction = 4_000;
