import { dataOf } from "../../../language/dataOf.ts";

const controls = /^(?:\}\s*)?(?:if|else|for|foreach|while|do|switch|using|lock|try|catch)\b/;

/**
 * Whether the braces of statements stand on lines of their own: as those of other statements in the text do or, where
 * all braces of the language usually stand alike, those of anything else.
 */
export function hasOwnBraceLines(text: string, languageId: string): boolean {
  const lines = text.split("\n").map((line) => line.trim());
  const balance = own(lines, (line) => controls.test(line));
  const isUsual = dataOf(languageId)?.layout?.braceLines === true;
  return balance === 0 && isUsual ? own(lines, () => true) > 0 : balance > 0;
}

/** How many more of the heads have their brace on the next line than on their own. */
function own(lines: readonly string[], isHead: (line: string) => boolean): number {
  let balance = 0;
  for (const [index, line] of lines.entries()) {
    if (line === "{" || !isHead(line)) continue;
    if (line.endsWith("{")) balance--;
    else if (lines[index + 1] === "{") balance++;
  }
  return balance;
}

const jumps = /^(?:return|continue|throw|break)\b/;
const bareJump = /^if \(.*\) (?:return|continue|throw|break)\b/;

/** Whether a jump alone in an `if` stands in braces: as most of the text's do, or where it has none as is `usual`. */
export function hasBracedJumps(text: string, usual: boolean): boolean {
  const lines = text.split("\n").map((line) => line.trim());
  const bare = lines.filter((line) => bareJump.test(line)).length;
  const braced = lines.filter(
    (line, index) => line.startsWith("if (") && line.endsWith("{") && jumps.test(lines[index + 1] ?? ""),
  ).length;
  return bare === braced ? usual : braced > bare;
}
