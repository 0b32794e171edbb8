import type { Decision } from "../../../../language/program/machine/path.ts";
import { splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import { wordsOfKey } from "../../code/programCode.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isWrong } from "../evidence/claimFinding.ts";
import { rejects } from "../evidence/fulfils.ts";
import { isSimilar } from "../evidence/subject.ts";
import { byBranch } from "./relationClaim.ts";

/** Judges a claim about a state that code asks for: "disabled accounts cannot sign in", "an unknown id gives 404". */
export function checkState(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (
    (!claim.outcome && claim.status === undefined) ||
    claim.limits.some(({ relation }) => relation !== "exactly")
  )
    return undefined;
  const found = code.functions.flatMap((fn) => judge(claim, fn) ?? []);
  const met = found.find(({ state }) => state === "met");
  const wrong = found.find(({ state }) => state === "contradicted");
  return met && wrong ? undefined : (met ?? wrong);
}

function judge(claim: Claim, fn: RunFunction): ClaimFinding | undefined {
  if (!fn.paths.isComplete) return undefined;
  const where = conditionText(claim);
  const scored = fn.decisions
    .map((decision) => ({ decision, match: matchState(where, decision, fn.spoken(decision.key)) }))
    .filter(({ match }) => match !== undefined);
  const best = Math.max(0, ...scored.map(({ match }) => match?.score ?? 0));
  const chosen = scored.filter(({ match }) => match?.score === best);
  const [one] = chosen;
  if (!one?.match || chosen.length !== 1) return undefined;
  if (claim.isOnly) return only(claim, fn, one.decision, one.match.side);
  return byBranch(claim, fn, one.decision, one.match.side !== claim.isUnless, "state");
}

/** The part of a claim that may name a state. */
function conditionText(claim: Claim): string {
  if (claim.condition !== "") return claim.condition;
  // The subject, up to the verb that says what happens.
  const verb =
    /\b(?:must|shall|should|will|may|can(?:not)?|can't|is|are|gets?|gives?|returns?|leads?|results?|throws?|raises?|fails?|causes?|ends?|yields?|have|has)\b/i.exec(
      claim.text,
    );
  return verb ? claim.text.slice(0, verb.index) : claim.text;
}

/** "Only admins can delete": who is not is refused, and who is is not. */
function only(claim: Claim, fn: RunFunction, decision: Decision, side: boolean): ClaimFinding | undefined {
  if (claim.outcome?.kind !== "accept") return undefined;
  // Who gets in another way is not one of them.
  // Several that are named are let through each in its own way.
  const isEither = /\bor\b|\band\b|,/i.test(claim.text) || claim.quotes.length > 0;
  const others = fn.paths.all.filter(
    (path) =>
      !isEither &&
      rejects(path) === "no" &&
      !path.decisions.some(({ key, value }) => key === decision.key && value === side),
  );
  const through = others.find((path) => path.decisions.some(({ key }) => key !== decision.key));
  if (through && fn.paths.all.some((path) => rejects(path) === "yes")) {
    const node = through.decisions.at(-1)?.node;
    return isWrong("only", `“${claim.text}” is asked for, but “${excerpt(node)}” lets others through.`, node);
  }
  const refused: Claim = { ...claim, outcome: { kind: "reject", type: undefined, mustThrow: false } };
  return byBranch(refused, fn, decision, !side, "only");
}

interface Match {
  /** The side of the decision that the phrase speaks of. */
  readonly side: boolean;
  readonly score: number;
}

const absence =
  /\b(?:unknown|missing|absent|non-?existent|nonexisting|no such|without|no|not found|cannot be found|does not exist|doesn't exist|do not exist|don't exist|not exist|is not there|unregistered|null|none|nil|not (?:set|given|present|provided|known|registered|exist|signed in|logged in)|lacks?|lacking)\b/i;
const presence =
  /\b(?:already|exists?|existing|taken|occupied|duplicate|known|registered|present|in use|twice|again|found|second|repeated|same)\b/i;
const negators = /\b(?:not|never|no|non|without|cannot|neither|nor|\w+n't)\b/i;

/** What is not the same is read as a situation. */
const differing = /\b(?:differ(?:s|ed|ing|ent)?|deviat\w*|unequal|unlike|other than|mismatch\w*)\b/i;

/** Words and their opposites in software English. */
const opposites: readonly (readonly [string, string])[] = (
  "enabled/disabled active/inactive valid/invalid open/closed locked/unlocked verified/unverified public/private success/failure online/offline " +
  "paid/unpaid read/unread active/deactivated activated/deactivated active/suspended anonymous/authenticated guest/member published/draft " +
  "expired/current expired/fresh authorized/unauthorized confirmed/unconfirmed available/unavailable visible/hidden empty/filled"
)
  .split(" ")
  .map((pair) => {
    const [one = "", other = ""] = pair.split("/");
    return [stem(one), stem(other)] as const;
  });

/** What a phrase and a decision have in common. */
interface Asked {
  readonly phrase: string;
  readonly key: string;
  readonly words: readonly string[];
  readonly own: readonly string[];
  readonly shared: readonly string[];
  /** The key tells more than the name of what is asked. */
  readonly isSpoken: boolean;
}

/** Which side of a decision a phrase speaks of; undefined when it speaks of something else. */
export function matchState(phrase: string, decision: Decision, spoken = decision.key): Match | undefined {
  const { key } = decision;
  if (differing.test(phrase) && / == /.test(key) && !/ == (?:null|-?\d)/.test(key)) return undefined;
  const words = wordsOf(phrase);
  const own = wordsOfKey(spoken);
  const shared = words.filter((word) => own.some((other) => isSimilar(word, other)));
  const asked: Asked = { phrase, key, words, own, shared, isSpoken: spoken !== key };
  for (const match of [matchFailure, matchDuplicate, matchExpiry, matchOwner]) {
    const found = match(asked);
    if (found) return found;
  }
  const isEmptyTest = /^#.* == 0$/.test(key);
  if (/ < | == -?\d|^caught |^throws |^fails |^err\(/.test(key) || isEmptyTest) return undefined;
  const isNullTest = / == null$/.test(key);
  // What could not be had is not there: `err(form.file("photo")) == null` says that it was.
  const isMissing = isNullTest && !asksForError(decision);
  if (isNullTest || /^has\(/.test(key)) return matchExistence(phrase, isMissing, shared.length);
  return (
    matchQuestion(asked) ??
    matchLookup(asked) ??
    stateWord(phrase, words, wordsOfKey(withoutArguments(key)), shared)
  );
}

/** Go's functions that give an error and nothing else are asked like those that may give nothing. */
export function asksForError({ key, node }: Decision): boolean {
  return / == null$/.test(key) && (key.startsWith("err(") || errorTest.test(node.text));
}

const errorTest = /\berr\w*\s*[!=]=\s*nil\b/;

/** `isInteger(cents)` asks whether something is an integer, and not whether it is cents. */
function withoutArguments(key: string): string {
  const at = key.indexOf("(");
  const given = key.slice(at);
  const isPlain = at > 0 && key.indexOf("(", at + 1) < 0 && key.endsWith(")");
  return isPlain && !/["A-Z]/.test(given) ? key.slice(0, at) : key;
}

function matchFailure({ phrase, key, shared }: Asked): Match | undefined {
  const isError = /^err\(.*\) == null$/.test(key);
  if (!isError && !/^(?:fails|throws) /.test(key)) return undefined;
  return failure.test(phrase) && shared.length > 0 ? { side: !isError, score: shared.length } : undefined;
}

function matchDuplicate({ phrase, key, shared }: Asked): Match | undefined {
  const isAsked = /duplicate|conflict|already|exists/i.test(key) && !/ == null$/.test(key);
  return isAsked && presence.test(phrase) && !absence.test(phrase)
    ? { side: true, score: shared.length + 1 }
    : undefined;
}

function matchExpiry({ phrase, key, shared }: Asked): Match | undefined {
  const side = expired.test(phrase) ? expirySide(key) : undefined;
  return side === undefined ? undefined : { side, score: shared.length + 1 };
}

const owners = /owner|author|creator|sender|assignee|manager|reviewer|holder/i;
const somebodyElse =
  /\b(?:somebody|someone|anybody|anyone|everybody|everyone) else|\bothers?'?\b|\bforeign\b|\bnot (?:the|their|his|her|its) (?:own)?/i;

/** "The owner", "somebody else's profile": `profile.ownerId == user.id`. */
function matchOwner({ phrase, key, shared }: Asked): Match | undefined {
  const [, left = "", right = ""] = /^([\w.()]+) == ([\w.()]+)$/.exec(key) ?? [];
  if (owners.test(left) === owners.test(right) || /^(?:null|\d)/.test(right)) return undefined;
  if (somebodyElse.test(phrase)) return { side: false, score: shared.length + 1 };
  const word = owners.exec(key)?.[0].toLowerCase() ?? "";
  return phrase.toLowerCase().includes(word)
    ? { side: !negators.test(phrase), score: shared.length + 1 }
    : undefined;
}

const questions = /\b(?:exists?|contains|has|includes|registered|taken)/i;

/** What is asked of something may be its existence: `existsByEmail(email)`. */
function matchQuestion({ phrase, key, shared }: Asked): Match | undefined {
  if (!questions.test(key.replace(/([a-z])([A-Z])/g, "$1 $2"))) return undefined;
  const isAbsent = absence.test(phrase);
  return shared.length > 0 && (isAbsent || presence.test(phrase))
    ? { side: !isAbsent, score: shared.length + 0.5 }
    : undefined;
}

/** What was looked up is there or not: `if (!session)`. */
function matchLookup({ phrase, key, words, own, shared, isSpoken }: Asked): Match | undefined {
  const isLookup = !/ == | is |^errors\./.test(key) && (isSpoken || /[.(]/.test(key));
  const isOpposed = own.some((word) => words.some((other) => isOpposite(other, word)));
  return isLookup && shared.length > 0 && absence.test(phrase) && !isOpposed
    ? { side: false, score: shared.length }
    : undefined;
}

const existenceFirst = 0.6;

function matchExistence(phrase: string, isNullTest: boolean, score: number): Match | undefined {
  const isAbsent = absence.test(phrase);
  if ((!isAbsent && !presence.test(phrase)) || score === 0) return undefined;
  // What is asked of something that was found comes second.
  return { side: isNullTest === isAbsent, score: score + existenceFirst };
}

const failure =
  /\b(?:malformed|invalid|unreadable|broken|bad|not (?:an? )?(?:valid|\w+able)|fails?|failing|wrong|corrupt(?:ed)?|cannot be (?:read|parsed|decoded)|is not an? \w+)\b/i;
const expired =
  /\b(?:expired|outdated|out of date|stale|too old|run out|ran out|past (?:its|their) (?:date|end)|no longer valid|lapsed|overdue|past due|(?:date|deadline|time|term|period|validity) (?:has |is |was )?(?:passed|over|exceeded|elapsed|gone by|expired)|too late)\b/i;

/** Which side of a comparison with the present time means that something has run out; undefined for others. */
function expirySide(key: string): boolean | undefined {
  const [lesser, greater, ...rest] = key.split(" < ");
  if (lesser === undefined || greater === undefined || rest.length > 0) return undefined;
  const isNow = (side: string) =>
    /\bnow\b|today|clock|Date\.now|time\.time|utcnow|currentTime/i.test(side) &&
    !/ - |Since|elapsed|age\b/i.test(side);
  const isAge = (side: string) =>
    / - |Since|elapsed|age\b|between/i.test(side) && /now|time|clock|date|stored|created/i.test(side);
  if (isNow(greater) !== isNow(lesser)) return isNow(greater);
  if (isAge(greater) !== isAge(lesser)) return isAge(greater);
  return undefined;
}

/** A state by its own word: `account.verified` for "unverified accounts", `role == "admin"` for "admins". */
function stateWord(
  phrase: string,
  words: readonly string[],
  own: readonly string[],
  shared: readonly string[],
): Match | undefined {
  const last = own.at(-1);
  const isNegated = negators.test(phrase);
  for (const word of [...words].reverse()) {
    const opposite = own.find((other) => isOpposite(word, other));
    if (opposite !== undefined) return { side: isNegated, score: shared.length + 1 };
  }
  // The state is what the key ends in: of `user.role == "admin"` the admin, of `customer.isPremium` the premium.
  // Also by words that mean little elsewhere: "was returned", "is used".
  const all = [...words, ...splitWords(phrase).map(stem)];
  if (
    last === undefined ||
    !all.some(
      (word) => word === last || (word.length > 4 && (last.startsWith(word) || word.startsWith(last))),
    )
  )
    return undefined;
  return { side: !isNegated, score: shared.length };
}

/** Whether two stems say the opposite of each other: active and inactive. */
export function isOpposite(word: string, other: string): boolean {
  if (opposites.some(([one, two]) => (one === word && two === other) || (two === word && one === other)))
    return true;
  const bare = /^(?:un|in|non|dis|de)(.{4,})$/.exec(word)?.[1];
  const otherBare = /^(?:un|in|non|dis|de)(.{4,})$/.exec(other)?.[1];
  return bare === other || otherBare === word;
}
