import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Decision, Path } from "../../../language/program/path.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { rejects } from "../check/fulfils.ts";
import { matchState } from "../check/stateClaim.ts";
import { isSimilar } from "../check/subject.ts";
import { type RunFunction, wordsOfKey } from "../code/programCode.ts";
import { wordsOf } from "../reading/claims.ts";
import type { Sentence } from "./subjectAndVerb.ts";

/** Ways through a function that a phrase speaks of. */
export interface Situation {
  readonly paths: readonly Path[];
  /** The others, where the phrase tells ways apart. */
  readonly others: readonly Path[];
  readonly node: SyntaxNode;
}

type Finder = (phrase: string, fn: RunFunction) => Situation | undefined;

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
  if (found || sentence.condition !== "" || !fn.paths.isComplete) return found;
  return entity(sentence.situation, fn);
}

function firstFound(from: readonly Finder[], phrase: string, fn: RunFunction): Situation | undefined {
  for (const find of from) {
    const found = find(phrase, fn);
    if (found && found.paths.length > 0) return found;
  }
  return undefined;
}

/** The ways on one side of a decision. */
function sideOf({ key, node }: Decision, side: boolean, { paths }: RunFunction): Situation {
  const on = (value: boolean) =>
    paths.all.filter(({ decisions }) => decisions.some((each) => each.key === key && each.value === value));
  return { paths: on(side), others: on(!side), node };
}

/** The side of the only decision that a test fits. */
function onlyOne(
  fn: RunFunction,
  sideFor: (decision: Decision) => boolean | undefined,
): Situation | undefined {
  const sites = fn.decisions.flatMap((decision) => {
    const side = sideFor(decision);
    return side === undefined ? [] : [{ decision, side }];
  });
  const [one] = sites;
  return one && sites.length === 1 ? sideOf(one.decision, one.side, fn) : undefined;
}

