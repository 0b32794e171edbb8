import type { FunctionDefinition, Parameter } from "../../../language/program/program.ts";
import { runSample } from "../../../language/program/runSample.ts";
import { unitOfName } from "../../../language/program/values/units.ts";
import { boolean, number, text, type Value } from "../../../language/program/values/value.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { placesOfWord } from "../../../text/words.ts";
import { type ClaimFinding, isMet, isWrong } from "../check/evidence/claimFinding.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import { foreignWords } from "../check/evidence/unexplained.ts";
import type { ProgramCode } from "../code/programCode.ts";
import type { Claim } from "../reading/claims.ts";
import type { Limit } from "../reading/relations.ts";
import { functionFor } from "./functionFor.ts";
import { literalsOf } from "./literals.ts";
import { placesIn } from "./places.ts";
import { fieldsOf, shapesOf } from "./sampler.ts";

/** Values for the parameters of a function, by name. */
type Sample = ReadonlyMap<string, Value>;

/** Judges prices, fees and discounts by running the function that computes them: "members pay 10 % less". */
export function checkValues(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const fn = functionFor(claim, code);
  const wanted = wantedIn(claim);
  if (!fn || !wanted || claim.isUnless || claim.outcome?.kind === "reject" || ofEach.test(claim.text))
    return undefined;
  const { definition } = fn;
  const run = (sample: Sample): number | undefined => {
    const outcome = runSample(code.program, definition, sample);
    return outcome?.kind === "value" && outcome.value.kind === "number" ? outcome.value.value : undefined;
  };
  const inside = samplesFor(claim, definition, wanted.rest, "inside");
  const outside = samplesFor(claim, definition, wanted.rest, "outside");
  if (!inside || !outside || inside.length === 0) return undefined;
  const answers = inside.map((sample) => wanted.fits(sample, run, definition));
  const beyond = outside.map((sample) => wanted.fits(sample, run, definition));
  if ([...answers, ...beyond].includes(undefined)) return undefined;
  const { node } = definition;
  // A case that nothing in the samples stands for is another than what was tried.
  const isByName = definition.parameters.some(({ name }) => literalsOf(definition, name).length > 0);
  if (!isByName && wanted.rest.length === 0 && foreignWords(claim.words, new Set(knownWords(definition))) > 0)
    return undefined;
  if (answers.includes(false) || (claim.isOnly && beyond.includes(true)))
    return isWrong("sample", `“${claim.text}” is asked for, but samples show that it is not so.`, node);
  if (beyond.length > 0 && !beyond.includes(false)) return undefined;
  return { ...isMet("sample", node), phrase: claim.text };
}

/** What one more of something costs is no price. */
const ofEach =
  /^(?:each|every|per|for (?:each|every))\b|\bper (?:day|hour|minute|piece|item|night|person|kilo\w*)\b/i;

interface Wanted {
  /** The limits that say when. */
  readonly rest: readonly Limit[];
  fits(
    sample: Sample,
    run: (sample: Sample) => number | undefined,
    definition: FunctionDefinition,
  ): boolean | undefined;
}

/** What a function is called and given, and words for what it costs. */
function knownWords({ name, parameters, returns }: FunctionDefinition): readonly string[] {
  const own = [name, returns, ...parameters.map((each) => `${each.name} ${each.type}`)].join(" ");
  return splitWords(`${own} price fee discount order shipping delivery off reduced nothing save`).map(stem);
}

const free = /\b(?:free(?: of charge)?|for free|costs? nothing|no (?:charge|fee|shipping (?:costs?|fee)))\b/i;
const costs =
  /\b(?:costs?|pays?|(?:is|are) charged|charges?|(?:price|fee|cost)s? (?:is|are)|(?:shipped|sent|delivered) for)\b/i;
const less = /\b(?:discount|off|reduc\w+|rebate|less|cheaper|cut)\b/i;
const more = /\b(?:another|additional|extra|further|more|on top|surcharge|in addition|plus)\b/i;

function wantedIn({ text: said, limits }: Claim): Wanted | undefined {
  const exact = limits.filter(({ relation }) => relation === "exactly");
  const rest = limits.filter(({ relation }) => relation !== "exactly");
  if (more.test(limits.reduce((left, { phrase }) => left.replace(phrase, " "), said))) return undefined;
  if (free.test(said) && exact.length === 0) return { rest, fits: (sample, run) => isNear(run(sample), 0) };
  const [amount, ...others] = exact;
  if (!amount || others.length > 0) return undefined;
  const { value, unit } = amount.quantity;
  if (unit?.dimension === "ratio" && less.test(said))
    return { rest, fits: discounted(1 - value * unit.factor) };
  if (!costs.test(said) || (unit && unit.dimension !== "money")) return undefined;
  return {
    rest,
    fits: (sample, run, { name }) => isNear(run(sample), /cent/i.test(name) ? value * centsOf : value),
  };
}

const centsOf = 100;
const tolerance = 0.006;

function isNear(found: number | undefined, wanted: number): boolean | undefined {
  return found === undefined ? undefined : Math.abs(found - wanted) < tolerance;
}

const priced = /total|price|amount|sum|cost|subtotal|cents|value|net|gross/i;

/** What is left of a price. */
function discounted(share: number): Wanted["fits"] {
  return (sample, run, { parameters }) => {
    const prices = parameters.filter(({ name }) => priced.test(name) && sample.get(name)?.kind === "number");
    const [price, ...others] = prices;
    const given = price && sample.get(price.name);
    const found = run(sample);
    if (given?.kind !== "number" || others.length > 0 || found === undefined || given.value === 0)
      return undefined;
    return Math.abs(found / given.value - share) < tolerance;
  };
}

