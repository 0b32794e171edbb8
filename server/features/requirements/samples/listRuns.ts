import type { SampleOutcome } from "../../../language/program/runSample.ts";
import { isSame } from "../../../language/program/values/operations.ts";
import { number, text, type Value } from "../../../language/program/values/value.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { givenBy, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";

export const listOf = (items: readonly Value[]): Value => ({ kind: "list", items });

/** Elements of a sampler's shape that differ, in no order. */
export function elements(sampler: Sampler): readonly Value[] {
  switch (sampler.shape) {
    case "texts":
      return ["pear", "apple", "melon", "banana"].map(text);
    case "records":
      return [3, 0, 4, 1].map((at) => sampler.record(at));
    default:
      return [7, 2, 9, 4].map((value) => number(value));
  }
}

export function runList(sampler: Sampler, items: readonly Value[]): SampleOutcome | undefined {
  return sampler.run(listOf(items));
}

export function itemsOf(outcome: SampleOutcome | undefined): readonly Value[] | undefined {
  const value = givenBy(outcome);
  return value?.kind === "list" ? value.items : undefined;
}

/** Whether two runs come to the same. */
export function agree(one: SampleOutcome | undefined, other: SampleOutcome | undefined): Tested {
  const [first, second] = [givenBy(one), givenBy(other)];
  if (!one || !other || !first) return undefined;
  return second && isSame(first, second) ? "met" : "contradicted";
}

/** The function gives something else where something else is given. */
export function tells(sampler: Sampler): boolean {
  const [first, second, ...rest] = elements(sampler);
  if (!first || !second) return false;
  return agree(runList(sampler, [first, second]), runList(sampler, [second, ...rest])) === "contradicted";
}

/** The field that a claim names, of records. */
export function fieldIn(sampler: Sampler, said: string): string | undefined {
  const words = splitWords(said).map(stem);
  const fitting = sampler.fields.filter((field) =>
    splitWords(field)
      .map(stem)
      .some((word) => words.includes(word)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
