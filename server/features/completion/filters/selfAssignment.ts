import type { Filter } from "./filter.ts";

/** A statement that gives a name to itself: where that is said, a field was meant. */
export const selfAssignment: Filter = ({ linePrefix }, text) => {
  const [, left, right] = /^\s*([\w$.]+)\s*=\s*([\w$.]+)\s*(?:;\s*)?$/.exec(linePrefix + text) ?? [];
  return left !== undefined && left === right ? "self-assignment" : undefined;
};
