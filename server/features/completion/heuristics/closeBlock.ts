import { familyOf } from "../../../language/dataOf.ts";
import { closerOf, matchBrackets, type OpenBracket } from "../../../language/lexical/matchBrackets.ts";
import type { CursorContext } from "../cursorContext.ts";
import { type BlockEnd, blockEnd } from "./blockEnd.ts";
import type { HeuristicInput } from "./heuristicInput.ts";
import type { Proposal } from "./proposal.ts";

/**
 * Shares of such closers on held-out code that were right, by what was closed; printed by `npm run eval completion`.
 * `required`: the file parses only with the sign behind the brackets.
 */
const measured = {
  block: 0.99,
  required: 0.96,
  statement: 0.92,
  member: 0.95,
  last: 0.82,
  call: 0.94,
  arguments: 0.91,
  invoked: 0.9,
  data: 0.95,
  plain: 0.98,
};
export type CloserKind = keyof typeof measured;

export interface Closer extends Proposal {
  readonly kind: CloserKind;
}

/** A block that is open at the cursor. */
interface OpenBlock {
  /** Offset of its line's first open bracket in the context's prefix. */
  readonly at: number;
  readonly openingLine: string;
  readonly closers: string;
  readonly body: string;
}

/**
 * The end of a block: on a blank line at the indentation of the line that opened the innermost open bracket, with a
 * body in between, and nothing below that closes it. What follows the brackets is what the construct around them wants.
 */
export async function closeBlock(input: HeuristicInput): Promise<Closer | undefined> {
  const { context, document, syntax } = input;
  const block = openBlock(context);
  if (!block || hasTail(context, block)) return undefined;
  const closed = (ending: string, kind: CloserKind) => ({
    text: block.closers + ending,
    confidence: measured[kind],
    kind,
  });
  if (/^jsonc?$/.test(context.languageId)) return closed(followsInData(context) ? "," : "", "data");
  const cursor = document.offsetAt(context.position);
  const text = document.getText();
  const since = context.prefix.slice(block.at);
  // The context has plain line ends, whatever the document uses.
  const breaks = text.includes("\r\n") ? since.split("\n").length - 1 : 0;
  const at = cursor - since.length - breaks;
  if (text.charAt(at) !== since.charAt(0)) return undefined;
  const ways = waysOf(context.languageId);
  const end = await blockEnd(document, cursor, { at, closers: block.closers }, ways, syntax);
  if (!end && endsStatement(context, block)) return closed(";", "data");
  if (!end) return isPlain(context, block) ? closed("", "plain") : undefined;
  const { ending, kind } = choose(context, block, end) ?? {};
  return ending === undefined || kind === undefined ? undefined : closed(ending, kind);
}

/** Languages without a grammar here whose braces hold statements, declarations or rules. */
const braced = /^(?:kotlin|swift|scss|less)$/;