/** The sides of all decisions that a test fits and that ask about the same thing: missing, empty, or blank. */
function anyOf(fn: RunFunction, sideFor: (decision: Decision) => boolean | undefined): Situation | undefined {
  const sites = fn.decisions.flatMap((decision) => {
    const side = sideFor(decision);
    return side === undefined ? [] : [{ decision, side }];
  });
  const subjects = new Set(
    sites.map(({ decision: { key } }) => key.replace(/^#|^#?trim\(|\)| == (?:null|0)$/g, "")),
  );
  const [one] = sites;
  if (!one || subjects.size !== 1) return undefined;
  const isOn = ({ decisions }: Path) =>
    decisions.some(({ key, value }) =>
      sites.some(({ decision, side }) => decision.key === key && side === value),
    );
  return {
    paths: fn.paths.all.filter(isOn),
    others: fn.paths.all.filter((path) => !isOn(path)),
    node: one.decision.node,
  };
}

/** Both sides of a key that asks which of two is less. */
function lessIn(key: string): readonly [lesser: string, greater: string] | undefined {
  const [lesser, greater, ...others] = key.split(" < ");
  return lesser === undefined || greater === undefined || others.length > 0 ? undefined : [lesser, greater];
}

const isNumber = (key: string) => /^-?\d/.test(key);
const full =
  /\b(?:full|at capacity|no (?:room|space|place|seats?) (?:is )?(?:left)?|(?:limit|maximum|capacity) (?:is |has been |was )?(?:reached|hit)|fully booked|sold out|used up)\b/i;
const counts =
  /^#|count|size|length|total|used|attendees|booked|members|number|sold|reserved|issued|taken|active|open|pending|occupied|filled|items|entries/i;

/** "The queue is full": its size has reached what it is compared with. */
function fullness(phrase: string, fn: RunFunction): Situation | undefined {
  if (!full.test(phrase) || /\bnot (?:yet )?(?:full|at)\b/i.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const less = lessIn(key);
    if (!less) return undefined;
    const [lesser, greater] = less;
    const isSmall = (side: string) => isNumber(side) || /max|cap|limit|size/i.test(side);
    if (counts.test(lesser) && isSmall(greater) && !isNumber(lesser)) return false;
    return counts.test(greater) && isSmall(lesser) && !isNumber(greater) ? true : undefined;
  });
}

const moreThanAll =
  /\b(?:more (?:\w+ )?than (?:there (?:is|are)|is (?:available|there|left|in stock)|are (?:available|there|left|in stock)|the (?:stock|remaining|rest|available)|available|what is)|too (?:little|few) (?:\w+ )?(?:(?:is|are|in) )?(?:left|stock|available|there)?|(?:there is|there are) (?:too little|too few|not enough)|not enough|insufficient|exceeds? (?:what is|the available)|less than (?:is )?(?:asked|requested|wanted|needed))/i;
const allOfIt =
  /\b(?:(?:exactly )?(?:the )?(?:whole|entire|full|complete) (?:\w+ )?(?:balance|stock|amount|rest|budget|quantity|account|credit|supply|capacity)|(?:exactly )?(?:the|all) (?:that is |what is )?(?:remaining|available|left)|exactly (?:as (?:much|many) as|what))\b/i;

/** A comparison of what is asked for, a parameter, with what there is. */
function supply(fn: RunFunction): { decision: Decision; asksLess: boolean } | undefined {
  const parameters = new Set(fn.definition.parameters.map(({ name }) => name));
  const isAsked = (side: string) =>
    parameters.has(side.split(".")[0] ?? "") &&
    !/balance|stock|available|capacity|limit|credit|budget|remaining/i.test(side);
  const found = fn.decisions.flatMap((decision) => {
    const less = lessIn(decision.key);
    if (!less || less.some(isNumber)) return [];
    const [lesser, greater] = less;
    return isAsked(lesser) === isAsked(greater) ? [] : [{ decision, asksLess: isAsked(lesser) }];
  });
  return found.length === 1 ? found[0] : undefined;
}

function shortage(phrase: string, fn: RunFunction): Situation | undefined {
  const site = moreThanAll.test(phrase) ? supply(fn) : undefined;
  if (!site) return undefined;
  // `have < asked` says so when it holds; `asked < have` leaves out that both are equal.
  return site.asksLess ? undefined : sideOf(site.decision, true, fn);
}

function exactSupply(phrase: string, fn: RunFunction): Situation | undefined {
  const site = allOfIt.test(phrase) ? supply(fn) : undefined;
  return site && sideOf(site.decision, false, fn);
}

const mismatch =
  /\b(?:wrong|incorrect|bad|false|not (?:correct|right|matching)|do(?:es)? not match|doesn't match|mismatch\w*|differ\w*|invalid)\b/i;
const comparing = /match|verif|compare|check|valid|equal|authenticate| == /i;

/** "A wrong password": what is compared does not match. */
function mismatched(phrase: string, fn: RunFunction): Situation | undefined {
  if (!mismatch.test(phrase) || /\b(?:malformed|json|number|format)\b/i.test(phrase)) return undefined;
  const words = wordsOf(phrase);
  return onlyOne(fn, ({ key }) => {
    const isAbout = wordsOfKey(fn.spoken(key)).some((word) => words.some((other) => isSimilar(word, other)));
    const isCompared = comparing.test(key) && !/ == (?:null|-?\d)/.test(key) && !lessIn(key);
    return isAbout && isCompared ? false : undefined;
  });
}

const early =
  /\b(?:too (?:early|soon|quickly|fast|often|frequent\w*)|(?:again )?within the (?:interval|cooldown|window)|before the (?:interval|cooldown)|comes? too early)\b/i;

/** Too little time has passed since the last. */
function tooEarly(phrase: string, fn: RunFunction): Situation | undefined {
  if (!early.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const less = lessIn(key);
    if (!less) return undefined;
    const isElapsed = (side: string) =>
      /\bnow\b|time|elapsed|since|last/i.test(side) && / - |elapsed|Since|sub/i.test(side);
    const [lesser, greater] = less.map(isElapsed);
    return lesser === greater ? undefined : lesser;
  });
}

const parsing =
  /pars|decod|json|unmarshal|atoi|\bint\b|float|number|convert|deserial|strptime|valueOf|fromisoformat|format/i;
const unreadable =
  /\b(?:malformed|unparsable|unreadable|not (?:an? )?(?:valid )?(?:\w+ )?(?:json|number|integer|date|xml|uuid)|invalid (?:json|number|date|format|syntax|body|xml)|broken (?:json|body)|cannot be (?:parsed|read|decoded|converted)|non-?numeric|bad (?:json|format|number))\b/i;

/** What cannot be read: the call that reads it fails. */
function unparsed(phrase: string, fn: RunFunction): Situation | undefined {
  if (!unreadable.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => failing(key, parsing));
}

/** On which side a decision says that a call failed. */
function failing(key: string, call: RegExp): boolean | undefined {
  const failed = /^(?:fails|throws) (.*)$/s.exec(key)?.[1];
  if (failed !== undefined) return call.test(failed) ? true : undefined;
  const error = /^err\((.*)\) == null$/s.exec(key)?.[1];
  if (error !== undefined) return call.test(error) ? false : undefined;
  // Go's functions that give nothing but an error.
  const only = /^([\w.]+\(.*\)(?:\.\w+\(.*\))*) == null$/s.exec(key)?.[1];
  return only !== undefined && /Decode|Unmarshal|Bind|Validate|Scan|Parse/.test(only) && call.test(only)
    ? false
    : undefined;
}

const failed =
  /\b(?:errors? (?:of|from|in|while|when|during)|(?:if|when|once) (?:the |an? )?[\w ]+ (?:fails?|errors?|throws?)|(?:fails?|failing|failed|fails to)\b|cannot be (?:reached|saved|sent|loaded|found|opened|written))/i;

/** A call that fails, by the words of its name. */
function failedCall(phrase: string, fn: RunFunction): Situation | undefined {
  if (!failed.test(phrase)) return undefined;
  const words = wordsOf(phrase);
  const sites = fn.decisions.flatMap((decision) => {
    const side = failing(decision.key, /./s);
    const own = wordsOfKey(decision.key);
    const shared = words.filter((word) => own.some((other) => isSimilar(word, other))).length;
    return side === undefined ? [] : [{ decision, side, shared }];
  });
  const [one, ...others] = sites.filter(({ shared }) => shared > 0);
  const only = others.length === 0 ? (one ?? (sites.length === 1 ? sites[0] : undefined)) : undefined;
  return only && sideOf(only.decision, only.side, fn);
}

const nothing = /\b(?:without (?:an? |any )?|no |missing |empty |blank |an? missing |zero )(\w+)/i;
const missing = /(\w+) (?:is|are) (?:missing|empty|blank|absent|not (?:given|set|present)|zero)\b/i;

/** On which side a decision says that something has nothing in it. */
function emptySide(key: string): boolean | undefined {
  if (/^err\(/.test(key)) return undefined;
  if (/^(?:#trim\(.*\)|#.*) == 0$|^.* == null$|^[\w.]+ == 0$/s.test(key)) return true;
  // A list that is asked for itself.
  if (/^\[.* for .*\]$/s.test(key) || /^\w+$/.test(key)) return false;
  const [lesser, greater] = lessIn(key) ?? [];
  if (lesser === "0") return false;
  return greater === "1" ? true : undefined;
}

/** "Without a title", "an empty name", "no items": the decision that asks for it. */
function emptiness(phrase: string, fn: RunFunction): Situation | undefined {
  const word = nothing.exec(phrase)?.[1] ?? missing.exec(phrase)?.[1];
  if (word === undefined || /^(?:longer|more|less|one|errors?|match\w*|is|are|token)$/i.test(word))
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
  return isOwn ? onlyOne(fn, ({ key }) => emptySide(key)) : undefined;
}

const turned =
  /\b(?:mixed up|in the wrong order|wrong way (?:a)?round|reversed|swapped|(?:end|until|to|upper \w+|maximum|last \w+)\b[^.;]*\b(?:before|earlier than|below|less than|smaller than) (?:the |its )?(?:beginning|start|from|begin|lower|minimum|first))\b/i;
const ends = /^(?:to|end\w*|until|till|max\w*|high\w*|upper\w*|last\w*|stop\w*|finish\w*|check_?out\w*)$/i;

/** "The end lies before the beginning": two parameters that stand in the wrong order. */
function wrongOrder(phrase: string, fn: RunFunction): Situation | undefined {
  if (!turned.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const last = (side: string) => ends.test(side.split(".").at(-1) ?? side);
    const [lesser, greater] = lessIn(key) ?? [];
    if (lesser === undefined || greater === undefined || isNumber(lesser) || isNumber(greater))
      return undefined;
    if (last(lesser) === last(greater)) return undefined;
    return last(lesser);
  });
}

function state(phrase: string, fn: RunFunction): Situation | undefined {
  const scored = fn.decisions.flatMap((decision) => {
    const match = matchState(phrase, decision, fn.spoken(decision.key));
    return match ? [{ decision, match }] : [];
  });
  const best = Math.max(0, ...scored.map(({ match }) => match.score));
  const chosen = scored.filter(({ match }) => match.score === best);
  const [one] = chosen;
  return one && chosen.length === 1 ? sideOf(one.decision, one.match.side, fn) : undefined;
}

const success =
  /\b(?:success(?:ful(?:ly)?)?|succeeds?|succeeded|on success|goes well|went well|correct|after (?:an? |the )?(?:login|sign-in)|valid)\b/i;

/** Ways on which nothing is refused. */
function successful(phrase: string, fn: RunFunction): Situation | undefined {
  if (!success.test(phrase) || /\b(?:not|in|un)[- ]?(?:success|valid|correct)/i.test(phrase))
    return undefined;
  return refused(fn, "no");
}

/** The ways on which the function refuses, or those on which it does not. */
function refused(fn: RunFunction, wanted: "yes" | "no"): Situation | undefined {
  const isRefusal = (path: Path) =>
    path.ending.kind === "error" || rejects(path, undefined, false, fn.definition.name) === "yes";
  const paths = fn.paths.all.filter((path) => isRefusal(path) === (wanted === "yes"));
  const others = fn.paths.all.filter((path) => !paths.includes(path));
  return paths.length > 0 ? { paths, others, node: fn.definition.node } : undefined;
}

/** What the function does is what the phrase is about: "reserving", "a deletion", "each call". */
function own(phrase: string, fn: RunFunction): Situation | undefined {
  const bare = phrase.replace(/^(?:on|when|after|by|every|each|an?|the|all)\s+/i, "").trim();
  const isPlain =
    phrase === "" || /^(?:it|each call|every call|a call|the (?:call|function|method))$/i.test(phrase);
  const [verb] = splitWords(fn.definition.name).map(stem);
  const first = splitWords(bare).map(stem);
  const isVerb =
    verb !== undefined &&
    first.slice(0, 2).some((word) => word === verb || isSimilar(word, verb)) &&
    first.length <= 4;
  return isPlain || isVerb ? refused(fn, "no") : undefined;
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

/** Somebody or something that is spoken of without a state: whatever does not fail. */
function entity(phrase: string, fn: RunFunction): Situation | undefined {
  return /^(?:the|an?|its|each|every) [\w-]+$/i.test(phrase) ? refused(fn, "no") : undefined;
}

/** Finders that need the whole claim: what is asked for may stand in front of the verb and behind it. */
const wide: readonly Finder[] = [shortage, exactSupply, wrongOrder];

const finders: readonly Finder[] = [
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
  invalidity,
  own,
];
