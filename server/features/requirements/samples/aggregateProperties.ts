import { number } from "../../../language/program/values/value.ts";
import type { Claim } from "../reading/claims.ts";
import { fieldIn, itemsOf, runList } from "./listRuns.ts";
import { every, givenBy, type Property, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";

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
  // The greatest first and the smallest last: no other element is both.
  [22, 6, 8, 2],
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

/** What becomes of the two middle ones where their number is even: 2 and 4. */
function takesMiddle(sampler: Sampler, wanted: number): Tested {
  const value = givenBy(
    runList(
      sampler,
      [8, 1, 4, 2].map((each) => number(each)),
    ),
  );
  if (value?.kind !== "number") return undefined;
  return value.value === wanted ? "met" : "contradicted";
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

/** What people ask of functions that make one number of many, or many of one. */
export const aggregateProperties: readonly Property[] = [
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
    words: /\beven (?:number|count|amount)\b[^.;]*\b(?:averag\w*|mean)\b/i,
    shapes: ["numbers"],
    test: (sampler) => takesMiddle(sampler, 3),
  },
  {
    words:
      /\beven (?:number|count|amount)\b[^.;]*\b(?:lower|smaller|lesser|first) (?:one )?of the (?:two )?middle\b/i,
    shapes: ["numbers"],
    test: (sampler) => takesMiddle(sampler, 2),
  },
  {
    words:
      /\beven (?:number|count|amount)\b[^.;]*\b(?:upper|higher|greater|larger|second) (?:one )?of the (?:two )?middle\b/i,
    shapes: ["numbers"],
    test: (sampler) => takesMiddle(sampler, 4),
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
