import type { Effect, Path } from "../../../language/program/machine/path.ts";
import type { FunctionDefinition } from "../../../language/program/program.ts";
import { keyOf, type Value } from "../../../language/program/values/value.ts";
import { contentWords, splitWords, stem } from "../../../language/words/wordForms.ts";
import { type Answer, type Consequence, fulfils, rejects } from "../check/evidence/fulfils.ts";
import { numberInExpression } from "../code/constantNumber.ts";
import type { RunFunction } from "../code/programCode.ts";
import { statusOf } from "../code/status.ts";
import type { Claim } from "../reading/claims.ts";
import { deedIn } from "./effects.ts";
import { idle } from "./idle.ts";
import { namedOutcome } from "./namedOutcome.ts";
import type { Sentence } from "./subjectAndVerb.ts";
import { valueOutcome } from "./valueOutcome.ts";

/** What a claim wants to happen, read from its predicate; undefined where it is not understood. */
export function consequenceOf(claim: Claim, sentence: Sentence, fn: RunFunction): Consequence | undefined {
  const nothing = idle(sentence, fn);
  if (nothing) return nothing;
  const exact =
    amount(claim, sentence, fn) ??
    literal(claim, sentence) ??
    stated(claim, fn.definition.name) ??
    labelled(sentence, fn) ??
    namedOutcome(sentence.predicate, fn) ??
    namedSubject(sentence, fn) ??
    valueOutcome(sentence) ??
    namedResult(sentence);
  const bare = negation.test(sentence.predicate)
    ? { ...sentence, predicate: sentence.predicate.replace(negation, sentence.isPassive ? "is " : "") }
    : sentence;
  const plain = redirected(bare) ?? passedOn(bare) ?? waiting(bare) ?? later(bare);
  const known =
    untouched(sentence) ??
    (plain && bare !== sentence ? inverted(plain) : plain) ??
    dropped(sentence) ??
    misplaced(sentence);
  if (known) return known;
  const goes = continued(sentence);
  const then = exact ?? done(sentence, fn);
  return goes ? both(goes, then) : then;
}

const givenBack =
  /^(?:(?:must|should|will) )?(?:returns?|gives?|yields?) (?:back )?(?:the|its|an?) (?:(?:new|current|updated|resulting|remaining|final) )?([\w-]+)$/i;

/** "Returns the new balance": what is returned is called so, or was just put into what is called so. */
function namedResult({ predicate }: Sentence): Consequence | undefined {
  const noun = givenBack.exec(predicate)?.[1];
  if (noun === undefined || /^(?:same|first|last|number|value|result|list|sum|total|error)$/i.test(noun))
    return undefined;
  const wanted = stem(noun.toLowerCase());
  return ({ ending, effects }) => {
    if (ending.kind !== "return") return ending.kind === "error" ? "no" : "open";
    const key = keyOf(ending.value);
    const own = splitWords(ending.node.text).map(stem);
    const isPut = effects.some(
      ({ kind, key: to, args }) =>
        kind === "assign" &&
        args.some((value) => keyOf(value) === key) &&
        splitWords(to).map(stem).includes(wanted),
    );
    return own.at(-1) === wanted || isPut ? "yes" : "open";
  };
}

