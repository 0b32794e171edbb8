import type { Comparison } from "../../../../language/program/machine/path.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Alignment } from "../evidence/align.ts";
import type { Fit } from "../evidence/subject.ts";

/** A comparison of the code that a limit may be about. */
export interface Site {
  readonly comparison: Comparison;
  readonly alignment: Alignment;
  readonly fit: Fit;
}

/** A comparison that draws a line, not a bound that is put on something. */
export function isOrder({ comparison }: Site): boolean {
  return !/^(?:min|max)$/.test(comparison.operator);
}

/** `now + created` is no time that has passed. */
export function addsTimes({ subject, unit }: Comparison): boolean {
  return unit?.dimension !== "money" && / \+ /.test(subject) && !/ - /.test(subject) && points.test(subject);
}

const points = /\b(?:now|today|time)\b|(?:\.|_)at\b|[a-z]At\b|DayNumber|getTime|timestamp/;

/**
 * "After three failed logins": the one that is just counted is the third, so that the number is compared that the code
 * writes.
 */
export function asCounted(comparison: Comparison, { outcome, status }: Claim): Comparison {
  const { plus = 0, value, subject } = comparison;
  if (plus !== 1 || subject.startsWith("#") || outcome || status !== undefined) return comparison;
  return { ...comparison, value: value + plus };
}
