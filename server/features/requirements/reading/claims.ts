import { httpStatusOf } from "../../../language/httpStatuses.ts";
import { contentWords, stem } from "../../../language/words/wordForms.ts";
import { withoutNames } from "./quantities.ts";
import { findLimits, type Limit } from "./relations.ts";
import { splitClaims } from "./splitClaims.ts";
import { mainVerb } from "./verbs.ts";

/** What a claim wants to happen. */
export type Outcome =
  /** Something is refused: an error, false, or a status that says so. */
  | {
      readonly kind: "reject";
      readonly type: string | undefined;
      readonly mustThrow: boolean;
      /** Said to be an error: nothing at all is none. */
      readonly isError?: boolean;
    }
  | { readonly kind: "accept" }
  /** Something is no longer good: refused, removed, or said to be expired. */
  | { readonly kind: "expire" }
  | { readonly kind: "returns"; readonly literal: string };

/** One thing that a requirement asks for. */
export interface Claim {
  /** As written, but for references in front and behind. */
  readonly text: string;
  /** The same with numbers that are names blanked out. */
  readonly plain: string;
  readonly limits: readonly Limit[];
  readonly outcome: Outcome | undefined;
  /** An HTTP status that is the answer. */
  readonly status: number | undefined;
  /** The part that says when; empty where the claim has none. */
  readonly condition: string;
  /** The word in front of the condition; empty where the claim has none. */
  readonly marker: string;
  /** The part that says what. */
  readonly consequence: string;
  /** "Only", "unless" and "except" turn a condition into the only one. */
  readonly isOnly: boolean;
  readonly isUnless: boolean;
  /** Says what happens where the claim before it does not hold. */
  readonly isOtherwise: boolean;
  /** Stems of the words with a meaning. */
  readonly words: readonly string[];
  readonly quotes: readonly string[];
}

/** What is left over by the claim before. */
const otherwise =
  /^(?:otherwise|else|others?|(?:all|any|the|every|each) others?|(?:in )?(?:all|any|every|the) other \w+|everything else|anything (?:else|beyond|above|below|over|under|more|less|longer|larger|heavier|older|higher)|after that|beyond that|more than that|everyone else|everybody else|(?:heavier|longer|larger|bigger|older|higher|later|costlier|more expensive|lighter|shorter|smaller|younger|lower|earlier) (?:ones|\w+)(?! than))\b/i;

