import { contentWords, stem } from "../../../language/words/wordForms.ts";
import { findLimits, type Limit } from "./limits.ts";

/** A special case that a requirement names. */
export type Condition = "empty" | "missing" | "negative" | "zero" | "notNumber" | "invalid" | "notFound";

/** One thing that a requirement asks for, with what of it can be looked for in code. */
export interface Clause {
  readonly text: string;
  /** Stems of the words that carry meaning. */
  readonly words: readonly string[];
  readonly limits: readonly Limit[];
  readonly conditions: readonly Condition[];
  /**
   * Set when something must fail; the type when it is named. `strict` when an error must be raised: to refuse may also
   * mean to return false.
   */
  readonly error: { readonly type: string | undefined; readonly strict: boolean } | undefined;
  /** A literal that must be returned, normalised: `true`, `false`, `null`, `""`, `[]`, `{}`, `0`, `-1`. */
  readonly returns: string | undefined;
  /** Names of code in the text: `RangeError`, `maxItems`, back-quoted words. */
  readonly names: readonly string[];
  /** Texts in quotation marks. */
  readonly quotes: readonly string[];
  /** True for "must not", "never": what is named shall not happen. */
  readonly negated: boolean;
}

const verb =
  "(?:must|shall|should|will|may|can(?:not)?|return|throw|raise|reject|fail|add|remove|keep|ignore|skip|use|log|retry|wait|accept|refuse|store|sort|round|trim|treat|call|set|leave|report|produce|yield|panic|stop|drop|convert|count|include|exclude|strip|split|join|lower|upper|default)(?:e?s|ing|ed)?";
/** Where one clause ends and the next begins. */
const border = new RegExp(
  `(?<=[^.][.!?])\\s+(?=["'\`(\\[]?[\\p{Lu}\\d])|\\s*;\\s*|\\s*[,.]?\\s+(?:and|but|or else|otherwise)(?:,)?\\s+(?=(?:it |they |an? \\w+ |the \\w+ )?${verb}\\b)|,\\s+(?=(?:and |but )?(?:otherwise|else)\\b)`,
  "u",
);
/** More clauses than this are not judged one by one. */
const maxClauses = 40;

/** Splits a requirement into the things it asks for. */
export function readClauses(text: string): Clause[] {
  const parts = text
    .slice(0, 10_000)
    .split(border)
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part));
  return joinFragments(parts).slice(0, maxClauses).map(readClause);
}

/** A part without any content of its own, such as "In this case:", belongs to the next one. */
function joinFragments(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && contentWords(last).length === 0) joined[joined.length - 1] = `${last} ${part}`;
    else joined.push(part);
  }
  return joined;
}