/** The samples in the case that a claim speaks of, or just beside it; undefined where it speaks of more than is understood. */
function samplesFor(
  claim: Claim,
  definition: FunctionDefinition,
  rest: readonly Limit[],
  side: "inside" | "outside",
): readonly Sample[] | undefined {
  if (side === "outside" && rest.length === 0) return [];
  let samples: Sample[] = [new Map()];
  let taken = 0;
  for (const parameter of definition.parameters) {
    const values = valuesFor(parameter, claim, definition, rest, side);
    if (!values) return undefined;
    taken += values.isLimited ? 1 : 0;
    samples = samples.flatMap((sample) =>
      values.all.map((value) => new Map([...sample, [parameter.name, value] as const])),
    );
  }
  return taken === (rest.length > 0 ? 1 : 0) && samples.length <= mostSamples ? samples : undefined;
}

const mostSamples = 24;

interface Values {
  readonly all: readonly Value[];
  /** Whether the limits of the claim are about it. */
  readonly isLimited: boolean;
}

function valuesFor(
  parameter: Parameter,
  claim: Claim,
  definition: FunctionDefinition,
  rest: readonly Limit[],
  side: "inside" | "outside",
): Values | undefined {
  if (/\bbool/i.test(parameter.type))
    return { all: [boolean(holds(parameter.name, claim.text))], isLimited: false };
  const [shape] = shapesOf(parameter);
  if (shape === "number") return numbersFor(parameter, definition, rest, side);
  if (shape === "text") {
    const all = placesIn(claim.text, literalsOf(definition, parameter.name));
    return all && { all: all.map(text), isLimited: false };
  }
  if (shape !== "record") return undefined;
  const fields = fieldsOf(definition).map((name): [string, Value] => [
    name,
    boolean(holds(name, claim.text)),
  ]);
  return { all: [{ kind: "record", fields: new Map(fields) }], isLimited: false };
}

const denied = /\b(?:non-?|not (?:an? )?|no (?:an? )?|without (?:an? )?)$/i;

/** Whether a claim is about those of whom a name says yes: "members" and `isMember`, but not "non-members". */
function holds(name: string, said: string): boolean {
  const own = splitWords(name)
    .map(stem)
    .filter((word) => !/^(?:is|has|can|was)$/.test(word));
  const [word] =
    said.match(/[\p{L}-]+/gu)?.filter((each) =>
      own.some((other) =>
        splitWords(each)
          .map(stem)
          .some((part) => isSimilar(part, other)),
      ),
    ) ?? [];
  if (word === undefined) return false;
  return !denied.test(said.slice(0, said.indexOf(word))) && !/^non/i.test(word);
}

/** Characters of a sign and a number behind a name. */
const longestComparison = 60;

/** A number below what a function compares it with. */
function plainNumber({ name }: Parameter, definition: FunctionDefinition): number {
  const { text } = definition.node;
  const bounds = placesOfWord(text, name)
    .map((at) => text.slice(at + name.length, at + name.length + longestComparison))
    .map((behind) => Number(/^[^\n]{0,12}?[<>]=?\s*(\d+(?:\.\d+)?)/.exec(behind)?.[1]))
    .filter((bound) => bound > 0);
  return bounds.length > 0 ? Math.min(...bounds) / 2 : centsOf / 10;
}

function numbersFor(
  parameter: Parameter,
  definition: FunctionDefinition,
  rest: readonly Limit[],
  side: "inside" | "outside",
): Values {
  const unit = unitOfName(parameter.name);
  const fitting = rest.filter(
    ({ quantity }) => !quantity.unit || !unit || unit.dimension === quantity.unit.dimension,
  );
  const isMeant =
    fitting.length > 0 &&
    fitting.length === rest.length &&
    (unit !== undefined || rest.every(({ quantity }) => fitsName(parameter.name, quantity.unit?.dimension)));
  if (!isMeant) return { all: [number(plainNumber(parameter, definition))], isLimited: false };
  const all = fitting.flatMap((limit) => {
    const { quantity } = limit;
    const bound =
      quantity.unit && unit ? (quantity.value * quantity.unit.factor) / unit.factor : quantity.value;
    return (side === "inside" ? insideOf(limit, bound) : outsideOf(limit, bound)).map((value) =>
      number(value),
    );
  });
  return { all, isLimited: true };
}

function fitsName(name: string, dimension: string | undefined): boolean {
  if (dimension === "money") return priced.test(name);
  if (dimension === "mass") return /weight|mass/i.test(name);
  return dimension === undefined && (priced.test(name) || /quantity|count|number|age|size/i.test(name));
}

/** One cent, or a hundredth of what is less than one. */
function stepOf(bound: number): number {
  return Math.min(Math.abs(bound), 1) / centsOf;
}

function insideOf({ relation }: Limit, bound: number): readonly number[] {
  const step = stepOf(bound);
  if (relation === "below") return [bound - step, bound / 2];
  if (relation === "above") return [bound + step, bound * 2];
  return relation === "atMost" ? [bound, bound / 2] : [bound, bound * 2];
}

function outsideOf({ relation }: Limit, bound: number): readonly number[] {
  const step = stepOf(bound);
  if (relation === "below") return [bound];
  if (relation === "above") return [bound];
  return relation === "atMost" ? [bound + step] : [bound - step];
}
