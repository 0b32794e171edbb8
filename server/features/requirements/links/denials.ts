import { defaultTodoTags } from "../../../language/comments/todos.ts";

/** Words in front of a reference that say that it is none, or none yet. */
const denial = new RegExp(
  `(?:\\b(?:not|never|no longer|${defaultTodoTags.join("|")}|instead of|without|cannot|stop(?:s|ped)?|used to|should|must|will|to be|has to|needs? to)\\b|n't\\b)[^.;\\n\\r]*$`,
  "i",
);

/** How far in front of a reference such words are looked for, in characters. */
const reach = 80;

/** "Does not implement LN-23 yet", "TODO implement LN-24". */
export function isDenied({ 0: all, index, input }: RegExpExecArray): boolean {
  const [first = ""] = all;
  // A tag in brackets says what it says, whatever stands in front of it.
  if (first === "[" || first === "@") return false;
  const before = input.slice(Math.max(0, index - reach), index);
  const after = input.slice(index + all.length, index + all.length + reach);
  return denial.test(before.slice(before.search(/(?<![^\n\r])[^\n\r]*$/))) || isOpen(after);
}

/** Whether a reference is quoted as code in its line: "write `# Covers: req~a~1` above it". */
export function isQuotedCode({ 0: all, index, input }: RegExpExecArray): boolean {
  // The pattern may begin with the line break in front.
  const start = index + (/^[\n\r]*/.exec(all)?.[0].length ?? 0);
  const from = Math.max(0, start - longestLine);
  const before =
    input
      .slice(from, start)
      .split(/[\n\r]/)
      .at(-1) ?? "";
  const after = input.slice(start, start + longestLine).split(/[\n\r]/)[0] ?? "";
  return (before.match(/`/g)?.length ?? 0) % 2 === 1 && after.includes("`");
}

/** Lines of comments are shorter, in characters. */
const longestLine = 400;

const open =
  /^[ \t:;,–—-]*(?:not (?:yet|implemented|supported|covered|done|handled|satisfied|fulfill?ed|met|part of|here)|todo|tbd|fixme|missing|pending|planned|out of scope|(?:to|will) be )\b/i;

/** Whether what stands behind an identifier says that nothing is done for it: "LN-23: not supported yet". */
export function isOpen(text: string): boolean {
  return open.test(text);
}
