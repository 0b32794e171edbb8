import type { Decision, Path } from "../../../language/program/machine/path.ts";
import { keyOf } from "../../../language/program/values/value.ts";
import { contentWords, splitWords, stem } from "../../../language/words/wordForms.ts";
import { matchState } from "../check/conditions/stateClaim.ts";
import { rejects } from "../check/evidence/fulfils.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import { type RunFunction, wordsOfKey } from "../code/programCode.ts";
import { comparedTwo, exactSupply, fullness, shortage, tooEarly, wrongOrder } from "./comparedSituations.ts";
import { anyOf, type Finder, lessIn, onlyOne, type Situation, sideOf, sidesOf } from "./decisions.ts";
import { failedCall, mismatched, unparsed } from "./failedSituations.ts";
import { similarSide } from "./sides.ts";
import { statesNamed, unlisted } from "./stateSets.ts";
import type { Sentence } from "./subjectAndVerb.ts";

/** What a sentence speaks of: its condition, or else its subject; the first that knows decides. */
export function findSituation(
  { situation, condition, predicate }: Sentence,
  fn: RunFunction,
): Situation | undefined {
  if (!fn.paths.isComplete) return undefined;
  const whole = firstFound(wide, `${situation} ${predicate} ${condition}`, fn);
  return whole ?? firstFound(finders, condition === "" ? situation : condition, fn);
}

/** What a sentence that wants something done speaks of: also who or what it is done to. */
export function findOccasion(sentence: Sentence, fn: RunFunction): Situation | undefined {
  const found = findSituation(sentence, fn);
  if (found || sentence.condition !== "" || !fn.paths.isComplete || comparing.test(sentence.predicate))
    return found;
  return entity(sentence.situation, fn);
}

