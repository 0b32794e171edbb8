/** What a function picks, hides or makes of nothing, shown by samples. */
import { isSame, orderOf } from "../../../language/program/values/operations.ts";
import { number, text, type Value } from "../../../language/program/values/value.ts";
import { expressionsIn } from "../../../language/program/walk.ts";
import type { Claim } from "../reading/claims.ts";
import { fieldIn, itemsOf, runList } from "./listRuns.ts";
import { every, givenBy, type Property, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";

const highest = "highest|best|largest|biggest|greatest|top|longest|heaviest|most expensive|strongest|richest";
const newest = "most recent|newest|latest|last added";
const lowest = "lowest|worst|smallest|shortest|lightest|cheapest|least expensive|weakest";
const oldest = "oldest|earliest";
const counts = "n|k|N|limit|count|\\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|twenty";
const picked = new RegExp(
  `\\b(?:(?:${counts}) (?:${highest}|${newest}|${lowest}|${oldest})|(?:${highest}|${newest}|${lowest}|${oldest}) (?:${counts}))\\b`,
  "i",
);
const descending = new RegExp(`\\b(?:${highest}|${newest})\\b`, "i");
const byTime = new RegExp(`\\b(?:${newest}|${oldest})\\b`, "i");
const timeField = /date|time|_at$|At$|created|updated|taken|added|year|stamp|when/i;

/** Elements of a long list, more than are ever picked. */
const many = 30;
/** Has no divisor in common with the length of the list, so that the elements come in no order. */
const leap = 7;

/** "The n highest scores": those and no others are left. */
function picksExtremes(sampler: Sampler, { text: said, limits }: Claim, phrase: string): Tested {
  const field = keyField(sampler, said);
  if (sampler.shape === "records" && field === undefined) return undefined;
  const ranks = Array.from({ length: many }, (_, index) => (index * leap) % many);
  const items = ranks.map((rank) =>
    field === undefined ? number(rank) : sampler.record(0, new Map([[field, number(rank)]])),
  );
  const made = itemsOf(runList(sampler, items));
  if (!made || made.length === 0 || made.length === many) return undefined;
  const [limit] = limits;
  if (limits.length === 1 && limit && limit.quantity.value !== made.length) return "contradicted";
  const kept = made.map((item) => rankOf(item, field));
  if (kept.includes(undefined)) return undefined;
  const isLow = !descending.test(phrase);
  const isWanted = (rank: number | undefined) =>
    rank !== undefined && (isLow ? rank < made.length : rank >= many - made.length);
  return kept.every(isWanted) ? "met" : "contradicted";
}

/** By which field records are told apart: the one that is named, the time, or the only one. */
function keyField(sampler: Sampler, said: string): string | undefined {
  const { shape, fields } = sampler;
  if (shape !== "records") return undefined;
  const times = fields.filter((name) => timeField.test(name));
  if (byTime.test(said)) return times.length === 1 ? times[0] : undefined;
  return fieldIn(sampler, said) ?? (fields.length === 1 ? fields[0] : undefined);
}

function rankOf(item: Value, field: string | undefined): number | undefined {
  const key = field !== undefined && item.kind === "record" ? item.fields.get(field) : item;
  return key?.kind === "number" ? key.value : undefined;
}

const visible =
  /\b(?:only|all but|except|everything but) (?:for )?(?:the |its |their )?(last|first) (\d+|two|three|four|five|six|eight) (?:characters?|digits?|letters?|signs?|figures?|places?)\b[^.;]*\b(?:readable|visible|legible|shown|displayed|unmasked|remain\w*|stays?|left|masked|hidden|replaced)\b/i;
const written: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8 };
const longNumbers = ["1234567890123456", "4929873465102837"];

/** "Only the last four digits stay legible". */
function masks(sampler: Sampler, _claim: Claim, phrase: string): Tested {
  const [, side = "", said = ""] = visible.exec(phrase) ?? [];
  const count = written[said.toLowerCase()] ?? Number(said);
  return every(
    longNumbers.map((sample) => {
      const made = givenBy(sampler.run(text(sample)));
      if (made?.kind !== "text") return undefined;
      const shown = side.toLowerCase() === "last" ? sample.slice(-count) : sample.slice(0, count);
      const isKept =
        side.toLowerCase() === "last" ? made.value.endsWith(shown) : made.value.startsWith(shown);
      return isKept && made.value.replace(/[^0-9]/g, "") === shown ? "met" : "contradicted";
    }),
  );
}

const ofNothing =
  /\b(?:empty (?:list|array|cart|basket|collection|sequence|set|order)|without (?:any )?\w+|(?:no|zero) (?:values|items|elements|entries|numbers|reviews|ratings|orders|lines|readings|samples))\b[^.;]*\b(?:is|are|gives?|yields?|returns?|has|have|comes? to|counts? as)\b (?:\w+ed (?:as |at |with )?|an? \w+ of )?(0|zero|null|none|nil|undefined)\b(?!\.\d)/i;

function divides({ definition }: Sampler): boolean {
  return definition.body
    .flatMap(expressionsIn)
    .some((each) => each.kind === "binary" && (each.operator === "/" || each.operator === "//"));
}

/** "The average of an empty list is 0". */
function makesOfNothing(sampler: Sampler, _claim: Claim, phrase: string): Tested {
  const said = ofNothing.exec(phrase)?.[1]?.toLowerCase() ?? "";
  const wanted: Value = /^(?:0|zero)$/.test(said) ? number(0) : { kind: "null" };
  const outcome = runList(sampler, []);
  const made = givenBy(outcome);
  if (outcome?.kind === "error") return "contradicted";
  // Of several things that it gives one is meant.
  if (made?.kind === "record") return undefined;
  if (made) return isSame(made, wanted) ? "met" : "contradicted";
  // Nothing divided by nothing is neither.
  const one = givenBy(runList(sampler, sampler.shape === "records" ? [sampler.record(1)] : [number(2)]));
  return one && orderOf(one, one) === 0 && divides(sampler) ? "contradicted" : undefined;
}

export const exampleProperties: readonly Property[] = [
  { words: picked, shapes: ["numbers", "records"], test: picksExtremes },
  { words: visible, shapes: ["text"], test: masks },
  { words: ofNothing, shapes: ["numbers", "records"], test: makesOfNothing },
];
