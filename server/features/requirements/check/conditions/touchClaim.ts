import type { Path } from "../../../../language/program/machine/path.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { mainVerb } from "../../reading/verbs.ts";
import { isNumber, lessIn } from "../../situations/decisions.ts";
import { namedOutcome } from "../../situations/namedOutcome.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { type Consequence, fulfils } from "../evidence/fulfils.ts";

/** What says that two things are the same: a day and the last day, a point and the border it lies on. */
const touching =
  /\b(?:(?:exactly|right|just) (?:on|at|when|as)\b|on (?:the|its|their|his|her) (?:very |same )?(?:last|final|expiry|expiration|due|end|closing) (?:day|date)\b|on the (?:day|date) itself|at the (?:very )?(?:border|edge|boundary|limit) itself|on the (?:border|edge|boundary)\b|(?:still|already) (?:\w+ ){0,3}on (?:its|their|the) (?:last )?day\b)/i;
/** What is said of more than one line, or of what lies beside it. */
const beside = /\b(?:before|after|between|until|within|than|not (?:on|at)|except|but)\b/i;

/** Judges what is said of the line itself: "a gift card can still be used on its last day", "points on the border are visible". */
export function checkTouch(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const { text, limits } = claim;
  if (!touching.test(text) || beside.test(text) || limits.length > 0 || claim.isOnly || claim.isUnless)
    return undefined;
  const found = code.functions.flatMap((fn) => judge(claim, fn) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

const frame = /\b(?:border|edge|boundary)\b/i;

function judge(claim: Claim, fn: RunFunction): ClaimFinding | undefined {
  const wanted = wantedIn(claim, fn);
  const lines = fn.decisions.filter(({ key }) => isOrder(key) && !isOther(key, claim));
  const [line] = lines;
  // Both sides of one line, or all lines of a frame.
  const { text } = claim;
  const isFrame = frame.test(text);
  if (!wanted || !line || !fn.paths.isComplete || (lines.length > 1 && !isFrame)) return undefined;
  const keys = new Set(lines.map(({ key }) => key));
  // What is equal is not less, whichever of the two is asked for.
  const isOn = ({ decisions }: Path) => decisions.every(({ key, value }) => !keys.has(key) || !value);
  const on = fn.paths.all.filter(isOn).filter((path) => path.decisions.some(({ key }) => keys.has(key)));
  const off = fn.paths.all.filter((path) => !isOn(path));
  const answers = on.map(wanted);
  if (on.length === 0 || off.length === 0) return undefined;
  const isAlways =
    answers.some((each) => each === "yes") && (claim.outcome?.kind === "accept" || !answers.includes("no"));
  if (isAlways && off.some((path) => wanted(path) !== "yes"))
    return { ...isMet("relation", line.node), phrase: phraseOf(claim) };
  const reason = `“${claim.text}” is asked for, but “${excerpt(line.node)}” leaves out the line itself.`;
  return answers.every((each) => each === "no") && off.some((path) => wanted(path) === "yes")
    ? isWrong("relation", reason, line.node)
    : undefined;
}

/** What is said of the line, up to the verb. */
function phraseOf({ text }: Claim): string {
  const at = text.search(touching);
  const verb = mainVerb(text) ?? text.length;
  return verb > at ? text.slice(at, verb).trim() : (touching.exec(text)?.[0] ?? "");
}

function wantedIn(claim: Claim, fn: RunFunction): Consequence | undefined {
  if (claim.outcome?.kind === "accept" || claim.outcome?.kind === "reject" || claim.status !== undefined)
    return (path) => fulfils(path, claim, fn.definition.name);
  return claim.outcome ? undefined : namedOutcome(claim.text.replace(touching, " "), fn);
}

/** Which of two things that are not known is less. */
function isOrder(key: string): boolean {
  const sides = lessIn(key);
  return sides !== undefined && !sides.some(isNumber);
}

const ofDay = /\b(?:day|date)\b/i;
const ofTime = /date|day|time|now|today|expir|until|deadline|\bat$|At\b|start|end|begin/i;
const ofAmount = /amount|balance|stock|price|total|count|quantity|size|length/i;

/** An amount is no day. */
function isOther(key: string, { text }: Claim): boolean {
  return ofDay.test(text) && ofAmount.test(key) && !ofTime.test(key);
}
