import type { Path } from "../../../../language/program/machine/path.ts";
import { number } from "../../../../language/program/values/value.ts";
import { numberInExpression } from "../../code/constantNumber.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { type ClaimFinding, isMet, isWrong } from "../evidence/claimFinding.ts";
import type { Pins } from "../evidence/tryValues.ts";

const tries = /\b(?:attempt(?:s|ed)?|tried|tries|try|times|twice)\b/i;
const again = /\b(?:retr(?:y|ies|ied)|again|repeat(?:ed|s)?)\b/i;
/** The first attempt is not one of them. */
const further =
  /\b(?:more (?:times|attempts|tries)|further|additional(?:ly)?|another \w+ (?:times|attempts)|after the first|beside the first)\b/i;
const multiplied =
  /=\s*[\d.]+ times\b|\btimes (?:\(|[\d€$£]|(?:the|its|their|that|what|as (?:much|many|high|long)|more than) \w+(?! \w*(?:fail|err|tim|call|tr[iy]))|(?:higher|larger|longer|lower|bigger|smaller)\b)|\btimes\b[^.;]*\s[-+*/]\s/i;
/** What a loop does beside the thing it tries. */
const beside = /sleep|delay|wait|log|warn|info|debug|error|print|backoff|now|random|min|max|pow/i;

/** Judges "at most 5 attempts" by counting how often the thing is done when it fails each time. */
export function checkRepetition(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const limit = limitOf(claim);
  if (!limit) return undefined;
  const [one, ...others] = code.functions.flatMap((fn) => count(claim, fn) ?? []);
  if (!one || others.length > 0) return undefined;
  const fits = fitsTimes(one.times, limit, claim.text);
  if (fits === undefined) return undefined;
  if (fits) return isMet("repetition", one.node);
  return isWrong(
    "repetition",
    `“${limit.phrase}” is asked for, but it is tried ${one.times} times.`,
    one.node,
  );
}

/** The number of attempts that a claim speaks of. */
function limitOf(claim: Claim): Limit | undefined {
  const { limits, outcome } = claim;
  const [limit, ...others] = limits;
  if (!limit || others.length > 0 || outcome || limit.quantity.unit) return undefined;
  if (limit.relation !== "atMost" && limit.relation !== "exactly") return undefined;
  // "32 times (actual - expected)" multiplies.
  if (multiplied.test(claim.text)) return undefined;
  const isCounted = /^(?:times|attempts?|tries|retries)$/.test(limit.quantity.counted);
  const isTried = tries.test(claim.text);
  const isAbout = isCounted || (isTried && /times|attempt|tr(?:y|ies)/.test(claim.text));
  return isAbout && (isTried || again.test(claim.text)) ? limit : undefined;
}

/** "Retried 3 times" is four attempts to some and three to others; at most so many is met either way. */
function fitsTimes(times: number, { relation, quantity }: Limit, said: string): boolean | undefined {
  const wanted = quantity.value;
  const isRetry = again.test(said) && !/\battempt(?:s|ed)\b|\btries\b|\btried\b/i.test(said);
  if (!isRetry) return times === wanted;
  if (times === wanted && further.test(said)) return false;
  if (times === wanted) return relation === "atMost" ? true : undefined;
  return times === wanted + 1;
}

function count(claim: Claim, fn: RunFunction) {
  const isByDefault = /\bdefault|unless\b|otherwise\b/i.test(claim.text) || !fn.paths.isComplete;
  return (isByDefault ? undefined : countWith(new Map(), fn)) ?? countWith(defaultsOf(fn), fn);
}

/** A parameter with a default is the number of attempts unless the caller says otherwise. */
function defaultsOf({ definition }: RunFunction): Pins {
  return new Map(
    definition.parameters.flatMap(({ name, default: given }) => {
      const value = given && numberInExpression(given);
      return value === undefined ? [] : [[name, number(value)] as const];
    }),
  );
}

function countWith(pins: Pins, fn: RunFunction) {
  const { all, isComplete } = fn.with(pins);
  if (!isComplete) return undefined;
  const most = all
    .map(mostRepeated)
    .reduce<ReturnType<typeof mostRepeated>>(
      (best, each) => (each && (!best || each.times > best.times) ? each : best),
      undefined,
    );
  return most && most.times > 1 ? most : undefined;
}

/** The call a path makes most often. */
function mostRepeated({ effects }: Path) {
  const calls = effects.filter(({ kind, key, name }) => kind === "call" && !beside.test(`${key} ${name}`));
  const counted = new Map<string, typeof calls>();
  for (const call of calls)
    counted.set(`${call.key} ${call.node.start}`, [
      ...(counted.get(`${call.key} ${call.node.start}`) ?? []),
      call,
    ]);
  const [most] = [...counted.values()].sort((a, b) => b.length - a.length);
  const node = most?.[0]?.node;
  return most && node ? { times: most.length, node } : undefined;
}
