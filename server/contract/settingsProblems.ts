/** What is wrong with a setting, in words for whoever wrote it. */
import type * as z from "zod";

const kinds: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "a group of settings in braces",
  record: "a group of settings in braces",
  string: "text in quotes",
};

/** What a setting's value should have been. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `This should be ${kinds[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `This should be one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}.`;
    case "too_small":
      return issue.origin === "string"
        ? "This must not be empty."
        : `This should be at least ${issue.minimum}.`;
    case "too_big":
      if (issue.origin === "array") return `This list should have at most ${issue.maximum} entries.`;
      if (issue.origin === "string") return `This should have at most ${issue.maximum} characters.`;
      return `This should be at most ${issue.maximum}.`;
    default:
      return issue.message;
  }
}

/** Says that a key is unknown, and which it may have been meant to be. */
export function describeUnknown(path: readonly string[], key: string, known: readonly string[]): string {
  const what = path.at(-1) === "rules" ? "rule" : "setting";
  const meant = meantName(key, known);
  return `Unknown ${what} “${key}”.${meant === undefined ? "" : ` Did you mean “${meant}”?`}`;
}

/** The name that a mistyped one may have been meant to be; a rule's group may be left out. */
export function meantName(typed: string, known: readonly string[]): string | undefined {
  const lastPart = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  return known.find((each) => isSlipOf(typed, each)) ?? known.find((each) => isSlipOf(typed, lastPart(each)));
}

/** Whether two names differ by one letter too many, too few, changed or swapped, or in case and hyphens alone. */
function isSlipOf(typed: string, known: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
  const [a, b] = [plain(typed), plain(known)];
  if (a === b) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
