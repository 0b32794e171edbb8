import { isSame, orderOf } from "../../../language/program/operations.ts";
import type { SampleOutcome } from "../../../language/program/runSample.ts";
import { nothing, number, text, type Value } from "../../../language/program/value.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import type { Claim } from "../reading/claims.ts";
import type { Sampler } from "./sampler.ts";
import { every, givenBy, type Tested, type Wish } from "./wish.ts";

const listOf = (items: readonly Value[]): Value => ({ kind: "list", items });

/** Elements of a sampler's shape that differ, in no order. */
function elements(sampler: Sampler): readonly Value[] {
  switch (sampler.shape) {
    case "texts":
      return ["pear", "apple", "melon", "banana"].map(text);
    case "records":
      return [3, 0, 4, 1].map((at) => sampler.record(at));
    default:
      return [7, 2, 9, 4].map((value) => number(value));
  }
}

function runList(sampler: Sampler, items: readonly Value[]): SampleOutcome | undefined {
  return sampler.run(listOf(items));
}

function itemsOf(outcome: SampleOutcome | undefined): readonly Value[] | undefined {
  const value = givenBy(outcome);
  return value?.kind === "list" ? value.items : undefined;
}

/** Whether two runs come to the same. */
function agree(one: SampleOutcome | undefined, other: SampleOutcome | undefined): Tested {
  const [first, second] = [givenBy(one), givenBy(other)];
  if (!one || !other || !first) return undefined;
  return second && isSame(first, second) ? "met" : "contradicted";
}

/** The function gives something else where something else is given. */
function tells(sampler: Sampler): boolean {
  const [first, second, ...rest] = elements(sampler);
  if (!first || !second) return false;
  return agree(runList(sampler, [first, second]), runList(sampler, [second, ...rest])) === "contradicted";
}

function dropsDuplicates(sampler: Sampler): Tested {
  const given = elements(sampler);
  const [first, second, third] = given;
  if (!first || !second || !third || itemsOf(runList(sampler, [first, second]))?.length !== 2)
    return undefined;
  // Numbers that are alike in other ways than by being equal.
  const alike =
    sampler.shape === "numbers" ? [14, 7, 14, 21, 7].map((value) => number(value)) : [...given, ...given];
  return every(
    [[first, second, first], [first, second, third, second, first], alike].map((list) =>
      uniqueOf(sampler, list),
    ),
  );
}

function uniqueOf(sampler: Sampler, given: readonly Value[]): Tested {
  const outcome = runList(sampler, given);
  if (outcome?.kind === "error") return "contradicted";
  const made = itemsOf(outcome);
  const wanted = given.filter((item, index) => !given.slice(0, index).some((other) => isSame(item, other)));
  if (!made || made.length < wanted.length) return undefined;
  return made.length === wanted.length ? "met" : "contradicted";
}

function refusesDuplicates(sampler: Sampler): Tested {
  const [first, second] = elements(sampler);
  if (!first || !second || givenBy(runList(sampler, [first, second])) === undefined) return undefined;
  const outcome = runList(sampler, [first, second, first]);
  return outcome && (outcome.kind === "error" ? "met" : "contradicted");
}

/** An element that makes no difference. */
function leavesOut(sampler: Sampler, odd: Value): Tested {
  const [first, second] = elements(sampler);
  if (!first || !second || !tells(sampler)) return undefined;
  const plain = runList(sampler, [first, second]);
  return every([
    agree(plain, runList(sampler, [first, odd, second])),
    agree(plain, runList(sampler, [odd, first, second])),
  ]);
}

/** An element that counts like another. */
function countsAs(sampler: Sampler, odd: Value, other: Value): Tested {
  const [first, second] = elements(sampler);
  if (!first || !second || !tells(sampler)) return undefined;
  const changed = agree(runList(sampler, [first, other, second]), runList(sampler, [first, second]));
  // Where the other makes no difference either, nothing can be told.
  if (changed !== "contradicted") return undefined;
  return agree(runList(sampler, [first, other, second]), runList(sampler, [first, odd, second]));
}

