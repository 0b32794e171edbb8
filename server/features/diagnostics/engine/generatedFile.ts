import type { RuleId } from "../../../contract/config.ts";

/** How much of a file is looked at, in characters: such notices stand at the top. */
const head = 1_500;
/** What generators write in a comment: the marks agreed on for Go, for review tools and in general. */
const notice =
  /^\s*(?:\/\/|\/?\*+|#|--|;|<!--|%).*(?:@generated\b|\bcode generated\b.*\bdo not edit\b|\bDO NOT (?:EDIT|MODIFY)\b|\bauto(?:matically |-)?generated\b)/im;

/** Rules about how people write: nobody wrote a generated file. */
export const rulesForPeople: ReadonlySet<RuleId> = new Set([
  "too-many-parameters",
  "long-function",
  "long-file",
  "deep-nesting",
  "cognitive-complexity",
  "magic-number",
  "duplicate-code",
  "commented-out-code",
]);

/** Whether a file says in its head that a program wrote it. */
export function isGenerated(text: string): boolean {
  return notice.test(text.slice(0, head));
}
