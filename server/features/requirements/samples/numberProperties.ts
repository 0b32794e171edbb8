/** How the number that a function gives follows the number that it is given, shown by samples. */
import { number } from "../../../language/program/values/value.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import type { Claim } from "../reading/claims.ts";
import type { Quantity } from "../reading/quantities.ts";
import { givenBy, type Property, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";

/** What a function gives for a number; undefined where that is no number. */
function at(sampler: Sampler, given: number): number | undefined {
  const value = givenBy(sampler.run(number(given)));
  return value?.kind === "number" && Number.isFinite(value.value) ? value.value : undefined;
}

const tolerance = 1e-6;
const isNear = (a: number, b: number) => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

/** The first steps of what counts: attempts, days, pieces. */
const steps = [1, 2, 3, 4, 5, 6];

function firstValues(sampler: Sampler): readonly number[] {
  return steps.flatMap((step) => at(sampler, step) ?? []);
}

/** Those in front of where nothing changes any more. */
function growing(values: readonly number[]): readonly number[] {
  const end = values.findIndex((value, index) => index > 0 && isNear(value, values[index - 1] ?? Number.NaN));
  return end < 0 ? values : values.slice(0, end);
}

const enough = 3;
const factors: readonly (readonly [RegExp, number])[] = [
  [/\bdoubl\w+\b|\btwice as (?:long|much|many|high)\b/i, 2],
  [/\btripl\w+\b|\bthree times as\b/i, 3],
  [/\bhalv\w+\b|\bhalf as\b/i, 1 / 2],
];

/** "The waiting time doubles with each attempt". */
function multiplies(sampler: Sampler, { text: said }: Claim): Tested {
  const factor = factors.find(([words]) => words.test(said))?.[1];
  const values = growing(firstValues(sampler));
  const [first = 0] = values;
  if (factor === undefined || values.length < enough || first === 0) return undefined;
  return values.every((value, index) => index === 0 || isNear(value, (values[index - 1] ?? 0) * factor))
    ? "met"
    : "contradicted";
}

/** "Grows linearly": by the same each time. */
function isLinear(values: readonly number[]): boolean {
  const differences = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  return differences.every((each) => isNear(each, differences[0] ?? 0));
}

function isExponential(values: readonly number[]): boolean {
  const ratios = values.slice(1).map((value, index) => value / (values[index] ?? 1));
  return ratios.every((each) => isNear(each, ratios[0] ?? 0)) && !isNear(ratios[0] ?? 1, 1);
}

function growsSo(sampler: Sampler, { text: said }: Claim): Tested {
  const values = growing(firstValues(sampler));
  if (values.length < enough || values.includes(0)) return undefined;
  const isWanted = /exponential/i.test(said) ? isExponential(values) : isLinear(values);
  return isWanted ? "met" : "contradicted";
}

/** What a quantity may be in code: as written, in the base unit, in cents, in milliseconds. */
function sizesOf({ value, unit }: Quantity): readonly number[] {
  if (!unit) return [value];
  const base = value * unit.factor;
  const small = unit.dimension === "time" ? base * 1000 : base * 100;
  return unit.dimension === "bytes" ? [base] : [value, base, small];
}

const fits = (found: number, quantity: Quantity) => sizesOf(quantity).some((size) => isNear(found, size));

/** "Each day late costs 25 cents": what one more adds. */
function perPiece(sampler: Sampler, { limits, text: said }: Claim): Tested {
  const [limit, ...others] = limits;
  const counted =
    /^(?:each|every|per|for (?:each|every)) ([\w -]+?) (?:(?:is|are|must) \w+|costs?|adds?|gives?|counts?|earns?|pays?|takes?|lasts?|brings?|deducts?)\b/i.exec(
      said,
    )?.[1];
  const values = growing(firstValues(sampler));
  if (!limit || others.length > 0 || counted === undefined || values.length < enough) return undefined;
  const own = splitWords(sampler.parameter).map(stem);
  const isCounted = splitWords(counted)
    .map(stem)
    .some((word) => own.some((other) => isSimilar(word, other)));
  const [first = 0, second = 0] = values;
  const step = second - first;
  if (!isCounted || !isLinear(values) || step === 0) return undefined;
  return fits(Math.abs(step), limit.quantity) ? "met" : "contradicted";
}

/** "The first retry happens after 200 ms". */
function ofFirst(sampler: Sampler, { limits }: Claim): Tested {
  const [limit, ...others] = limits;
  const first = at(sampler, 1);
  if (!limit || others.length > 0 || first === undefined || limit.quantity.isOrdinal) return undefined;
  return fits(first, limit.quantity) ? "met" : undefined;
}

/** "100 degrees Celsius are 212 degrees Fahrenheit": what comes of one number. */
function ofNumber(sampler: Sampler, { limits, outcome }: Claim): Tested {
  const [given, wanted, ...others] = limits.map(({ quantity }) => quantity);
  if (
    !given ||
    !wanted ||
    others.length > 0 ||
    outcome ||
    limits.some(({ relation }) => relation !== "exactly")
  )
    return undefined;
  if (sampler.definition.parameters.length !== 1) return undefined;
  const found = at(sampler, given.value);
  const [before, after] = [at(sampler, given.value - 1), at(sampler, given.value + 1)];
  if (found === undefined || (before === found && after === found)) return undefined;
  return isNear(found, wanted.value) ? "met" : undefined;
}

/** Small and great numbers, and those around what people choose as limits. */
const spread = [
  -1000, -10, -1, 0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 15, 19, 20, 21, 25, 30, 40, 49, 50, 51, 60, 75, 90, 99,
  100, 101, 120, 150, 200, 250, 365, 500, 999, 1000, 1001, 2500, 5000, 10_000, 50_000, 100_000, 1e6, 1e7,
];

/** The greatest and the least that a function gives, where it is the same for all great or all small numbers. */
function bounds(
  sampler: Sampler,
): { readonly top: number | undefined; readonly bottom: number | undefined } | undefined {
  const found = spread.flatMap((given) => {
    const value = at(sampler, given);
    return value === undefined ? [] : [value];
  });
  if (found.length < spread.length / 2) return undefined;
  const [top, bottom] = [Math.max(...found), Math.min(...found)];
  const isHeld = (bound: number) => found.filter((value) => isNear(value, bound)).length >= enough;
  // What goes on growing has no bound.
  return { top: isHeld(top) ? top : undefined, bottom: isHeld(bottom) ? bottom : undefined };
}

/** "The fine is never more than 10 euros": no number leads to more. */
function staysWithin(sampler: Sampler, claim: Claim): Tested {
  const [limit, ...others] = claim.limits;
  if (!limit || others.length > 0 || claim.outcome || claim.condition !== "" || isGiven(sampler, claim))
    return undefined;
  const { relation, quantity } = limit;
  const isUpper = relation === "atMost" || relation === "below";
  const found = bounds(sampler);
  const bound = isUpper ? found?.top : found?.bottom;
  if (!found || relation === "exactly" || relation === "below" || relation === "above") return undefined;
  if (bound === undefined) return undefined;
  if (fits(bound, quantity)) return "met";
  // A lower bound keeps the limit as well, unless the limit is said to be the greatest there is.
  const isExact = /\b(?:maximum|minimum|max|min|cap(?:ped)?|limit(?:ed)?|ceiling|floor)\b/i.test(claim.text);
  const isBeyond = sizesOf(quantity).every((size) => (isUpper ? bound > size : bound < size));
  return isExact || isBeyond ? "contradicted" : undefined;
}

/** Whether what is limited is what the function is given, and not what it gives. */
function isGiven({ definition }: Sampler, { text: said, limits }: Claim): boolean {
  const beside = limits.reduce((rest, { phrase }) => rest.replace(phrase, " "), said);
  const words = splitWords(beside).map(stem);
  const given = definition.parameters.flatMap(({ name }) => splitWords(name).map(stem));
  const named = splitWords(definition.name).map(stem);
  return words.some((word) => given.includes(word) && !named.includes(word));
}

/** What people ask of functions that make one number of another. */
export const numberProperties: readonly Property[] = [
  {
    words: /\b(?:doubl|tripl|halv)(?:es?|ed|ing)\b[^.;]*\b(?:each|every|after|per|from one)\b.*/i,
    not: /\b(?:click\w*|quot\w*|if|unless|until|up to|at most|never)\b/i,
    shapes: ["number"],
    test: (sampler, claim) => multiplies(sampler, claim),
  },
  {
    words: /\b(?:grows?|increases?|rises?)\b[^.;]*\b(?:linear|exponential)(?:ly)?\b.*/i,
    not: /\b(?:not|never|if|unless)\b/i,
    shapes: ["number"],
    test: (sampler, claim) => growsSo(sampler, claim),
  },
  {
    words: /^(?:each|every|per|for (?:each|every)) .*/i,
    not: /\b(?:if|unless|only|not|never|from|after|at most|at least|first|members?|extra|additional|further)\b/i,
    shapes: ["number"],
    test: (sampler, claim) => perPiece(sampler, claim),
  },
  {
    words: /^(?:the )?first (?:retry|attempt|try|delay|wait|pause|interval)\b.*/i,
    not: /\b(?:not|never|if|unless)\b/i,
    shapes: ["number"],
    test: (sampler, claim) => ofFirst(sampler, claim),
  },
  {
    words:
      /^-?\d[\d.,]{0,20} ?[\w° -]{0,60} (?:is|are|makes?|gives?|equals?|becomes?|corresponds? to|counts? as) -?\d.*/i,
    shapes: ["number"],
    test: (sampler, claim) => ofNumber(sampler, claim),
  },
  {
    words:
      /.*\b(?:never|not|no|at most|at least|maximum|minimum|up to|capped|limited|cap|exceeds?|beyond|drops? below|falls? below|longer than|more than)\b.*/i,
    not: /\b(?:if|unless|when|reject\w*|refus\w*|error|allowed|accepted|members?|each|every|digits?|decimals?|characters?)\b/i,
    shapes: ["number"],
    test: (sampler, claim) => staysWithin(sampler, claim),
  },
];
