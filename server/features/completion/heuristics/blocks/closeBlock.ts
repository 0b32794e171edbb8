import type { TextDocument } from "vscode-languageserver-textdocument";
import { dataOf, familyOf } from "../../../../language/dataOf.ts";
import { languageOf } from "../../../../language/languages.ts";
import { scanText } from "../../../../language/lexical/scanText.ts";
import type { CursorContext } from "../../cursorContext.ts";
import type { HeuristicInput } from "../heuristicInput.ts";
import type { Proposal } from "../proposal.ts";
import { type BlockEnd, blockEnd } from "./blockEnd.ts";
import { closeByLines } from "./closeByLines.ts";
import { indentationOf, type OpenBlock, openBlock } from "./openBlock.ts";
import { isOpenEnded } from "./openEnded.ts";

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
  brace: 0.98,
  value: 0.95,
  list: 0.96,
};
export type CloserKind = keyof typeof measured;

export interface Closer extends Proposal {
  readonly kind: CloserKind;
}

/**
 * The end of a block: on a blank line at the indentation of the line that opened the innermost open bracket, with a
 * body in between, and nothing below that closes it. What follows the brackets is what the construct around them wants.
 */
export async function closeBlock(input: HeuristicInput): Promise<Closer | undefined> {
  const { context, document, syntax } = input;
  const block = openBlock(context);
  if (!block || hasTail(context, block) || isInText(document, context)) return undefined;
  const closed = (ending: string, kind: CloserKind) => ({
    text: block.closers + ending,
    confidence: measured[kind],
    kind,
  });
  const { linesAbove: above, linesBelow: below, suffix } = context;
  const follows = closing(context)?.follows?.({ opening: block.openingLine, above, below, suffix });
  if (follows !== undefined) return closed(follows, "data");
  const cursor = document.offsetAt(context.position);
  const text = document.getText();
  const since = context.prefix.slice(block.at);
  // The context has plain line ends, whatever the document uses.
  const breaks = text.includes("\r\n") ? since.split("\n").length - 1 : 0;
  const at = cursor - since.length - breaks;
  if (text.charAt(at) !== since.charAt(0)) return undefined;
  const ways = ["", ...(closing(context)?.signs ?? [",", ";"])];
  const end = await blockEnd(document, cursor, { at, closers: block.closers }, ways, syntax);
  if (!end) {
    const isOpen = isOpenEnded(block, context.languageId);
    const byLines = isOpen ? undefined : closeByLines(context, block, text.slice(0, at));
    return byLines && closed(byLines.ending, byLines.kind);
  }
  const { ending, kind } = choose(context, block, end) ?? {};
  return ending === undefined || kind === undefined ? undefined : closed(ending, kind);
}

/** Whether a text goes around the cursor whose end stands below, such as a heredoc. */
function isInText(document: TextDocument, { position, languageId }: CursorContext): boolean {
  const at = document.offsetAt(position);
  return scanText(document.getText(), languageId).some(({ start, end }) => start < at && at < end);
}

function closing({ languageId }: CursorContext) {
  return dataOf(languageId)?.closing;
}

/** Whether the last expression of a block is its value, which a semicolon would take away. */
function isValued({ languageId }: CursorContext): boolean {
  return languageOf(languageId)?.roles.lastIsValue === true;
}

interface Choice {
  readonly ending: string;
  readonly kind: CloserKind;
}

function choose(context: CursorContext, block: OpenBlock, end: BlockEnd): Choice | undefined {
  if (isOpenEnded(block, context.languageId)) return undefined;
  if (end.isInvoked) return invoked(context, block);
  if (end.isRequired) {
    const [only, ...others] = end.endings.length > 1 ? end.belonging : end.endings;
    return only !== undefined && others.length === 0 ? { ending: only, kind: "required" } : undefined;
  }
  const field = isField(context, block, end);
  if (end.belonging.includes(",") && !field) return amongMembers(context, block);
  const kind: CloserKind =
    block.closers === ")" ? "arguments" : block.closers.includes(")") ? "call" : "block";
  if (!(field || end.belonging.includes(";")) || isValued(context)) return { ending: "", kind };
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
  return { ending: `()${semicolonOf(context)}`, kind: "invoked" };
}

/** The last of several members, or one of them, told by what the others do. */
function amongMembers(context: CursorContext, block: OpenBlock): Choice | undefined {
  const body = block.body.trimEnd();
  const isType = /;$/.test(body) && /[\w)\]]\??:\s*\{$/.test(block.openingLine);
  if (isType) return { ending: ";", kind: "member" };
  const isLast = /^\s*[)\]}]/.test(context.suffix);
  const next = context.linesBelow.find((line) => line.trim() !== "");
  const goesOn = !isLast && next !== undefined && indentationOf(next) === context.linePrefix;
  if (closing(context)?.endsLastMember || (goesOn && block.closers !== ")"))
    return { ending: ",", kind: "member" };
  return isLast ? { ending: /,$/.test(body) ? "," : "", kind: "last" } : undefined;
}

/** A statement that ends without a semicolon. */
const bare = /^\s*(?:(?:const|let|var|return|import|throw|await)\s.*|[\w$.]+\(.*)[\w)\]'"`]\s*$/;

/** Whether statements end with a semicolon here: by the language's rules, or by the file's custom. */
function needsSemicolon({ languageId, linesAbove, linesBelow }: CursorContext): boolean {
  const semicolons = dataOf(languageId)?.layout?.semicolons;
  if (semicolons === "always" || semicolons === "never") return semicolons === "always";
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
