/** Java by java-parser. */
import { parse } from "java-parser";
import { scanText } from "../../lexical/scanText.ts";
import { type Judge, offsetAt, problemAt } from "../syntaxProblem.ts";

const longestQuote = 30;

export const judgeJava: Judge = (text) => {
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
