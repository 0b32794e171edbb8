import { nothing, number, type Value } from "../../../../language/program/values/value.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { fulfils } from "../evidence/fulfils.ts";
import { fitOf, overlap } from "../evidence/subject.ts";
import { type Pins, tryValues } from "../evidence/tryValues.ts";

/** A special case that a claim may name, and values that are it. */
interface Case {
  readonly words: RegExp;
  /** Decisions of code that look at the case, with what they look at as a group. */
  readonly keys: readonly RegExp[];
  inside(subject: string): Pins[];
  outside(subject: string): Pins[];
}

const three = number(3);
/** Some number below zero that is not next to it. */
const belowZero = -50;
const filled = (subject: string): Pins =>
  new Map<string, Value>([
    [`#${subject}`, three],
    [`#trim(${subject})`, three],
  ]);

const cases: readonly Case[] = [
  {
    words: /\b(?:blank|whitespace only|only (?:of )?(?:whitespace|spaces|blanks))\b/i,
    keys: [/^#trim\((.*)\) == 0$/],
    inside: (subject) => [
      new Map<string, Value>([
        [`#${subject}`, three],
        [`#trim(${subject})`, number(0)],
      ]),
      new Map<string, Value>([[`#${subject}`, number(0)]]),
    ],
    outside: (subject) => [filled(subject)],
  },
  {
    words:
      /\b(?:empty|no (?:items?|elements?|entries|values?|rows|lines|arguments?|orders|products|people|text|input|content|results|words?|characters)|nothing (?:is )?(?:left|in it|selected|entered)|there (?:are|is) no)\b/i,
    keys: [/^#trim\((.*)\) == 0$/, /^#(.*) == 0$/, /^([\w.]+)$/],
    inside: (subject) => [new Map<string, Value>([[`#${subject}`, number(0)]])],
    outside: (subject) => [filled(subject)],
  },
  {
    words:
      /\b(?:null|undefined|none|nil|missing|absent|omitted|(?:is|are|was|were) not (?:given|set|provided|present|defined|specified|supplied)|not (?:given|set|provided)|without (?:an? |any )?\w+|no \w+ (?:is|was|are) (?:given|set|provided|specified))\b/i,
    keys: [/^(.*) == null$/, /^#(.*) == 0$/, /^([\w.]+)$/],
    inside: (subject) => [new Map([[subject, nothing]])],
    outside: (subject) => [filled(subject)],
  },
  {
    words: /\bnegative\b/i,
    keys: [],
    inside: (subject) => [new Map([[subject, number(-1)]]), new Map([[subject, number(belowZero)]])],
    outside: (subject) => [new Map([[subject, number(5)]])],
  },
  {
    words:
      /(?<!\b(?:below|above|under|over|than|least|most|to|from|or) )\b(?:zero|nought)\b(?! or (?:one|more|less|above|below|greater|fewer|higher|lower)\b)/i,
    keys: [],
    inside: (subject) => [new Map([[subject, number(0)]])],
    outside: (subject) => [new Map([[subject, number(5)]])],
  },
];

/** Whether a claim is about a number or a text of a special kind, which no state of something is. */
export function namesCase({ text, condition }: Claim): boolean {
  return /\b(?:negative|zero|blank|empty)\b/i.test(condition === "" ? text : condition);
}

/** Judges a claim about a special case: empty, missing, negative, zero. */
export function checkCase(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (!claim.outcome && claim.status === undefined) return undefined;
  if (claim.isOnly || claim.isUnless) return undefined;
  // "Up to 25 euros may be handed in without a receipt": of the case only those within the limit are spoken of.
  if (claim.outcome?.kind === "accept" && claim.limits.some(({ relation }) => relation !== "exactly"))
    return undefined;
  const where = claim.condition === "" ? claim.text : claim.condition;
  // What is returned is no case: "returns an empty list".
  const spoken = where.replace(
    /\b(?:returns?|gives?|yields?|sees?|gets?|with) (?:an? |the )?(?:empty|null|none|nil|no)\b\s*\w*/gi,
    " ",
  );
  if (/\b(?:not|never|non|no)[ -](?:be )?(?:empty|blank|null|negative|zero|missing)\b/i.test(spoken)) {
    if (claim.outcome?.kind !== "reject" || claim.condition !== "") return undefined;
  }
  const named = cases.filter(({ words }) => words.test(spoken));
  if (named.length === 0) return undefined;
  const found = named.map((each) => checkOne(each, claim, code));
  const wrong = found.find((each) => each?.state === "contradicted");
  if (wrong) return wrong;
  return found.every((each) => each !== undefined) ? found[0] : undefined;
}

function checkOne(each: Case, claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const found = code.functions.flatMap((fn) => {
    const subject = subjectOf(each, claim, fn);
    return subject === undefined ? [] : (tryCase(each, subject, claim, fn) ?? []);
  });
  const met = found.find(({ state }) => state === "met");
  const wrong = found.find(({ state }) => state === "contradicted");
  return met && wrong ? undefined : (met ?? wrong);
}

/** What of the code the case is about: that which has most of the claim's words, or the only thing there is. */
function subjectOf(each: Case, claim: Claim, fn: RunFunction): string | undefined {
  const keys =
    each.keys.length > 0
      ? fn.decisions.flatMap(({ key }) =>
          each.keys.flatMap((pattern) => pattern.exec(key)?.[1] ?? []).slice(0, 1),
        )
      : fn.comparisons
          .filter(({ operator }) => !/^m/.test(operator))
          .map(({ subject }) => subject)
          .filter((subject) => !subject.startsWith("#"));
  const unique = [...new Set(keys)].filter((key) => fitOf(key, claim, fn) !== "foreign");
  const scored = unique.map((key) => ({ key, score: overlap(claim.words, key) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const chosen = scored.filter(({ score }) => score === best);
  if (chosen.length === 1) return chosen[0]?.key;
  return undefined;
}

/** Where the code draws its own lines. */
function farFrom(subject: string, fn: RunFunction): Pins[] {
  const own = fn.comparisons.filter((comparison) => comparison.subject === subject);
  return own.flatMap(({ value }) =>
    [value - 1, value, value + 1].map((at) => new Map<string, Value>([[subject, number(at)]])),
  );
}

function tryCase(each: Case, subject: string, claim: Claim, fn: RunFunction): ClaimFinding | undefined {
  // What is missing may come as an empty text.
  const isText =
    fn.decisions.some(({ key }) => key === `#${subject} == 0`) &&
    !fn.decisions.some(({ key }) => key === `${subject} == null`);
  const isMissing = each.keys.some((pattern) => pattern.test("x == null"));
  const inside =
    isText && isMissing ? [new Map<string, Value>([[`#${subject}`, number(0)]])] : each.inside(subject);
  const trial = { inside, outside: each.outside(subject), far: farFrom(subject, fn) };
  const tried = tryValues(fn.with, trial, (path) => fulfils(path, claim, fn.definition.name));
  const node = fn.decisions.find(({ key }) => key.includes(subject))?.node;
  if (tried === "met") return isMet("case", node);
  const reason = `“${claim.text}” is asked for; where “${excerpt(node)}” is looked at, the code does something else.`;
  if (tried === "contradicted") return isWrong("case", reason, node);
  return tried === "differs" ? isWrong("type", reason, node) : undefined;
}
