import type { SampleOutcome } from "../../../language/program/runSample.ts";
import type { Value } from "../../../language/program/values/value.ts";
import type { Claim } from "../reading/claims.ts";
import type { Sampler, Shape } from "./sampler.ts";

export type Tested = "met" | "contradicted" | undefined;

/** Something that people ask of what a function gives for what it is given, and how samples show it. */
export interface Property {
  readonly words: RegExp;
  /** Words that ask for something else as well. */
  readonly not?: RegExp;
  /** What it is about. */
  readonly shapes: readonly Shape[];
  test(sampler: Sampler, claim: Claim, phrase: string): Tested;
}

/** Texts of the kinds that functions about texts expect: one of them is accepted by most. */
export const texts: readonly string[] = [
  "hello world",
  "Anna",
  "42",
  "1234567890",
  "DE12345678901234567890",
  "anna@example.com",
  "2024-05-06",
  "Abcdefg1!Xyz",
  "report.csv",
];

/** Whether a sample was taken: no error, and no answer that says no. */
export function isAccepted(outcome: SampleOutcome | undefined, around: string): boolean {
  if (outcome?.kind !== "value") return false;
  const { value } = outcome;
  if (value.kind === "boolean") return value.value;
  if (value.kind === "list" && /valid|check|errors|problems|verify|issues/i.test(around))
    return value.items.length === 0;
  return true;
}

/** The value that a sample comes to; undefined for errors. */
export function givenBy(outcome: SampleOutcome | undefined): Value | undefined {
  return outcome?.kind === "value" ? outcome.value : undefined;
}

/** The answer of several samples: one that speaks against it is enough. */
export function every(answers: readonly Tested[]): Tested {
  if (answers.includes("contradicted")) return "contradicted";
  return answers.length > 0 && answers.every((each) => each === "met") ? "met" : undefined;
}