/** "Info is assumed": the value is what stands in front. */
function namedSubject({ subject, predicate }: Sentence, fn: RunFunction): Consequence | undefined {
  const isGiven =
    /^(?:(?:must|should|will) be|is|are|gets?) (?:then )?(?:assumed|used|taken|returned|shown|chosen|applied|given|meant)(?: instead)?$/i;
  const isName = /^(?:the )?["“'`‘]?[\w-]+["”'`’]?(?: level| mode| format)?$/i;
  return isGiven.test(predicate) && isName.test(subject) ? namedOutcome(subject, fn) : undefined;
}

/** What is asked for is that something does not happen. */
function inverted(consequence: Consequence): Consequence {
  return (path) => {
    const answer = consequence(path);
    return answer === "open" ? "open" : answer === "yes" ? "no" : "yes";
  };
}

/** What goes on without an error may be known to come to something. */
function both(goes: Consequence, then: Consequence | undefined): Consequence {
  return (path) => (goes(path) === "no" ? "no" : (then?.(path) ?? "open"));
}

/** Outcomes that other checks read as well: errors, statuses, true and false. */
function stated(claim: Claim, around: string): Consequence | undefined {
  if (claim.status === undefined && !claim.outcome) return undefined;
  return (path) => fulfils(path, claim, around);
}

function isFailure(path: Path): boolean {
  return path.ending.kind === "error" || (statusOf(path)?.status ?? 0) >= leastFailure;
}

const leastFailure = 400;
const leastRedirect = 300;

function redirected({ predicate }: Sentence): Consequence | undefined {
  if (!/\bredirect(?:s|ed)?\b|\bsent to the [\w-]+ page\b/i.test(predicate)) return undefined;
  return (path) => {
    const status = statusOf(path)?.status;
    if (path.effects.some(({ name }) => /redirect/i.test(name))) return "yes";
    if (path.ending.kind === "return" && /redirect/i.test(keyOf(path.ending.value))) return "yes";
    if (status === undefined) return path.ending.kind === "error" ? "no" : "open";
    return status >= leastRedirect && status < leastFailure ? "yes" : "no";
  };
}

function passedOn({ predicate, subject }: Sentence): Consequence | undefined {
  const isError = /\b(?:errors?|exceptions?|failures?)\b/i.test(`${subject} ${predicate}`);
  if (
    !isError ||
    !/\b(?:passed (?:on|up)|handed (?:on|up)|propagat\w+|re-?thrown|re-?raised|forwarded|bubbles?|wrapped|thrown to the caller|reach\w* the caller)\b/i.test(
      predicate,
    )
  )
    return undefined;
  return ({ ending }) => (ending.kind === "error" ? "yes" : ending.kind === "cut" ? "open" : "no");
}

function waiting({ predicate }: Sentence): Consequence | undefined {
  if (!/^(?:will |must |should )?(?:blocks?|waits?|sleeps?)\b/i.test(predicate)) return undefined;
  return (path) => {
    if (
      path.effects.some(({ name, key }) =>
        /wait|sleep|block|delay|acquire|await|park|recv|take|put/i.test(`${name} ${key}`),
      )
    )
      return "open";
    return "no";
  };
}

const goesOn =
  /\b(?:ignored|skipped|swapped|exchanged|postponed|queued|delayed|retried|accepted|returned (?:once more|anyway|all the same)|carried out|replaced|overwritten|shortened|truncated|cut|as (?:much|many) as possible|treated as|counts? as|created|completed|charged|put (?:on|in|into)|added|placed|moved|set to|corrected|repaired|converted)\b|\b(?:oldest|newest|first|last|lowest|least \w+) (?:\w+ )?(?:is|are|gets?) (?:dropped|removed|evicted|discarded|overwritten)\b/i;

/** What goes on without an error, in whatever way: a path that fails does not do that. */
function continued({ predicate, subject }: Sentence): Consequence | undefined {
  const said = `${subject} ${predicate}`;
  if (!goesOn.test(said) || /\b(?:not|never|nothing|cannot|error|exception|reject\w*|refus\w*)\b/i.test(said))
    return undefined;
  return (path) => (isFailure(path) ? "no" : "open");
}

/** "A call that comes too early is dropped": nothing happens, and nobody complains. */
function dropped({ predicate, subject }: Sentence): Consequence | undefined {
  const isCall = /\b(?:calls?|requests?|events?|messages?|clicks?|attempts?|signals?)\b/i.test(subject);
  if (
    !isCall ||
    !/\b(?:dropped|ignored|skipped|discarded|swallowed|has no effect|do(?:es)? nothing)\b/i.test(predicate)
  )
    return undefined;
  return (path) => {
    if (isFailure(path)) return "no";
    return path.effects.every(({ kind, name }) => kind !== "call" || /log|debug|warn|info|trace/i.test(name))
      ? "yes"
      : "open";
  };
}

/** What is to be done later has to be remembered by somebody. */
function later({ predicate }: Sentence): Consequence | undefined {
  if (
    !/\b(?:postponed|delayed|scheduled|queued|carried out later|retried later|deferred|run later|made up for)\b/i.test(
      predicate,
    )
  )
    return undefined;
  return (path) => (isFailure(path) || path.effects.length === 0 ? "no" : "open");
}

/** "The end must not lie before the beginning." */
function misplaced({ predicate }: Sentence): Consequence | undefined {
  if (
    !/^(?:must|may|can|should)(?: ?not|n't) (?:be|lie|come|stand) (?:before|after|below|above|earlier|later|less|greater)\b/i.test(
      predicate,
    )
  )
    return undefined;
  return (path) => rejects(path);
}

const free = /\b(?:free(?: of charge)?|for free|costs? nothing|without charge)\b/i;
const costing =
  /^(?:must |should |will )?(?:costs?|is|are|be|gives?|returns?|yields?|counts? as|(?:is|are) (?:\w+ed|given|taken|shown)(?: (?:as|at|with|by))?|comes? to|amounts? to|gets?|has|have) (?:a (?:fee|price|value|total) of )?[€$£]?(-?\d+(?:\.\d+)?)(?: ?(?:€|euros?|dollars?|EUR|USD|points?|cents?))?$/i;

/** "Costs 12.90", "ships for free", "the ratio is 0.5": the number that is returned. */
function amount(
  { status }: Claim,
  { predicate }: Sentence,
  { definition }: RunFunction,
): Consequence | undefined {
  const said = costing.exec(predicate.replace(/\b(?:zero|nought)$/i, "0"))?.[1];
  const wanted = free.test(predicate) ? 0 : said === undefined ? undefined : Number(said);
  if (wanted === undefined || status !== undefined || /\bnot\b/i.test(predicate)) return undefined;
  return ({ ending }) => {
    if (ending.kind === "error") return "no";
    const found = ending.kind === "return" ? numberOf(ending.value, definition) : undefined;
    if (found === undefined) return "open";
    return found === wanted || (wanted !== 0 && found === wanted * centsOfOne) ? "yes" : "no";
  };
}

const centsOfOne = 100;

/** A number, or a parameter that is one unless the caller says otherwise. */
function numberOf(value: Value, { parameters }: FunctionDefinition): number | undefined {
  if (value.kind === "number") return value.value;
  const given =
    value.kind === "unknown" ? parameters.find(({ name }) => name === value.key)?.default : undefined;
  return given && numberInExpression(given);
}

const numbers: Readonly<Record<string, number>> = { zero: 0, nought: 0, one: 1 };

/** "The mean is None", "the median is zero": a value, or that of the field of the same name. */
function literal(claim: Claim, { predicate, subject }: Sentence): Consequence | undefined {
  if (claim.status !== undefined) return undefined;
  const said =
    /^(?:must be|should be|will be|is|are|gives?|returns?|yields?) (?:always )?(?:the number )?(zero|nought|-?\d+(?:\.\d+)?|none|null|nil|undefined|empty)$/i
      .exec(predicate)?.[1]
      ?.toLowerCase();
  if (said === undefined) return undefined;
  const wanted = numbers[said] ?? (/^-?\d/.test(said) ? Number(said) : undefined);
  const fits = (value: Value): Answer => {
    if (value.kind === "unknown" || value.kind === "record") return "open";
    if (said === "empty")
      return value.kind === "list" || value.kind === "text"
        ? keyOf(value).length <= 2
          ? "yes"
          : "no"
        : "open";
    if (wanted === undefined) return value.kind === "null" ? "yes" : "no";
    return value.kind === "number" ? (value.value === wanted ? "yes" : "no") : "no";
  };
  return ({ ending }) => {
    if (ending.kind === "error") return "no";
    if (ending.kind !== "return") return "open";
    if (ending.value.kind !== "record") return fits(ending.value);
    const field = [...ending.value.fields].find(([name]) =>
      subject.toLowerCase().split(/\W+/).includes(name.toLowerCase()),
    );
    return field ? fits(field[1]) : "open";
  };
}

/** Something that is done to something, or is not. */
function done(sentence: Sentence, fn: RunFunction): Consequence | undefined {
  const [positive = "", negative] = sentence.predicate
    .replace(/ (?:instead|only)\b(?! of).*$/i, "")
    .split(/,? (?:instead of|rather than) /i);
  const wanted = either(does({ ...sentence, predicate: positive }), namedDeed(positive, sentence, fn));
  if (!wanted || negative === undefined) return wanted ?? isNotDone(sentence);
  const unwanted = does({ ...sentence, predicate: negative.replace(/^being /i, "is "), isPassive: true });
  return (path) => (unwanted?.(path) === "yes" ? "no" : wanted(path));
}

/** What the first leaves open, the second may know. */
function either(one: Consequence | undefined, other: Consequence | undefined): Consequence | undefined {
  if (!one || !other) return one ?? other;
  return (path) => {
    const answer = one(path);
    return answer === "open" ? other(path) : answer;
  };
}

function does({ predicate, subject, isPassive }: Sentence): Consequence | undefined {
  const deed = deedIn(predicate, isPassive ? subject : "");
  if (!deed) return undefined;
  return (path) => {
    const found = deed.on(path);
    if (found === "done") return "yes";
    return found === "hidden" ? "open" : "no";
  };
}

/** "A refund goes out": what is done is what stands in front. */
const light =
  /^(?:goes out|happens|takes place|occurs|follows|is (?:done|made|issued|triggered|carried out|performed|executed|started|due))\b/i;

/**
 * A deed that the function has a name for on some of its ways: "refunded" and `RefundAsync`. On a way that lacks it, it is
 * not done.
 */
function namedDeed(
  predicate: string,
  { subject }: Sentence,
  { paths }: RunFunction,
): Consequence | undefined {
  if (negation.test(predicate)) return undefined;
  const words = contentWords(light.test(predicate) ? subject : predicate);
  const isNamed = ({ kind, name, args }: Effect) =>
    kind === "call" &&
    args.length > 0 &&
    // What is set or asked for names a thing, and no deed.
    !/^(?:set|get|is|has)_?(?=[A-Z_])/.test(name) &&
    splitWords(name).some((own) => words.includes(stem(own)));
  const doing = (path: Path) => path.effects.filter(isNamed);
  const names = new Set(paths.all.flatMap((path) => doing(path).map(({ key }) => key)));
  if (names.size !== 1) return undefined;
  return (path) => (doing(path).length > 0 ? "yes" : path.ending.kind === "cut" ? "open" : "no");
}

const negation =
  /^(?:(?:must|may|shall|should|can|will|is|are|does|do|has|have) ?(?:not|never|n't)|cannot|can't|never)\b\s*/i;

/** "Must never be cached": what is done is the opposite of what is asked for. */
function isNotDone({ predicate, subject, isPassive }: Sentence): Consequence | undefined {
  if (!negation.test(predicate)) return undefined;
  const deed = deedIn(predicate.replace(negation, isPassive ? "is " : ""), isPassive ? subject : "", true);
  if (!deed) return undefined;
  return (path) => {
    const found = deed.on(path);
    if (found === "done") return "no";
    return found === "missing" || found === "undone" ? "yes" : "open";
  };
}

const unchanged =
  /\b(?:(?:stays?|remains?|is left|are left|leaves?|keeps?|leave|stay|remain) (?:[\w-]+ ){0,3}?(?:as (?:it|they) (?:is|are|was|were)|unchanged|untouched|the same|alone)|(?:do(?:es)?|is|are|must|may|will)(?: ?not|n't) (?:be )?(?:changed?|altered|modified|touched|affected)|nothing (?:happens|changes|is (?:changed|done|saved|stored))|do(?:es)? nothing|has no effect)\b/i;

/** What is assigned is a field or an element. */
const ofOthers = /^[^=(]*(?:\.|->|@|\[)/;

/** What stays as it is: nothing outside is assigned, added or taken away. */
function untouched({ predicate, subject }: Sentence): Consequence | undefined {
  if (!unchanged.test(`${subject} ${predicate}`)) return undefined;
  return (path) => {
    const outer = path.effects.filter(
      ({ kind, node }) =>
        kind === "grow" || kind === "shrink" || (kind === "assign" && ofOthers.test(node.text)),
    );
    if (outer.length > 0) return "open";
    return path.effects.every(
      ({ kind, args }) => kind !== "call" || args.length === 0 || path.ending.kind === "error",
    )
      ? "yes"
      : "open";
  };
}

/** "Is overweight", "gets silver": the one of the texts and constants that a function returns that a predicate names. */
function labelled({ predicate }: Sentence, { paths }: RunFunction): Consequence | undefined {
  const labels = new Set(paths.all.flatMap((path) => labelOf(path) ?? []));
  const isQuoted = [...labels].some((each) => predicate.includes(`"${each}"`));
  if (labels.size < 2 && !isQuoted) return undefined;
  const words = splitWords(predicate).map(stem);
  const named = [...labels].filter((label) => wordsIn(label).every((word) => words.includes(word)));
  const [label, ...others] = named;
  if (label === undefined || others.length > 0 || label === "") return undefined;
  const isDenied = /\b(?:not|never|no longer|n't|cannot)\b/i.test(predicate);
  return (path) => {
    const found = labelOf(path);
    if (found === undefined)
      return path.ending.kind === "error" || isNothing(path) ? (isDenied ? "yes" : "no") : "open";
    return (found === label) !== isDenied ? "yes" : "no";
  };
}

function isNothing({ ending }: Path): boolean {
  return ending.kind === "return" && ending.value.kind === "null";
}

function wordsIn(label: string): readonly string[] {
  return splitWords(label).map(stem);
}

/** A text that is returned, or the last name of a constant. */
function labelOf({ ending }: Path): string | undefined {
  if (ending.kind !== "return") return undefined;
  const { value } = ending;
  if (value.kind === "text") return /^[\w -]{2,30}$/.test(value.value) ? value.value : undefined;
  if (value.kind !== "unknown" || !/^[A-Z]\w*(?:\.[A-Z]\w*)+$/.test(value.key)) return undefined;
  return value.key.split(".").at(-1);
}