const conditionPatterns: readonly (readonly [Condition, RegExp])[] = [
  [
    "empty",
    /\b(?:empty|blank|no (?:items?|elements?|entries|values?|rows|lines|arguments?|input|orders))\b/i,
  ],
  [
    "missing",
    /\b(?:null|undefined|none|nil|missing|absent|not (?:given|set|provided|present|defined)|omitted)\b/i,
  ],
  ["negative", /\bnegative\b/i],
  ["zero", /\b(?:zero|division by zero)\b/i],
  ["notNumber", /\b(?:nan|not a number|non-numeric|not numeric|non-finite|not finite|infinite)\b/i],
  [
    "notFound",
    /\b(?:not found|unknown|does(?: not|n't) exist|no such|cannot be found|is not in|not contained|no match)\b/i,
  ],
  ["invalid", /\b(?:invalid|malformed|ill-formed|unsupported|illegal|wrong|bad)\b/i],
];

const errorWords =
  /\b(?:throws?|throwing|thrown|raises?|raised|raising|rejects?|rejected|rejecting|refuses?|refused|panics?|fails?|(?:an?|the|with|in) \w*(?:error|exception)|error(?:s)? (?:is|out|must|when|if))\b/i;
const strictWords = /\bthr[oe]w|\brais|\bpanic|\berror|\bexception/i;
const errorType = /\b([A-Z]\w*(?:Error|Exception|Panic|Fault|Err)|Err[A-Z]\w+)\b/;
const noError =
  /\b(?:no|not|never|without|instead of|rather than|must not|does not)\s+(?:an?\s+)?(?:\w+\s+)?(?:throw|rais|reject|fail|panic|error|exception)/i;

/** Words whose meaning is looked for by other means than their occurrence. */
const checkedOtherwise = new Set(
  [
    "null",
    "undefined",
    "none",
    "nil",
    "true",
    "false",
    "empty",
    "error",
    "exception",
    "throws",
    "thrown",
    "raises",
    "rejected",
    "refused",
  ].map(stem),
);

function readClause(text: string): Clause {
  const code = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
  const type = errorType.exec(text)?.[1];
  const raises = (errorWords.test(text) || type !== undefined) && !noError.test(text);
  const names = [
    ...code.filter((name) => /^[\w.$]+(?:\(\))?$/.test(name)).map((name) => name.replace(/\(\)$/, "")),
    ...[
      ...text.matchAll(/\b(?:[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*|[a-z]+_[a-z_]\w*|[A-Z]{2,}_[A-Z_]+)\b/g),
    ].map((m) => m[0]),
  ];
  return {
    text,
    words: contentWords(text).filter((word) => !checkedOtherwise.has(word)),
    limits: findLimits(text),
    conditions: conditionsOf(text),
    error: raises ? { type, strict: type !== undefined || strictWords.test(text) } : undefined,
    returns: raises ? undefined : readReturn(text),
    names: [...new Set(names)].filter(
      (name) => name !== type && !/^(?:true|false|null|undefined|None)$/i.test(name),
    ),
    quotes: [...text.matchAll(/(?<![\w])["“']([^"”'\n]{1,60})["”'](?!\w)/g)].map((match) => match[1] ?? ""),
    negated: /\b(?:must|shall|should|may|does|do|will|can) ?not\b|\bnever\b|\bcannot\b/i.test(text),
  };
}

function conditionsOf(text: string): Condition[] {
  const named = conditionPatterns.filter(([, pattern]) => pattern.test(text)).map(([condition]) => condition);
  // "Returns null", "an empty list is returned": an outcome, not a case.
  return named.filter((condition) => {
    const word = {
      missing: "null|undefined|none|nil|missing|absent|omitted|not \\w+",
      empty: "empty|blank|no \\w+",
    };
    if (condition !== "missing" && condition !== "empty") return true;
    return new RegExp(
      `\\b(?:if|when|for|with|without|unless|on|is|are)\\b[^.]*\\b(?:${word[condition]})\\b(?! \\w+ (?:is|are) returned)`,
      "i",
    ).test(text);
  });
}

const literals: readonly (readonly [string, RegExp])[] = [
  ["true", /^true\b/i],
  ["false", /^false\b/i],
  ["null", /^(?:null|undefined|none|nil|nothing)\b/i],
  ['""', /^(?:an? |the )?(?:empty string|empty text|"")/i],
  ["[]", /^(?:an? |the )?(?:empty (?:array|list|slice|vector|sequence|tuple)|\[\])/i],
  ["{}", /^(?:an? |the )?(?:empty (?:object|map|dict(?:ionary)?|record)|\{\})/i],
  ["-1", /^(?:-1|−1|minus one)(?![\w.])/i],
  ["0", /^(?:0|zero)(?![\w.])/i],
  ["1", /^(?:1|one)(?![\w.])/i],
];

function readReturn(text: string): string | undefined {
  const match = /\b(?:returns?|returning|gives?|yields?|is|be|results? in|answers?)\s+`?(.{1,30})/i.exec(
    text,
  );
  const rest = match?.[1] ?? "";
  return literals.find(([, pattern]) => pattern.test(rest))?.[0];
}