/** The field that a claim names, of records. */
function fieldIn(sampler: Sampler, said: string): string | undefined {
  const words = splitWords(said).map(stem);
  const fitting = sampler.fields.filter((field) =>
    splitWords(field)
      .map(stem)
      .some((word) => words.includes(word)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function keyOfElement(item: Value, field: string | undefined): Value {
  return field !== undefined && item.kind === "record" ? (item.fields.get(field) ?? item) : item;
}

function sorts(sampler: Sampler, claim: Claim, direction: 1 | -1): Tested {
  const field = sampler.shape === "records" ? fieldIn(sampler, claim.text) : undefined;
  if (sampler.shape === "records" && field === undefined) return undefined;
  const made = itemsOf(runList(sampler, elements(sampler)));
  if (!made || made.length !== elements(sampler).length) return undefined;
  const isSorted = made.every((item, index) => {
    const next = made[index + 1];
    const order = next && orderOf(keyOfElement(item, field), keyOfElement(next, field));
    return next === undefined || (order ?? 0) * direction <= 0;
  });
  const isKnown = made.every((item) =>
    elements(sampler).some((other) => isSame(keyOfElement(item, field), keyOfElement(other, field))),
  );
  return isKnown ? (isSorted ? "met" : "contradicted") : undefined;
}

function keepsOrder(sampler: Sampler): Tested {
  const given = elements(sampler);
  const made = itemsOf(runList(sampler, given));
  if (!made || made.length < 2) return undefined;
  const places = made.map((item) => given.findIndex((other) => isSame(item, other)));
  if (places.includes(-1)) return undefined;
  return places.every((place, index) => place > (places[index - 1] ?? -1)) ? "met" : "contradicted";
}

function leavesInput(sampler: Sampler): Tested {
  const given = elements(sampler);
  const list = listOf([...given]);
  const outcome = sampler.runSame(list);
  if (!outcome || list.kind !== "list") return undefined;
  return isSame(list, listOf(given)) ? "met" : "contradicted";
}

type Fold = (values: readonly number[]) => number;

const sum: Fold = (values) => values.reduce((total, value) => total + value, 0);
const folds: readonly (readonly [RegExp, Fold])[] = [
  [/\b(?:sum|total)\b|\badded (?:up|together)\b/i, sum],
  [/\b(?:average|mean)\b/i, (values) => sum(values) / values.length],
  [/\bmedian\b/i, median],
  [/\b(?:largest|greatest|highest|biggest|maximum)\b/i, (values) => Math.max(...values)],
  [/\b(?:smallest|lowest|least|minimum)\b/i, (values) => Math.min(...values)],
  [/\b(?:product)\b/i, (values) => values.reduce((total, value) => total * value, 1)],
];
const choices: readonly (readonly [RegExp, (value: number) => boolean])[] = [
  [/\beven\b/i, (value) => value % 2 === 0],
  [/\bodd\b/i, (value) => value % 2 !== 0],
  [/\bpositive\b/i, (value) => value > 0],
  [/\bnegative\b/i, (value) => value < 0],
];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}

/** Lists on which the folds differ from each other, and from each other's mistakes. */
const numberLists: readonly (readonly number[])[] = [
  [6, 2, 10, 4, 8],
  [2, 4, 20, 6],
  [5, -2, 9, 12, -7, 4],
];

function folded(sampler: Sampler, { text: said }: Claim): Tested {
  const [fold, ...others] = folds.filter(([words]) => words.test(said));
  const [choice] = choices.filter(([words]) => words.test(said));
  if (!fold || others.length > 0) return undefined;
  const lists = choice ? numberLists : numberLists.filter((list) => list.every((value) => value > 0));
  return every(
    lists.map((list) => {
      const value = givenBy(
        runList(
          sampler,
          list.map((each) => number(each)),
        ),
      );
      if (value?.kind !== "number") return undefined;
      const wanted = fold[1](choice ? list.filter(choice[1]) : list);
      return Math.abs(value.value - wanted) < 1e-6
        ? "met"
        : Number.isInteger(wanted)
          ? "contradicted"
          : undefined;
    }),
  );
}

const productSum =
  /\b(?:sum|total) of (?:the |each |all )?(\w+) (?:times|multiplied by|x|×|\*) (?:the |its |their )?(\w+)/i;

/** "The sum of price times quantity". */
function sumsProducts(sampler: Sampler, { text: said }: Claim): Tested {
  const [, one = "", other = ""] = productSum.exec(said) ?? [];
  const fields = [fieldIn(sampler, one), fieldIn(sampler, other)];
  const [first, second] = fields;
  if (first === undefined || second === undefined || first === second) return undefined;
  return every(
    [
      [2, 3, 5, 7],
      [10, 1, 4, 2],
    ].map(([a = 0, b = 0, c = 0, d = 0]) => {
      const item = (price: number, count: number) =>
        sampler.record(
          0,
          new Map([
            [first, number(price)],
            [second, number(count)],
          ]),
        );
      const value = givenBy(runList(sampler, [item(a, b), item(c, d)]));
      if (value?.kind !== "number") return undefined;
      return value.value === a * b + c * d ? "met" : "contradicted";
    }),
  );
}

/** "The two middle ones are averaged" where their number is even. */
function averagesMiddle(sampler: Sampler): Tested {
  const value = givenBy(
    runList(
      sampler,
      [8, 1, 4, 2].map((each) => number(each)),
    ),
  );
  if (value?.kind !== "number") return undefined;
  return value.value === 3 ? "met" : "contradicted";
}

const many = 30;

/** How many elements of a long list are left, and which. */
function keepsSome(sampler: Sampler, { limits, text: said }: Claim): Tested {
  const [limit] = limits;
  const count = limit?.quantity.value;
  if (limits.length !== 1 || count === undefined || count >= many || !Number.isInteger(count))
    return undefined;
  const given = Array.from({ length: many }, (_, index) =>
    sampler.shape === "texts" ? text(`item${index}`) : number(many - index),
  );
  const made = itemsOf(runList(sampler, given));
  if (!made || made.length === many) return undefined;
  if (made.length !== count) return "contradicted";
  const wanted = /\blast\b/i.test(said)
    ? given.slice(-count)
    : /\bfirst\b/i.test(said)
      ? given.slice(0, count)
      : undefined;
  if (!wanted) return "met";
  return isSame(listOf(made), listOf(wanted)) ? "met" : undefined;
}

/** "The shares add up to the total". */
function addsUp(sampler: Sampler): Tested {
  return every(
    [100, 101, 1000, 7].map((total) => {
      const parts = itemsOf(sampler.run(number(total)));
      const numbers = parts?.flatMap((part) => (part.kind === "number" ? [part.value] : []));
      if (!numbers || numbers.length < 2) return undefined;
      return Math.abs(sum(numbers) - total) < 1e-6 ? "met" : "contradicted";
    }),
  );
}

/** How far apart the parts of a number are. */
function isEven(sampler: Sampler): Tested {
  return every(
    [100, 101, 1009, 17].map((total) => {
      const parts = itemsOf(sampler.run(number(total)));
      const numbers = parts?.flatMap((part) => (part.kind === "number" ? [part.value] : []));
      if (!numbers || numbers.length < 2) return undefined;
      return Math.max(...numbers) - Math.min(...numbers) <= 1 ? "met" : "contradicted";
    }),
  );
}

const gone =
  "(?:ignored|skipped|removed|dropped|left out|discarded|filtered(?: out)?|not counted|omitted|eliminated|deleted|collapsed|merged|thrown away|do not count|don't count)";
const lists = ["texts", "numbers"] as const;

function oddWish(noun: string, odd: Value, shapes: Wish["shapes"]): Wish {
  return {
    words: new RegExp(
      `\\b${noun}\\b[^.;]*\\b(?:(?:are|is|be|get|gets) )?${gone}\\b|\\b(?:ignor|skip|remov|drop|discard|filter|omit)\\w* (?:out )?(?:all |any |the )?${noun}`,
      "i",
    ),
    not: /\b(?:error|reject\w*|refus\w*|lead|trailing|leading|around)\b/i,
    shapes,
    test: (sampler) => leavesOut(sampler, odd),
  };
}

const descending =
  /\b(?:descending|(?:largest|highest|biggest|greatest|longest|newest|latest|most \w+) (?:\w+ )?first|from (?:high|large)\w* to (?:low|small)\w*)\b/i;

/** What people ask of functions of lists. */
export const listWishes: readonly Wish[] = [
  {
    words: new RegExp(
      `\\b(?:duplicates?|doubles?|double entries|repeated \\w+|repetitions?|repeats|duplicate \\w+)\\b[^.;]*\\b${gone}|\\b(?:remov|drop|filter|ignor|skip|eliminat|discard)\\w* (?:all )?(?:duplicates?|doubles?|repeated|repetitions)\\b|\\bno duplicates\\b|\\b(?:only|just|at most) once\\b`,
      "i",
    ),
    not: /\b(?:error|reject|refus|throw|rais|conflict|adjacent|consecutive|neighbou?r\w*|case)/i,
    shapes: ["texts", "numbers", "records"],
    test: dropsDuplicates,
  },
  {
    words:
      /\b(?:duplicates?|doubles?|repeated|duplicate \w+|twice)\b[^.;]*\b(?:error|reject\w*|refus\w*|throw\w*|rais\w*|invalid|not allowed|exception)\b/i,
    shapes: ["texts", "numbers"],
    test: refusesDuplicates,
  },
  oddWish("(?:empty|blank) \\w+s", text(""), ["texts"]),
  oddWish(
    "(?:missing|null|none|nil|undefined|absent|unknown) (?:entries|items|elements|scores|values|numbers|measurements|readings|ones|ratings)",
    nothing,
    lists,
  ),
  oddWish(
    "negative (?:entries|items|elements|scores|values|numbers|amounts|measurements|readings|ones|prices)",
    number(-5),
    ["numbers"],
  ),
  oddWish("zero(?:e?s| values| entries| amounts)?", number(0), ["numbers"]),
  {
    words:
      /\b(?:missing|null|none|nil|undefined|absent)\b[^.;]*\b(?:count|counts|counted|treated|taken|regarded) as (?:zero|0|nought)\b/i,
    shapes: ["numbers"],
    test: (sampler) => countsAs(sampler, nothing, number(0)),
  },
  {
    words:
      /\b(?:sorted|ordered|in (?:ascending |descending |alphabetical )?order|ascending|descending|alphabetical(?:ly)?)\b.*/i,
    not: /\b(?:order (?:stays|is kept|is preserved|of the)|original|input|keep\w*|preserv\w*|first the|then)\b/i,
    shapes: ["texts", "numbers", "records"],
    test: (sampler, claim) => sorts(sampler, claim, descending.test(claim.text) ? -1 : 1),
  },
  {
    words:
      /\b(?:order|sequence) (?:of [\w ]+ )?(?:stays|is|are|must be|remains|gets?)\b[^.;]*\b(?:kept|preserved|as it was|the same|unchanged|retained|left)\b|\b(?:keep|preserv|retain)\w* (?:the |their )?(?:original )?order\b|\bin (?:their|the) original order\b/i,
    not: /\b(?:not|never|caller\w*)\b/i,
    shapes: ["texts", "numbers", "records"],
    test: keepsOrder,
  },
  {
    words:
      /\b(?:input|original|given|caller\w*|passed|argument)\b[^.;]*\b(?:(?:not|never|n't) (?:be |is |are )?(?:changed|modified|mutated|altered|touched)|left as it was|stays? (?:unchanged|as it (?:is|was))|is left (?:alone|unchanged|untouched)|unchanged|untouched)\b|\b(?:not|never|without) (?:chang|modif|mutat|alter)\w* (?:the |its )?(?:input|original|given|argument|caller)/i,
    shapes: ["texts", "numbers"],
    test: leavesInput,
  },
  {
    words:
      /\b(?:returns?|gives?|computes?|calculates?|is|yields?) (?:the |their |its )?(?:\w+ )?(?:sum|total|average|mean|median|largest|greatest|highest|biggest|maximum|smallest|lowest|minimum|product)\b.*|^(?:the )?(?:sum|average|mean|median|product) of (?:the |all )?(?:\w+ )?(?:numbers|values|scores)\b.*/i,
    not: /\b(?:if|when|unless|rounded|empty|weighted|moving|last|first|except|without|price|times|distinct|different|two|both)\b/i,
    shapes: ["numbers"],
    test: (sampler, claim) => folded(sampler, claim),
  },
  {
    words: productSum,
    not: /\b(?:if|when|unless|rounded|discount\w*|tax\w*|except|only)\b/i,
    shapes: ["records"],
    test: (sampler, claim) => sumsProducts(sampler, claim),
  },
  {
    words: /\beven (?:number|count|amount)\b[^.;]*\b(?:averag\w*|mean|middle)\b/i,
    shapes: ["numbers"],
    test: averagesMiddle,
  },
  {
    words:
      /\b(?:at most|no more than|only|never more than|up to|limited to|the (?:first|last|top)) (?:the )?(?:(?:first|last|top) )?(?:\d+|\w+) (?:\w+ )?(?:entries|items|elements|results|values|rows|hits|records|readings|lines|names|words|numbers)\b/i,
    not: /\b(?:error|reject\w*|refus\w*|throw|exception|average\w*|page|default|unless)\b/i,
    shapes: ["numbers", "texts"],
    test: (sampler, claim) => keepsSome(sampler, claim),
  },
  {
    words: /\b(?:add up|adds up|sum up|sums up|sum|total)\b (?:exactly )?to (?:the |its )?(?:\w+)/i,
    not: /\b(?:if|error|reject\w*)\b/i,
    shapes: ["number"],
    test: addsUp,
  },
  {
    words:
      /\b(?:nobody|no one|none|no \w+) (?:pays?|gets?|receives?|is|has) more than (?:one|1|a) (?:\w+ )?(?:more|larger|bigger) than (?:any\w*|another|the others?)\b|\bdiffer by at most (?:one|1|a)\b/i,
    shapes: ["number"],
    test: isEven,
  },
];
