import { chosen } from "../code/chosen.ts";
import type { CodeFacts } from "../code/codeFacts.ts";
import type { Clause, Condition } from "../reading/clauses.ts";
import { absent, contradicted, type Finding, met, present } from "./finding.ts";

/** How code says a special case. */
const codePatterns: Readonly<Record<Condition, RegExp>> = {
  empty:
    /\b(?:length|size|count|len|Count|Length)\b(?:\(\w*\))?\s*(?:\(\))?\s*(?:===?|<=?|!==?|>|<)\s*[01]\b|is_?empty|\bempty\b|IsNullOr|isBlank|\blen\(\w[\w.]*\)\s*(?:==|<|!=|>)|\bnot\s+\w|!\s*\w|(?:===?|!==?)\s*(?:""|''|``)|\?\?|\|\||\bany\(|\bor\b|\.first\b|\.next\(\)/,
  missing:
    /\bnull\b|undefined|\bNone\b|\bnil\b|nullptr|NULL|is_none|isNil|isNull|\?\?|\?\.|Option|Objects\.|!\s*\w|\bnot\s+\w|hasOwn|\bin\b|typeof|\|\|/,
  negative:
    /<=?\s*-?[01]\b|[01]\s*>=?\s*\w|is_negative|signum|Math\.sign|>=?\s*0\b|\b0\s*<=?|Math\.max\(\s*0|max\(0|abs\b|unsigned/i,
  zero: /[=!<>]=?=?\s*0(?:\.0)?\b|\b0\s*[=!<>]=?|is_zero|ZeroDivision|!\s*\w|\bnot\s+\w|\|\|/,
  notNumber:
    /isNaN|isFinite|is_nan|isnan|isInteger|NumberFormat|ValueError|ParseInt|parse|Number\.|float\(|int\(/i,
  notFound:
    /-1|<\s*0|===?\s*(?:undefined|null)|\bhas\b|\bin\b|None|nil|contains|includes|indexOf|find|get\b|exist|KeyError|!ok|\?\?|Optional|lookup|match|is_none|not\s+\w|!\s*\w/i,
  invalid: /\bif\b|\?|match|switch|throw|raise|test\(|unless|when|assert|except|catch|\|\|/,
};

const names: Readonly<Record<Condition, string>> = {
  empty: "the empty case",
  missing: "a missing value",
  negative: "negative numbers",
  zero: "zero",
  notNumber: "values that are no number",
  notFound: "what is not found",
  invalid: "invalid values",
};

/** Looks for a branch for each special case that a clause names. */
export function checkConditions(clause: Clause, facts: CodeFacts): Finding[] {
  return clause.conditions.map((condition) =>
    codePatterns[condition].test(facts.code)
      ? present("condition", facts.guards[0]?.node)
      : absent("condition", `There is no branch for ${names[condition]}.`),
  );
}

/** How a returned literal may be written. */
const returned: Readonly<Record<string, RegExp>> = {
  true: /\btrue\b/i,
  false: /\bfalse\b/i,
  null: /\bnull\b|undefined|\bNone\b|\bnil\b|nullptr|return;|return\s*$|Optional\.empty|\?\./m,
  '""': /""|''|``|String::new|string\.Empty|StringBuilder|join|slice|substring|trim/i,
  "[]": /\[\s*\]|list\(|Vec::new|vec!\[\]|ArrayList|List\.of|emptyList|\bmap\b|\bfilter\b|slice|\{\}|\[.*\bfor\b/,
  "{}": /\{\s*\}|dict\(|Map\(|HashMap|make\(map|fromEntries/,
  "-1": /-\s*1\b|indexOf|findIndex|find\(/,
  "0": /\b0\b/,
  "1": /\b1\b/,
};

/** Looks for the literal that a clause wants returned. */
export function checkReturns(clause: Clause, facts: CodeFacts): Finding[] {
  const wanted = clause.returns;
  const pattern = wanted === undefined ? undefined : returned[wanted];
  if (wanted === undefined || !pattern) return [];
  const exact = new RegExp(`return\\s+(?:${pattern.source})`, pattern.flags);
  if (exact.test(facts.code)) return [met("return", undefined)];
  if (pattern.test(facts.code)) return [present("return", undefined)];
  // A condition that is returned as it is yields true and false without naming them.
  const computed =
    /^(?:true|false)$/.test(wanted) &&
    /[=!<>]=?|&&|\|\||\bnot\b|\bin\b|\bis\b|has|includes|test\(|match|contains|every|some|all\(|any\(/i.test(
      facts.code,
    );
  if (computed || wanted === "0" || wanted === "1" || mayReturn(wanted, facts)) return [];
  return [absent("return", `Nothing returns ${wanted}.`)];
}

/** Whether what is returned comes from elsewhere, and so may be the literal: `return map.get(key)`. */
function mayReturn(wanted: string, { code, calls }: CodeFacts): boolean {
  if (/^(?:true|false|null)$/.test(wanted)) return returnedFromElsewhere.test(code);
  return calls.length > 0 && returnedCall.test(code);
}

/** A call, an element, or one or the other, as a function's value; a constructed or written-out value is none. */
const returnedCall = /(?:\breturn\b|=>)\s*\(?(?!new\b)(?:await\s+)?[\w$.[\]:>-]+\s*\(/;
const returnedFromElsewhere = new RegExp(
  `${returnedCall.source}|(?:\\breturn\\b|=>)\\s*\\(?[\\w$.]+(?:\\[|\\s*(?:\\?|\\bif\\b|&|\\|))`,
);

/** An opposite that is called by a name, or computed by a comparison. */
interface Opposite {
  readonly names: RegExp;
  readonly chooses: "least" | "greatest";
}

/** Pairs of opposites: a word of the text, what code does for it, and what code does for the opposite. */
const opposites: readonly (readonly [word: RegExp, wanted: RegExp, other: RegExp | Opposite])[] = [
  [/\b(?:to|in|into) (?:upper[- ]?case|capital letters)\b/i, /upper|capital/i, /lower/i],
  [/\b(?:to|in|into) (?:lower[- ]?case|small letters)\b/i, /lower/i, /upper/i],
  [
    /\b(?:largest|highest|greatest|biggest|maximum|longest)\b/i,
    /max|sort|reverse|greatest|largest/i,
    { names: /\bmin\b|Math\.min/, chooses: "least" },
  ],
  [
    /(?<!\bat )\b(?:smallest|lowest|least|minimum|shortest|cheapest)\b/i,
    /min|sort|least|smallest/i,
    { names: /\bmax\b|Math\.max/, chooses: "greatest" },
  ],
  [
    /\bround(?:s|ed)? up|\bceiling\b/i,
    /ceil|\+\s*\w+\s*-\s*1|\+\s*1\b|-\s*Math\.floor|-\(?-|round/i,
    /floor|trunc/i,
  ],
  [/\bround(?:s|ed)? down\b/i, /floor|trunc|\|\s*0|\/\/|>>|as i|int\(|\(int\)|round/i, /ceil/i],
  [/\bstarts? with|\bprefix\b/i, /start|prefix|indexOf|slice|substr|\[0|\[:|match|\^|find/i, /ends|suffix/i],
  [/\bends? with|\bsuffix\b/i, /end|suffix|lastIndexOf|slice|substr|\[-|\$|match|:\]/i, /starts|prefix/i],
  [/\bencod(?:e|es|ed|ing)\b/i, /encod|escape|to|btoa|hex/i, /decod/i],
  [/\bdecod(?:e|es|ed|ing)\b/i, /decod|unescape|from|atob|parse/i, /encod/i],
  [
    /\bat the (?:start|front|beginning)\b/i,
    /unshift|insert|prepend|\[0\]|shift|first|0|start/i,
    /push|append|\bpop\b/i,
  ],
  [/\bdescending\b/i, /b\b.*-\s*a\b|reverse|desc|>|-\w|Reverse|cmp/i, /\ba\b[.\w]*\s*-\s*b\b/],
  [
    /\bascending\b/i,
    /a\b.*-\s*b\b|asc|<|sort(?:ed)?\((?!.*reverse)|cmp|localeCompare/i,
    /\bb\b[.\w]*\s*-\s*a\b|reverse\s*=\s*True|reversed/,
  ],
];

function doesOther(other: RegExp | Opposite, { limits }: Clause, code: string): boolean {
  // "At least 60", "a minimum of 60": `max(60, x)` is how code keeps to it.
  const isBound = limits.some(({ relation, phrase }) => relation !== "exactly" || /\d/.test(phrase));
  if (!(other instanceof RegExp) && isBound) return false;
  return other instanceof RegExp
    ? other.test(code)
    : other.names.test(code) || chosen(code) === other.chooses;
}

/** Finds code that does the opposite of a word of the clause, and not the word itself. */
export function checkOpposites(clause: Clause, facts: CodeFacts): Finding[] {
  return opposites.flatMap(([word, wanted, other]) =>
    word.test(clause.text) && !wanted.test(facts.code) && doesOther(other, clause, facts.code)
      ? [
          contradicted(
            "opposite",
            facts.unit,
            `The code does the opposite of “${word.exec(clause.text)?.[0]}”.`,
          ),
        ]
      : [],
  );
}