/** What is compared with something is not whatever goes well. */
const comparing =
  /^(?:must|may|can|should)(?: ?not|n't) (?:be|lie|come|stand) (?:before|after|below|above|earlier|later|less|greater)\b/i;

function firstFound(from: readonly Finder[], phrase: string, fn: RunFunction): Situation | undefined {
  for (const find of from) {
    const found = find(phrase, fn);
    if (found && found.paths.length > 0) return found;
  }
  return undefined;
}

const nothing = /\b(?:without (?:an? |any )?|no |missing |empty |blank |an? missing |zero )(\w+)/i;
const missing = /(\w+) (?:is|are) (?:missing|empty|blank|absent|not (?:given|set|present)|zero)\b/i;

/** On which side a decision says that something has nothing in it. */
function emptySide(key: string): boolean | undefined {
  if (/^err\(.*\) == null$/s.test(key)) return false;
  // `#items % 2 == 0` asks for something else.
  if (/ % /.test(key)) return undefined;
  if (/^(?:#trim\(.*\)|#.*) == 0$|^.* == null$|^[\w.]+ == 0$/s.test(key)) return true;
  // A list that is asked for itself.
  if (/^\[.* for .*\]$/s.test(key) || /^\w+$/.test(key) || /^[\w.]+\.split(?:\(.*\))?$/s.test(key))
    return false;
  const [lesser, greater] = lessIn(key) ?? [];
  if (lesser === "0") return false;
  return greater === "1" ? true : undefined;
}

/** "Without a title", "an empty name", "no items": the decision that asks for it. */
function emptiness(phrase: string, fn: RunFunction): Situation | undefined {
  const word = nothing.exec(phrase)?.[1] ?? missing.exec(phrase)?.[1];
  if (
    word === undefined ||
    /\bno \w+ (?:is|are) left\b/i.test(phrase) ||
    /^(?:longer|more|less|one|errors?|match\w*|is|are)$/i.test(word)
  )
    return undefined;
  const wanted = stem(word.toLowerCase());
  const isNamed = (key: string) => wordsOfKey(fn.spoken(key)).some((own) => isSimilar(own, wanted));
  const named = anyOf(fn, ({ key }) => (isNamed(key) ? emptySide(key) : undefined));
  if (named) return named;
  const isOwn =
    splitWords(fn.definition.name)
      .map(stem)
      .some((own) => isSimilar(own, wanted)) ||
    /^(?:list|input|text|string|array|collection|values?|items?|entries|sequence)$/i.test(word);
  const given = isOwn
    ? onlyOne(fn, ({ key }) => (key.startsWith("err(") ? undefined : emptySide(key)))
    : undefined;
  return given ?? (isOwn ? onlyOne(fn, ({ key }) => emptySide(key)) : undefined);
}

/** Decisions that tell "not found" from other failures. */
const saysNotFound =
  / == [\w.:]*(?:NotFound|NOT_FOUND|NoSuch\w*)$|== "ENOENT"$|^errors\.(?:Is|As)\(.*\b\w*(?:NotFound|NoRows|NotExist|NoDocuments)\)$|^\w*\.?Is(?:NotExist|NotFound)\(/s;
const notThere =
  /\b(?:unknown|missing|absent|non-?existent|no|without|not (?:there|found|present|exist\w*)|cannot be found|does not exist)\b/i;

/** "There is no config file": what was looked for was not found, where the code tells that from other failures. */
function notFound(phrase: string, fn: RunFunction): Situation | undefined {
  if (!notThere.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => (saysNotFound.test(key) ? true : undefined));
}

function state(phrase: string, fn: RunFunction): Situation | undefined {
  const scored = fn.decisions.flatMap((decision) => {
    const match = matchState(phrase, decision, fn.spoken(decision.key));
    return match ? [{ decision, match }] : [];
  });
  const best = Math.max(0, ...scored.map(({ match }) => match.score));
  const chosen = scored.filter(({ match }) => match.score === best);
  const [one] = chosen;
  if (!one) return undefined;
  if (chosen.length === 1) return sideOf(one.decision, one.match.side, fn);
  // The same is asked of several: `from.frozen || to.frozen`.
  const states = new Set(chosen.map(({ decision: { key } }) => key.split(".").at(-1)));
  if (states.size !== 1 || new Set(chosen.map(({ match }) => match.side)).size !== 1) return undefined;
  const sites = chosen.map(({ decision, match }) => ({ decision, side: match.side }));
  return sidesOf(fn, sites, one.decision.node);
}

const success =
  /\b(?:success(?:ful(?:ly)?)?|succeeds?|succeeded|on success|goes well|went well|correct|after (?:an? |the )?(?:login|sign-in)|valid)\b/i;

/** Ways on which nothing is refused. */
function successful(phrase: string, fn: RunFunction): Situation | undefined {
  if (!success.test(phrase) || /\b(?:not|in|un)[- ]?(?:success|valid|correct)/i.test(phrase))
    return undefined;
  return goodWays(fn);
}

/** The ways on which the function does not refuse, where it is not what is right that it refuses. */
function goodWays(fn: RunFunction): Situation | undefined {
  return fn.decisions.some((decision) => refusesMatch(decision, fn)) ? undefined : refused(fn, "no");
}

/** Whether what matches is refused, and what does not is let through: nothing that a success could be. */
function refusesMatch({ key }: Decision, fn: RunFunction): boolean {
  if (!/^[\w.]*\.?(?:matches|verify|verifies|authenticate|isCorrect|check_?password|compare)\w*\(/i.test(key))
    return false;
  const saysNo = ({ ending }: Path) =>
    ending.kind === "error" || (ending.kind === "return" && /^(?:null|false)$/.test(keyOf(ending.value)));
  const on = (side: boolean) =>
    fn.paths.all.filter(({ decisions }) => decisions.some((each) => each.key === key && each.value === side));
  return on(true).every(saysNo) && !on(false).some(saysNo);
}

/** The ways on which the function refuses, or those on which it does not. */
function refused(fn: RunFunction, wanted: "yes" | "no"): Situation | undefined {
  const isRefusal = (path: Path) =>
    path.ending.kind === "error" || rejects(path, undefined, false, fn.definition.name) === "yes";
  const paths = fn.paths.all.filter((path) => isRefusal(path) === (wanted === "yes"));
  const others = fn.paths.all.filter((path) => !paths.includes(path));
  return paths.length > 0 ? { paths, others, node: fn.definition.node } : undefined;
}

/** Characters of a function in which the words of a phrase are looked for. */
const readOfFunction = 3_000;

/** What the function does is what the phrase is about: "reserving", "a deletion", "each call". */
function own(phrase: string, fn: RunFunction): Situation | undefined {
  const bare = phrase.replace(/^(?:on|when|after|by|every|each|an?|the|all)\s+/i, "").trim();
  const isPlain =
    phrase === "" || /^(?:it|each call|every call|a call|the (?:call|function|method))$/i.test(phrase);
  const [verb] = splitWords(fn.definition.name).map(stem);
  const words = contentWords(bare);
  const isVerb = verb !== undefined && words.some((word) => word === verb || isSimilar(word, verb));
  const known = splitWords(fn.definition.node.text.slice(0, readOfFunction)).map(stem);
  const saysMore =
    /\b(?:nothing|without|no|not|twice|again|already|partial|same|second|than|exceed\w*|above|below|over|under|before|after|beyond)\b/i.test(
      bare,
    ) || words.some((word) => !known.some((other) => isSimilar(word, other)));
  return isPlain || (isVerb && !saysMore) ? goodWays(fn) : undefined;
}

const refusal =
  /\b(?:refused|rejected|denied|failed|unsuccessful|forbidden|blocked|declined) (?:attempts?|requests?|logins?|sign-ins?|calls?|uploads?|tries|orders?|payments?|bookings?|transfers?|access\w*|changes?)\b/i;

/** "Each refused attempt": all ways on which the function says no. */
function refusals(phrase: string, fn: RunFunction): Situation | undefined {
  return refusal.test(phrase) ? refused(fn, "yes") : undefined;
}

const gaveUp =
  /\b(?:(?:all (?:the )?(?:attempts|tries|retries|calls|requests)|(?:every|each) (?:attempt|try|retry|call|request))\b[^,.;]*\bfail\w*|(?:after )?the last (?:attempt|failure|try|retry)\b|(?:gives?|gave|giving) up|no attempt (?:succeeds|succeeded))/i;

/** "When all attempts have failed": nothing that was tried went well, and it was tried as often as it may be. */
function allFailed(phrase: string, fn: RunFunction): Situation | undefined {
  if (!gaveUp.test(phrase)) return undefined;
  const outcomes = (path: Path) =>
    path.decisions.flatMap(({ key, value }) =>
      /^throws |^fails /.test(key) ? [value] : /^err\(.*\) == null/s.test(key) ? [!value] : [],
    );
  const failures = (path: Path) => {
    const all = outcomes(path);
    return all.includes(false) ? 0 : all.length;
  };
  const most = Math.max(0, ...fn.paths.all.map(failures));
  if (most === 0) return undefined;
  const paths = fn.paths.all.filter((path) => failures(path) === most);
  return { paths, others: fn.paths.all.filter((path) => !paths.includes(path)), node: fn.definition.node };
}

const invalid = /\b(?:invalid|illegal|unacceptable|malformed|bad|not (?:an? )?valid)\b/i;

/** "An invalid IBAN": all ways on which the function says no. */
function invalidity(phrase: string, fn: RunFunction): Situation | undefined {
  const isValidator = /valid|check|verify|problems|errors/i.test(fn.definition.name);
  const isJudge = fn.paths.all.every(
    ({ ending }) =>
      ending.kind === "error" ||
      (ending.kind === "return" &&
        (/^(?:boolean|null)$/.test(ending.value.kind) || (isValidator && ending.value.kind !== "number"))),
  );
  return invalid.test(phrase) && isJudge ? refused(fn, "yes") : undefined;
}

/** What tells a thing from others of its kind. */
const telling =
  /\b(?:not|no|never|nothing|nobody|without|unless|only|except|other|others|else|than|above|below|over|under|before|after|beyond|within|outside|inside|first|last|second|same|different|already|again|twice|too|unknown|missing|empty|invalid|wrong|failed|expired|full|who|whose|which|if|when|un\w{4,}|in(?:active|complete|correct|valid)\w*|non-?\w+)\b|\d/i;
const longestEntity = 6;

/** Somebody or something that is spoken of without a state: whatever does not fail. */
function entity(phrase: string, fn: RunFunction): Situation | undefined {
  const isPlain =
    /^(?:the|an?|its|each|every|all|any) (?:(?:new|successful|completed|accepted) )?[\w-]+(?: that (?:is|was|are|were|has been|have been) (?:carried out|made|executed|performed|done|completed|accepted|created|stored|saved))?$/i.test(
      phrase,
    );
  const isUntold = !telling.test(phrase) && phrase.split(/\s+/).length <= longestEntity;
  return isPlain || isUntold ? goodWays(fn) : undefined;
}

/** Finders that need the whole claim: what is asked for may stand in front of the verb and behind it. */
const wide: readonly Finder[] = [shortage, exactSupply, wrongOrder, comparedTwo];

const anonymous =
  /\b(?:not (?:logged|signed) in|anonymous|unauthenticated|without (?:an? )?(?:session|login)|logged out|not authenticated)\b/i;
const session = /session|principal|current_?user|authenticat|logged|identity|\buser\b/i;

/** "Whoever is not logged in": there is no session. */
function withoutSession(phrase: string, fn: RunFunction): Situation | undefined {
  if (!anonymous.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const bare = key.replace(/ == null$/, "");
    if (!session.test(bare) || / < | == |^#|^has\(/.test(bare)) return undefined;
    return bare !== key && !key.startsWith("err(");
  });
}

const finders: readonly Finder[] = [
  withoutSession,
  allFailed,
  notFound,
  unlisted,
  statesNamed,
  refusals,
  fullness,
  shortage,
  exactSupply,
  wrongOrder,
  tooEarly,
  unparsed,
  mismatched,
  state,
  emptiness,
  failedCall,
  successful,
  similarSide,
  invalidity,
  own,
];