const rejecting =
  /\b(?:reject(?:s|ed|ing)?|refus(?:es|ed|e|al)|denied|den(?:y|ies)|declined?|an? bad request|disallow(?:s|ed)?|forbidden|prohibited|block(?:ed|s)|turned (?:away|down)|(?:not|never|no longer|\w+n't) (?:be )?(?:an? )?(?:allowed|accepted|permitted|possible|valid|shipped|processed|sent|delivered|legal|admitted|let (?:in|through))|nor (?:allowed|accepted)|invalid|illegal|no valid|(?:is|are|counts? as|be|to|with|in|returns?|gives?|yields?|raises?|throws?|produces?|cause[sd]?|triggers?) an? (?:[\w-]+ )?(?:error|exception)|errors? out|(?:is|are) fatal|aborts?|stops? with an? (?:\w+ )?(?:error|exception)|errors? (?:is|are|must be|will be|gets) (?:returned|thrown|raised|shown|reported|given|displayed)|throws?|thrown|raises? an? \w*(?:error|exception)|fails?|panics?|(?:lead|result|end)s? (?:to|in) an? \w*(?:error|exception)|cannot|can't|can not|(?:can|may) no longer|may not(?! (?:be )?(?:contain|include|start|begin|end|have|exceed))|(?:must|may|shall|should|do(?:es)?) not accept|don't accept|(?:must|may|shall|should) not be (?:used|accepted|possible|allowed|saved|stored|created|sent|processed|placed|booked|withdrawn|uploaded|empty|blank|null|negative|zero|missing)|it (?:must|should|shall|may) not be possible|are (?:no|not) valid|(?:is|are) (?:read-only|immutable)|reported|complained about|flagged|nothing (?:can|may|must|is|will)|nobody (?:can|may)|no \w+ (?:can|may) be|no (?:[a-z]+ ){1,3}(?:is|are) (?:allowed|accepted|permitted|possible|admitted))\b/i;
const accepting =
  /\b(?:accept(?:ed|s|able)?|allowed|valid|permitted|(?:is|are|be) (?:still |also )?fine|okay|possible|(?:can|may|could) (?:still |also |always )?(?:be |have |hold |log in|sign in)?|pass(?:es)?|go(?:es)? through|succeeds?|is enough|suffices?|legal)\b/i;
/** What turns round the word that it stands before: "is not a valid setting". */
const negating = /(?:\b(?:not|never|no longer|nobody|nothing|neither)|n't)(?: (?!only\b)[\w-]+){0,3} $/i;
const errorType =
  /\b((?:[A-Z]\w*)?(?:Error|Exception|Panic|Fault)|Err[A-Z]\w+|(?!ERROR\b)E[A-Z]{4,}|(?<=\b(?:throw|throws|thrown|raise|raises|with|an?|as|in|to|return|returns|returned|gives|yields) (?:an? )?(?:\w+\.)?)[A-Z][a-z]+(?:[A-Z][a-z]+)+)\b/;
const mustThrow = /\bthr[oe]w|\brais|\bpanic|\bexception/i;
const noError =
  /\b(?:(?:no|not|never|instead of|rather than|must not|does not|doesn't|do not)\s+(?:an?\s+)?(?:\w+\s+)?(?:throw|rais|reject|refus|fail|panic|error|exception|den)|without\s+(?:an?\s+|any\s+)?(?:throwing|raising|rejecting|failing|errors?\b|exceptions?\b))/i;
/** "Text that is not a duration (raises an error)": what is denied is what it is. */
const notOfThem =
  /\b(?:that|which|who) (?:is|are|was|were|do|does|has|have|can)(?: ?not|n't) (?:an? )?(?:[\w-]+ ){0,3}?(?=(?:raise|throw|fail|lead|get|cause|give|yield|result|end|is|are|must)s?\b)/gi;
const statusPattern =
  /\b(?:status(?: code)?|HTTP|answers?(?: with)?(?: an?)?|sends?(?: back)?(?: an?)?|with(?: an?)?|gets?(?: an?)?|(?:sees?|receives?)(?: an?)?|gives?(?: an?)?|returns?(?: an?)?|responds?|response|yields?(?: an?)?|code|is|to)\s+(?:status |code |HTTP |a |an )*([1-5]\d\d)\b(?! ?(?:%|(?!ok\b|no\b|if\b|and\b|or\b|for\b|when\b|on\b|in\b|to\b|as\b|not\b|bad\b|at\b)[a-z]{1,3}\b(?:s\b)?))/i;

/** Reads a requirement's claims. */
export function readClaims(text: string): Claim[] {
  return splitClaims(text).map(readClaim);
}

/** Reads what is one claim already. */
export function readClaim(text: string): Claim {
  const plain = withoutNames(text);
  const [condition, consequence, marker] = splitCondition(text);
  const status = statusIn(text);
  return {
    text,
    plain,
    limits: findLimits(text).filter(({ quantity }) => !(status !== undefined && quantity.value === status)),
    outcome: outcomeOf(text, consequence),
    status,
    condition,
    marker,
    consequence,
    isOnly: /\bonly\b|\bnobody (?:but|except)\b|\bno one (?:but|except)\b|\bexclusively\b/i.test(text),
    isUnless: /^unless|^except/i.test(marker),
    isOtherwise: otherwise.test(text),
    words: wordsOf(text),
    quotes: [...text.matchAll(/(?<![\w])["“'`‘]([^"”'`’\n]{1,60})["”'`’](?!\w)/g)].map(
      (match) => match[1] ?? "",
    ),
  };
}

/** The words that carry meaning; who it is about belongs to them. */
export function wordsOf(text: string): string[] {
  const users = /\busers?\b/i.test(text) ? [stem("user")] : [];
  const plain = text.replace(/\be-mail/gi, "email").replace(/\b(?:log|sign)[ -](?:in|on)\b/gi, "login");
  return [...users, ...contentWords(plain).filter((word) => !/^\d/.test(word))];
}

/** Statuses by their names: "is answered with Bad Request". */
const namedStatus =
  /\b(?:with|as|an?|to|gets?|gives?|returns?|is|in|by) (?:an? )?(?:HTTP )?(Bad Request|Not Found|Unauthori[sz]ed|Forbidden|Method Not Allowed|Conflict|Gone|Unprocessable (?:Entity|Content)|Too Many Requests|No Content|Created|Internal Server Error|Service Unavailable|Payload Too Large|Content Too Large|Not Modified)\b/;

function statusIn(text: string): number | undefined {
  const name = /\b[1-5]\d\d\b/.test(text) ? undefined : namedStatus.exec(text)?.[1];
  return name === undefined ? numberedStatus(text) : httpStatusOf(name);
}

function numberedStatus(text: string): number | undefined {
  const found =
    statusPattern.exec(text)?.[1] ??
    /(?:^|, )(?:an? |the )?(?:status |HTTP |code )*([1-5]\d\d)(?: [A-Z][\w ]*)? (?:is|gets|must be|will be) (?:sent|returned|given|answered|the answer)/i.exec(
      text,
    )?.[1] ??
    /\b(?:answered|refused|rejected|responded|denied|ends?|fails?|leads?|result[s]?) (?:with|by|in|to) (?:status |an? |HTTP |code )*([1-5]\d\d)\b/i.exec(
      text,
    )?.[1];
  const status = Number(found);
  const isMeant =
    status >= 200 &&
    status <= 599 &&
    /\b(?:status|HTTP|sent|answer\w*|get|gets|sees?|receives?|gives?|returns?|respon\w+|refused|rejected|denied|yields?|code|fails?|requests?|endpoint|leads?)\b/i.test(
      text,
    );
  return isMeant ? status : undefined;
}

function outcomeOf(text: string, consequence: string): Outcome | undefined {
  // "An error, not a panic": what is not to happen is not what happens.
  const said = (consequence === "" ? text : consequence).replace(
    /(?:, not|,? instead of|,? rather than) (?:an?|by|with|silently)\b[^,.;]*/gi,
    "",
  );
  const type =
    // `SeekError::OutOfRange` is one of several.
    /\b[A-Z]\w*(?:Error|Exception|Err)(?:::|\.)([A-Z]\w*)/.exec(said)?.[1] ??
    errorType.exec(said)?.[1] ??
    /\b([A-Z][a-z]+(?:[A-Z][a-z]+)+) (?:is|must be|will be|gets) (?:raised|thrown|returned)/.exec(said)?.[1];
  const literal = literalIn(said);
  const returned: Outcome | undefined = literal === undefined ? undefined : { kind: "returns", literal };
  // "No transfers between accounts in different currencies."
  if (/^No [a-z]+s\b/.test(said) && mainVerb(said) === undefined)
    return { kind: "reject", type: undefined, mustThrow: false };
  if (noError.test(said.replace(notOfThem, " "))) return returned;
  // "Returns false for invalid names": the word belongs to the case.
  const isAboutCase = returned && !/\b(?:error|throw|rais|reject|refus|exception)/i.test(said);
  if (type !== undefined || (isRefused(said) && !isAboutCase)) return rejection(said, type);
  if (returned) return returned;
  if (
    /\b(?:expires?|times? out|becomes? (?:stale|invalid)|(?:is|are) (?:stale|outdated|expired|not returned|no longer (?:valid|returned|used)))\b/i.test(
      said,
    )
  )
    return { kind: "expire" };
  if (!isAccepted(said)) return undefined;
  return ofNobody.test(said) ? { kind: "reject", type: undefined, mustThrow: false } : { kind: "accept" };
}

/** "Nothing heavier than 5 kg is accepted", "nobody else may rename it": what is said is denied. */
const ofNobody = /^(?:nothing|nobody|no one|none)\b(?! (?:but|except))/i;

function rejection(said: string, type: string | undefined): Outcome {
  const isThrown = type !== undefined || mustThrow.test(said);
  const isError = !isThrown && /\berrors?\b/i.test(said);
  return { kind: "reject", type, mustThrow: isThrown, ...(isError ? { isError } : {}) };
}

function isAccepted(said: string): boolean {
  const found = accepting.exec(said);
  return found !== null && !negating.test(said.slice(0, found.index));
}

/** "Each refused attempt is logged": what stands in front of the verb tells which, unless nobody or nothing does. */
function isRefused(said: string): boolean {
  if (!rejecting.test(said)) return false;
  const at = mainVerb(said);
  if (at === undefined || /^(?:no|nothing|nobody|none|it|there|an? (?:error|exception))\b/i.test(said))
    return true;
  return rejecting.test(said.slice(at)) || !attributes.test(said.slice(0, at));
}

const attributes =
  /\b(?:refused|rejected|denied|declined|blocked|invalid|illegal|flagged|reported|thrown)\b/i;

const literals: readonly (readonly [string, RegExp])[] = [
  ["true", /^true\b/i],
  ["false", /^false\b/i],
  ["null", /^(?:null|undefined|none|nil|nothing)\b/i],
  ['""', /^(?:an? |the )?(?:empty (?:string|text)|"")/i],
  [
    "[]",
    /^(?:an? |the )?(?:empty (?:array|list|slice|vector|sequence|tuple|collection)|no (?:results?|items?|entries|hits|rows|matches)\b|\[\])/i,
  ],
  ["empty", /^(?:an? |the )?empty (?:result|answer|optional|value|response)/i],
  ["{}", /^(?:an? |the )?(?:empty (?:object|map|dict(?:ionary)?|record|set)|\{\})/i],
];

/** A literal that is to be returned: `true`, `null`, an empty list. */
function literalIn(text: string): string | undefined {
  for (const match of text.matchAll(
    /\b(?:returns?|returning|returned|gives?|yields?|sees?|gets?|results? in|answers?(?: with)?|is|are)\s+`?/gi,
  )) {
    const rest = text.slice(match.index + match[0].length);
    const found = literals.find(([, pattern]) => pattern.test(rest));
    if (found) return found[0];
  }
  const passive =
    /\b(?:an? )?(true|false|null|undefined|none|nil|nothing|empty (?:array|list|string|map|object|dict(?:ionary)?|set|collection)) (?:is|are|must be|will be|should be) (?:returned|given|the result)/i.exec(
      text,
    )?.[1];
  return passive === undefined ? undefined : literals.find(([, pattern]) => pattern.test(passive))?.[0];
}

const leading =
  /^((?:if|when|whenever|once|where|in case|as soon as|after|unless|except when|except if|for|on|given|with|without|until|while|before)\b[^,;:]{3,160}),\s*(?:then\s+)?(.+)$/i;
/** "Without reviews there is no rating." */
const lacking = /^((?:without|with no) (?:an? |any )?[\w-]+) ((?:there|the|it|no|an?|its) .+)$/i;
/** A condition without a comma behind it: "if the dates are mixed up they are swapped". */
const unmarked =
  /^((?:if|when|whenever|once) (?:\S+ ){1,8}?(?:is|are|was|were|has|have|fails?|exists?|expires?|cannot|can't|could|does)\b(?: \S+){0,5}?) ((?:it|they|the \w+(?: \w+)?|an? \w+(?: \w+)?|nothing|no \w+|none) (?:is|are|must|will|shall|should|gets?|has|have|returns?|throws?|raises?|stays?|becomes?|waits?|blocks?|ends?|fails?)\b.*)$/i;
const trailing =
  /^(.{3,200}?)\s+((?:only (?:if|when|while|after|once|as long as)|if|when|whenever|once|where|in case|as soon as|unless|except when|except if|until|while|as long as|so long as|provided)\b.+)$/i;

/** The condition of a sentence, what follows from it, and the word between. */
function splitCondition(text: string): [condition: string, consequence: string, marker: string] {
  const first = leading.exec(text);
  if (first?.[1] && first[2]) return [bare(first[1]), first[2], markerOf(first[1])];
  const none = lacking.exec(text);
  if (none?.[1] && none[2]) return [none[1], none[2], "if"];
  const plain = unmarked.exec(text);
  if (plain?.[1] && plain[2]) return [bare(plain[1]), plain[2], markerOf(plain[1])];
  const last = trailing.exec(text);
  if (last?.[1] && last[2]) return [bare(last[2]), last[1], markerOf(last[2])];
  return ["", text, ""];
}

const marker =
  /^(?:only (?:if|when|while|after|once|as long as)|except when|except if|if|when|whenever|once|where|in case|as soon as|after|unless|for|on|given|with|until|as long as|so long as|provided(?: that)?|while|before)\b\s*/i;

function markerOf(text: string): string {
  return marker.exec(text)?.[0].trim() ?? "";
}

/** "Without a name" keeps its word, since it is the condition. */
function bare(text: string): string {
  return text.replace(marker, "").trim();
}
