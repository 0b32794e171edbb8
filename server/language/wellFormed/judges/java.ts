/** Java by java-parser. */
import { parse } from "java-parser";
import { scanText } from "../../lexical/scanText.ts";
import { type Judge, offsetAt, problemAt } from "../syntaxProblem.ts";

const longestQuote = 30;
/**
 * The parser tries annotations' values in several ways, and those within them again for each; patterns likewise. So deep nesting is
 * no code, and nobody waits for its end.
 */
const deepest = { annotations: 4, brackets: 40 };

export const judgeJava: Judge = (text) => {
  if (isTooDeep(text)) return undefined;
  try {
    // Newer than the parser: `import module java.base;`.
    parse(text.replace(/^import module (?=\w)/gm, "import        "));
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = /in line: (\d+|NaN), column: (\d+|NaN)/.exec(message);
    if (!place) return undefined;
    const [, line, column] = place;
    const offset = line === "NaN" ? text.length : offsetAt(text, Number(line), Number(column) - 1);
    const said = describe(message, text.slice(offset));
    return [problemAt(text, /^“;” is missing/.test(said) ? endOfCode(text, offset) : offset, said)];
  }
};

function isTooDeep(text: string): boolean {
  const open: boolean[] = [];
  let annotations = 0;
  for (const [sign] of text.matchAll(/@[\w.]{1,80}\s{0,3}\(|[()]/g)) {
    const isAnnotation = sign.length > 1;
    if (sign === ")") annotations -= open.pop() === true ? 1 : 0;
    else open.push(isAnnotation);
    if (isAnnotation) annotations++;
    if (annotations > deepest.annotations || open.length > deepest.brackets) return true;
  }
  return false;
}

/** Where the code before an offset ends: what is missing there is missed only behind it. */
function endOfCode(text: string, offset: number): number {
  const comment = scanText(text.slice(0, offset), "java").findLast(
    ({ kind, end }) => kind === "comment" && text.slice(end, offset).trim() === "",
  );
  return text.slice(0, comment?.start ?? offset).trimEnd().length - 1;
}

function describe(message: string, rest: string): string {
  const wanted = /Expecting --> '([^']+)' <--/.exec(message)?.[1];
  if (wanted !== undefined) return `“${wanted}” is missing`;
  const [word = ""] = rest.trimStart().split(/\s/, 1);
  return word === "" ? "the file ends too early" : `unexpected “${word.slice(0, longestQuote)}”`;
}
