import type { ValueRoles } from "../roles/valueRoles.ts";

const none: ReadonlySet<string> = new Set();

/** Roles of values to start a language from. */
export const emptyValues: ValueRoles = {
  written: none,
  variables: none,
  carriers: none,
  rows: none,
  comprehensions: none,
  insertions: none,
  qualified: none,
  counters: none,
  effects: none,
  repetitions: none,
  optionals: none,
  ways: none,
};
