/** Signs without which code makes no sense, whatever the macros around them stand for. */
import { scanText } from "../lexical/scanText.ts";
import { firstImpossible } from "./impossible.ts";
import { problemAt, type SyntaxProblem } from "./syntaxProblem.ts";

/** The last line of a step, but for its semicolon. */
const leaving = /\b(?:return|break|continue)\b[\w.+\-*/ "'?:<>=!&|%]{0,200}$/;
const giving = /^[a-z][\w *]{0,200}= ?[\w.]{1,200}$/;
/** What is written in capitals may bring a semicolon along. */
const macro = /\b[A-Z_][A-Z\d_]+$/;
const nextStep = /^(?:return|if|for|while|int|char|float|double)\b/;

export function missingSign(languageId: string, text: string): SyntaxProblem | undefined {
  const code = codeOnly(languageId, text);
  const found = firstImpossible(languageId, code);
  if (found) return problemAt(text, firstInk(code, found.at), found.message);
  if (!semicolons.has(languageId)) return undefined;
  const step = unendedStep(code) ?? unendedType(code);
  return step === undefined ? undefined : problemAt(text, step - 1, "“;” is missing behind this");
}

/** Languages in which a step ends with a semicolon, and a class too. */
const semicolons = new Set(["c", "cpp", "objective-c", "objective-cpp"]);

function firstInk(code: string, at: number): number {
  return at + code.slice(at).search(/\S/);
}

/** The text with its comments turned to blanks and its texts to quotes, so that every offset stays. */
function codeOnly(languageId: string, text: string): string {
  let code = "";
  let end = 0;
  for (const token of scanText(text, languageId)) {
    const sign = token.kind === "string" ? '"' : " ";
    code += text.slice(end, token.start) + text.slice(token.start, token.end).replace(/[^\n]/g, sign);
    end = token.end;
  }
  return code + text.slice(end);
}

/** Where a line ends that is a step by itself, though no semicolon follows. */
function unendedStep(code: string): number | undefined {
  let end: number | undefined;
  let last = "";
  let start = 0;
  for (const line of code.split("\n")) {
    const ink = line.trim();
    if (ink !== "") {
      if (end !== undefined && !macro.test(last) && isUnended(last, ink)) return end;
      [last, end] = [ink, start + line.trimEnd().length];
    }
    start += line.length + 1;
  }
  return undefined;
}

function isUnended(step: string, next: string): boolean {
  return next.startsWith("}") ? leaving.test(step) : nextStep.test(next) && giving.test(step);
}

const typeHead = /(?:^|[;{}>\n])\s{0,99}(?:typedef\s+)?(?:class|struct|union|enum)\b[^;{}()=]{0,300}\{/g;
/** What begins something new, and is no name for what the type before it describes. */
const beginning =
  /^\s*(?:class|struct|enum|union|namespace|template|typedef|using|extern|int|void|char|bool|float|double|auto)\b/;

/** Where a class ends without a semicolon and something else begins. */
function unendedType(code: string): number | undefined {
  for (const { 0: head, index } of code.matchAll(typeHead)) {
    const open = index + head.length - 1;
    const end = endOfBlock(code, open);
    if (end !== undefined && beginning.test(code.slice(end, end + longestWord))) return end;
  }
  return undefined;
}

/** In code units, with the blanks before it. */
const longestWord = 200;

function endOfBlock(code: string, open: number): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of code.slice(open).matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth === 0) return open + index + 1;
  }
  return undefined;
}