/** Whether nothing but a brace ends the block. A closure that is given as a value may be called at once. */
function isPlain({ languageId }: CursorContext, block: OpenBlock): boolean {
  const isClosure = /=\s*\{/.test(block.openingLine);
  return braced.test(languageId) && block.closers === "}" && !isClosure && !isOpenEnded(block);
}

/** Whether a bracketed list is the last of a statement of SQL. */
function endsStatement({ languageId }: CursorContext, { openingLine }: OpenBlock): boolean {
  return languageId === "sql" && /^\s*create\s+table\b|\bvalues\s*\($/i.test(openingLine);
}

function openBlock(context: CursorContext): OpenBlock | undefined {
  const { linePrefix, lineRest, prefix, languageId } = context;
  if (linePrefix.trim() !== "" || lineRest.trim() !== "") return undefined;
  const before = matchBrackets(prefix, languageId);
  const innermost = before.open.at(-1);
  if (!innermost || before.quote !== "" || before.inComment) return undefined;
  const { lineStart, from, openingLine } = openingOf(prefix, before.open);
  const body = prefix.slice(from + openingLine.length);
  // Never deeper than what opened it, and never in an empty block.
  if (indentationOf(openingLine) !== linePrefix || !isIndented(body, linePrefix)) return undefined;
  if (!/[([{]$/.test(openingLine.trimEnd()) || closedBelow(context, linePrefix)) return undefined;
  const onLine = before.open.filter((open) => open.at >= lineStart);
  const closers = onLine.map(({ bracket }) => closerOf[bracket] ?? "").reverse();
  return {
    at: onLine[0]?.at ?? innermost.at,
    openingLine: openingLine.trimEnd(),
    closers: closers.join(""),
    body,
  };
}

/** What opens the innermost block. */
interface Opening {
  /** Its line, with the one above where a brace stands alone. */
  readonly openingLine: string;
  /** Offset of that. */
  readonly from: number;
  /** Offset of the first line whose brackets are closed together. */
  readonly lineStart: number;
}

function openingOf(prefix: string, open: readonly OpenBracket[]): Opening {
  const [outer, innermost] = [open.at(-2), open.at(-1)];
  const lineStart = prefix.lastIndexOf("\n", innermost?.at) + 1;
  const line = prefix.slice(lineStart).split("\n", 1)[0] ?? "";
  const above = prefix.slice(0, Math.max(0, lineStart - 1)).lastIndexOf("\n") + 1;
  const isAlone = line.trim() === innermost?.bracket && lineStart > 0;
  const isUnder = isAlone && indentationOf(prefix.slice(above)) === indentationOf(line);
  if (!isUnder) return { openingLine: line, from: lineStart, lineStart };
  const goesOn = outer !== undefined && outer.at >= above;
  return {
    openingLine: prefix.slice(above, lineStart + line.length),
    from: above,
    lineStart: goesOn ? above : lineStart,
  };
}

/** Whether the body's first line stands deeper than the block's: where it does not, its end may be anywhere. */
function isIndented(body: string, indentation: string): boolean {
  const first = body.split("\n").find((line) => line.trim() !== "");
  return first !== undefined && indentationOf(first).length > indentation.length;
}

/** True when a bracket below, at this indentation or deeper, closes what is open at the cursor. */
function closedBelow({ suffix, languageId }: CursorContext, indentation: string): boolean {
  const { firstStray } = matchBrackets(suffix, languageId);
  if (firstStray === -1) return false;
  const line = suffix.slice(suffix.lastIndexOf("\n", firstStray) + 1);
  return indentationOf(line).length >= indentation.length;
}

/** Signs that may follow a block's brackets, by language. */
function waysOf(languageId: string): readonly string[] {
  if (/^(shellscript|css|scss|less|powershell|ini)$/.test(languageId)) return [""];
  if (/^(python|ruby|go)$/.test(languageId)) return ["", ","];
  return ["", ",", ";"];
}

interface Choice {
  readonly ending: string;
  readonly kind: CloserKind;
}

/** Openings behind whose block comes something that only its author knows: names, types, a source, a condition. */
const openEnded =
  /^\s*(?:\w+:\s*)?do\s*\{$|^\s*(?:export\s+)?(?:(?:const|let|var|import|export)(?:\s+type)?|typedef\s+(?:struct|enum|union)(?:\s+\w+)?)\s*[{[]$|<\s*[{[(]$|\b(?:expect|assertThat|cy\.\w+)\s*\($/;
/** The parameters of a function, behind which its type comes. */
const parameters = /\b(?:function|def|fn|func|fun|sub)\b[^(]*\($|^\s*>\s*\($/;

/** Whether only the author knows what stands behind the block. */
function isOpenEnded({ openingLine, closers, body }: OpenBlock): boolean {
  if (openEnded.test(openingLine) || parameters.test(openingLine)) return true;
  // A value in brackets may be an arrow function's parameters, but for elements.
  const isValue = closers === ")" && /(?:[=:,(]|=>|\breturn)\s*\($/.test(openingLine);
  return isValue && !/^\s*</.test(body);
}

function choose(context: CursorContext, block: OpenBlock, end: BlockEnd): Choice | undefined {
  if (isOpenEnded(block)) return undefined;
  if (end.isInvoked) return invoked(context, block);
  const [only, ...others] = end.endings;
  if (end.isRequired)
    return only !== undefined && others.length === 0 ? { ending: only, kind: "required" } : undefined;
  const field = isField(context, block, end);
  if (end.belonging.includes(",") && !field) return amongMembers(context, block);
  const kind: CloserKind =
    block.closers === ")" ? "arguments" : block.closers.includes(")") ? "call" : "block";
  if (!(field || end.belonging.includes(";")) || context.languageId === "rust") return { ending: "", kind };
  return { ending: semicolonOf(context), kind: kind === "block" ? "statement" : kind };
}

/** Whether the block is the value of a class's field in JavaScript, whose grammar puts up with a comma behind it. */
function isField(
  { languageId }: CursorContext,
  { openingLine }: OpenBlock,
  { belonging }: BlockEnd,
): boolean {
  const isAssigned = /= ?(?:new )?[\w$.]*[[{(]+$/.test(openingLine);
  return isAssigned && belonging.includes(",") && familyOf(languageId) === "javascript";
}

function semicolonOf(context: CursorContext): string {
  return needsSemicolon(context) ? ";" : "";
}

/** The call of a function where it is written; one that is handed something is handed it behind its block. */
function invoked(context: CursorContext, { openingLine }: OpenBlock): Choice | undefined {
  if (/\w\s*\)\s*\{$/.test(openingLine)) return undefined;
  return { ending: `()${context.languageId === "go" ? "" : semicolonOf(context)}`, kind: "invoked" };
}

/** The last of several members, or one of them, told by what the others do. */
function amongMembers(context: CursorContext, block: OpenBlock): Choice | undefined {
  const body = block.body.trimEnd();
  const isType = /;$/.test(body) && /[\w)\]]\??:\s*\{$/.test(block.openingLine);
  if (isType) return { ending: ";", kind: "member" };
  const isLast = /^\s*[)\]}]/.test(context.suffix);
  const next = context.linesBelow.find((line) => line.trim() !== "");
  const goesOn = !isLast && next !== undefined && indentationOf(next) === context.linePrefix;
  if (context.languageId === "go" || (goesOn && block.closers !== ")"))
    return { ending: ",", kind: "member" };
  return isLast ? { ending: /,$/.test(body) ? "," : "", kind: "last" } : undefined;
}

/** A statement that ends without a semicolon. */
const bare = /^\s*(?:(?:const|let|var|return|import|throw|await)\s.*|[\w$.]+\(.*)[\w)\]'"`]\s*$/;

/** Whether statements end with a semicolon here: by the language's rules, or by the file's custom. */
function needsSemicolon({ languageId, linesAbove, linesBelow }: CursorContext): boolean {
  if (/^(c|cpp|csharp|java|php|rust)$/.test(languageId)) return true;
  const lines = [...linesAbove, ...linesBelow];
  return lines.some((line) => /;\s*$/.test(line)) || !lines.some((line) => bare.test(line));
}

/** Characters in front of a bracket in which the name of a call is looked for. */
const longestCallee = 200;
/** Functions that take something behind the function they are given. */
const takesMore =
  /\b(?:set(?:Timeout|Interval)|use(?:Layout|Insertion)?Effect|use(?:Callback|Memo|ImperativeHandle)|reduce(?:Right)?|debounce|throttle|requestIdleCallback|watch)\s*(?:<[^<>]*>)?\($/;

/** Whether something has to stand between the block's brackets: a delay, dependencies, a start value. */
function hasTail(
  { prefix, linesAbove, linesBelow }: CursorContext,
  { at, openingLine, closers }: OpenBlock,
): boolean {
  if (!closers.includes("})") && !closers.includes("])")) return false;
  const callee = prefix.slice(Math.max(0, at + 1 - longestCallee), at + 1);
  if (takesMore.test(callee)) return true;
  const name = /(?<![\w$])([\w$]+)\s*\($/.exec(callee)?.[1];
  if (name === undefined) return false;
  // Another call of it that is given more behind a function on several lines.
  const lines = [...linesAbove, ...linesBelow];
  const own = linesAbove.map((line) => line.trimEnd()).lastIndexOf(openingLine);
  return lines.some((line, index) => {
    if (index === own || !line.includes(`${name}(`) || !/[{[]\s*$/.test(line)) return false;
    const indentation = indentationOf(line);
    const last = lines.slice(index + 1).find((other) => other.startsWith(`${indentation}}`));
    return last !== undefined && /^\s*\},\s*\S/.test(last);
  });
}

/** Whether another value or key follows in data. */
function followsInData({ suffix }: CursorContext): boolean {
  return /^\s*["[{\w-]/.test(suffix.replace(/^(?:\s*\/\/.*\n)+/, ""));
}

function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}
