import type { Known } from "../values/known.ts";
import type { Value } from "../values/value.ts";

export type Run = (args: readonly Value[]) => Value;
export type List = Extract<Value, { kind: "list" }>;

/** What an operation on a list is given. */
export interface OnList extends Known {
  readonly list: List;
  readonly items: readonly Value[];
  /** What is done with each element, where a function is given. */
  readonly run: Run | undefined;
}

export type ListOperation = (given: OnList) => Value | undefined;

export const listOf = (items: readonly Value[]): Value => ({ kind: "list", items });
