import { isBlockComment, uncommented } from "../../../language/comments/commentedCode.ts";
import { commentKind } from "../../../language/comments/commentKind.ts";
import { documented } from "../../../language/comments/documentation.ts";
import { isSentence } from "../../../language/comments/isSentence.ts";
import { dataOf } from "../../../language/dataOf.ts";
import { allLanguages, javascript } from "../../../language/families.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { argumentsOf, isArgumentList, isCall, readCall } from "../../../language/roles/calls.ts";
import { isReturn, isThrow } from "../../../language/roles/control.ts";
import { isHandedBlock } from "../../../language/roles/jumps.ts";
import { isRecord } from "../../../language/roles/lists.ts";
import {
  isAssignment,
  isAwait,
  isEmbedded,
  isMarkup,
  isSequence,
  isYield,
} from "../../../language/roles/operations.ts";
import { mayBeProse } from "../../../language/roles/prose.ts";
import { isExpressionStatement, isStatementFrame } from "../../../language/roles/statements.ts";
import {
  hasToken,
  isAbsent,
  isBlock,
  isName,
  isNumber,
  isTruth,
  significantNamed,
} from "../../../language/roles/tokens.ts";
import { commentDoubt } from "../engine/doubt.ts";
import { findingAt, type Rule, type RuleContext, type RuleFinding } from "../engine/rule.ts";
import { removeComment } from "../fixes/removeComment.ts";
import { deadPlaces, shapedLanguages } from "./plainCode.ts";

/** A line of a comment without its signs, and where it, or its whole comment, stands. */
interface CommentLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Comments that hold code: they parse as statements, and their lines look like code rather than prose. */
export const commentedOutCode: Rule = {
  id: "commented-out-code",
  title: "Comments that hold code.",
  severity: "information",
  isList: true,

  spares: ["documentation and its examples", "directives", "sentences", "what stands behind code"],
  needs: "unit",
  kinds: { shape: "told by its shape, in markup, style sheets and scripts" },
  isForPeople: true,
  isUnnecessary: true,
  fix: removeComment,
  examples: [{ language: "python", bad: "# old(value, deep=True)\nnew(value)", good: "new(value)" }],
  languages: [...allLanguages, "shellscript", "css"],
  check: (context) =>
    shapedLanguages.has(context.languageId)
      ? shapedIn(context)
      : [...deadMarkup(context), ...parsedIn(context)],
  checkText: ({ comments, text, languageId }) =>
    deadPlaces(comments, text, languageId).map((place) => ({ ...place, message, ...byShape })),
};

/** Findings that are told by their shape alone, which nobody has read in packages by other people yet: hints. */
const byShape = { kind: "shape", confidence: 0.75 };

/** Blocks of comments that parse as code. */
function parsedIn(context: RuleContext): RuleFinding[] {
  return commentBlocks(context).flatMap((block): RuleFinding[] => {
    const lines = block.map(({ text }) => text);
    const part = codePart(lines, context);
    const [first, last] = [block[part?.from ?? -1], block[part?.to ?? -1]];
    if (!part || !first || !last) return [];
    const doubt = commentDoubt(dedented(lines.slice(part.from, part.to + 1)));
    return [{ start: first.start, end: last.end, message, doubt }];
  });
}

/** The same in a language with a tree whose comments are told by their shape. */
function shapedIn({ nodes, language, languageId, unit }: RuleContext): RuleFinding[] {
  const comments = nodes.ofTypes(language.comments).map(({ text, start }) => ({ text, offset: start }));
  return deadPlaces(comments, unit.source, languageId).map((place) => ({
    ...place,
    message,
    ...byShape,
  }));
}

/** JSX: an element within `{/* … *\/}`, which are reported with their braces. */
function deadMarkup({ nodes, language, parse }: RuleContext): RuleFinding[] {
  return nodes.ofTypes(language.comments).flatMap((comment): RuleFinding[] => {
    const { parent, text } = comment;
    if (!parent || !isEmbedded(parent) || parent.namedChildren.some((child) => child !== comment)) return [];
    const body = text.replace(/^\/\*|\*\/$/g, "").trim();
    const root = body.startsWith("<") && body.endsWith(">") ? parse(`(<>${body}</>);`) : undefined;
    const isElement = root !== undefined && [...root.descendants()].filter(isMarkup).length > 1;
    return isElement ? [findingAt(parent, message, byShape)] : [];
  });
}

const message = "This comment holds code. Remove it: the version history keeps it.";

/**
 * Comments that stand together: adjacent line comments, or one block comment. What is written for tools or for readers of
 * the documentation is none, and parts those before it from those behind.
 */
function commentBlocks({ nodes, language, unit }: RuleContext): CommentLine[][] {
  const blocks: CommentLine[][] = [];
  let group: SyntaxNode[] = [];
  const flush = () => {
    const last = group.at(-1);
    const lines = group.flatMap(linesOf);
    if (last && !isDescription(last, lines)) blocks.push(lines);
    group = [];
  };
  for (const node of nodes.ofTypes(language.comments)) {
    const previous = group.at(-1);
    if (previous && !isAdjacent(unit.source, previous, node)) flush();
    if (isTrailing(unit.source, node)) continue;
    const kind = commentKind(node.text, {
      style: language.roles.documentation,
      isFirstLine: node.start === 0,
    });
    // A title within a comment parts nothing: documentation has chapters.
    if (kind !== "plain" && !(kind === "section" && group.length > 0)) {
      flush();
      continue;
    }
    group.push(node);
    if (isBlockComment(node.text)) flush();
  }
  flush();
  return blocks;
}

/** What begins with a sentence and stands right above a function or class describes it, with an example perhaps. */
function isDescription(last: SyntaxNode, lines: readonly CommentLine[]): boolean {
  const first = lines.find(({ text }) => text.trim() !== "");
  return first !== undefined && isSentence(first.text) && documented(last) !== undefined;
}

/** Whether nothing but white space stands between two line comments. */
function isAdjacent(source: string, one: SyntaxNode, other: SyntaxNode): boolean {
  const between = source.slice(one.end, other.start);
  return between.trim() === "" && between.indexOf("\n") === between.lastIndexOf("\n");
}

/** A comment behind code on its line explains that line: `mask = 0x1L; // lowMask(";")`. */
function isTrailing(source: string, comment: SyntaxNode): boolean {
  return source.slice(source.lastIndexOf("\n", comment.start - 1) + 1, comment.start).trim() !== "";
}

function linesOf({ text, start, end }: SyntaxNode): readonly CommentLine[] {
  const lines = uncommented(text);
  const whole = isBlockComment(text) ? end : start + text.trimEnd().length;
  return lines.map((line) => ({ text: line, start, end: whole }));
}

/** Comments that tools read, notes, and examples announced as such. */
const spared =
  /^\s*(?:@|#|!|\||>|\$ |e\.g\b|i\.e\b|ex(?:ample)?s?\b|for example|for instance|usage\b|https?:|see\b|note\b|warning\b|TODO\b|FIXME\b|HACK\b|XXX\b|BUG\b|NOTE\b|assert\b|eslint|jshint|jslint|global |globals |exported |istanbul|c8 |v8 |prettier|biome|tslint|webpack|vite|sourceMappingURL|region|endregion|noqa|type: ?ignore|type:|pylint|pragma|fmt:|isort|mypy|nosec|nolint|go:|\+build|rubocop|frozen_string_literal|encoding|coding[:=]|-\*-|vim?:|NOLINT|clang-format|IWYU|cppcheck|NOSONAR|noinspection|phpcs|phpstan|psalm|ReSharper|inkling-|output:|prints?\b|returns?:|expect|=>|->|\w+: ?[\w ]+$)/i;

/** A line that reads as code whatever stands around it. */
const codeLine =
  /[;{}]\s*$|^\s*[})\]]|^\s*(?:[\w$.[\]"'*&@:-]+\s+)?[\w$.[\]"'@*>-]+\s*(?::[\w<>[\],\s]+)?(?:[-+*/|&%^]|\|\||&&|\?\?|:|<<|>>)?=(?![=>~])\s*\S|^\s*(?:await |return |yield |throw |raise |new |go |defer |echo |puts |print )?[\w$.:@>\\-]*[\w$?!]\((?:.*\)|[^)]*)[;,]?\s*$|^\s*(?:if|elif|while|for|switch|unless|until|match)\b.*(?::|\{|\)|\bdo|\bthen)\s*$|^\s*(?:else|try|finally|except\b.*|ensure|begin|end|pass|break|continue|fi|done)\s*:?\s*$|^\s*(?:def|class|func|fn|function|struct|enum|impl|interface|module|namespace|public|private|protected|static|const|let|var|val|async)\s+[\w$*&<]+.*(?:[:={();>]|\bend)\s*|^\s*(?:import|from|require|use|using|include|export|package)\b\s+(?!(?:the|an?|this|that|these|those|our|its?|of|for|to|in|with)\s)[\w"'{*.@\\/]+|^\s*(?:return|raise|throw)\s+[\w$"'.([-]+[^.!?]*$/;

/** Whether a line reads as code. */
function isCodeLine(line: string, languageId: string): boolean {
  return dataOf(languageId)?.readsAsCode?.(line) ?? codeLine.test(line);
}

/** Which of the lines are code; the sentences above and below them are not. */
function codePart(
  lines: readonly string[],
  context: RuleContext,
): { readonly from: number; readonly to: number } | undefined {
  const first = lines.find((line) => line.trim() !== "");
  // Editors fold at {{{.
  if (first === undefined || spared.test(first) || /\{\{\{|\}\}\}/.test(first)) return undefined;
  if (
    !/[;{}()=<>[\]]|"\$|^[ \t]*(?:import|from|export|return|use|using|include|require|raise)\s/m.test(
      lines.join("\n"),
    )
  )
    return undefined;
  const whole = wholeRun(lines, 0, context);
  if (whole) return whole;
  const from = lines.findIndex((line) => isCodeLine(line, context.languageId));
  const before = lines.slice(0, from).join(" ");
  return from > 0 && (saysLeftOver(before) || (isComplete(before) && lines.length - from > 1))
    ? wholeRun(lines, from, context)
    : undefined;
}

/**
 * The longest run of code that begins at a line and ends before a sentence, or with the comment. Where more code stands
 * below it there is none: what is half removed means something else.
 */
function wholeRun(
  lines: readonly string[],
  from: number,
  context: RuleContext,
): { readonly from: number; readonly to: number } | undefined {
  const looksLikeCode = wordsParse.has(context.languageId)
    ? (line: string) => isCodeLine(line, context.languageId)
    : () => true;
  const hasSentence = (part: readonly string[]) =>
    part.some((line) => isSentence(line) && !looksLikeCode(line));
  const ends = lines.flatMap((_, index) =>
    index > from && isSaid(lines.slice(index), index - from) ? [index] : [],
  );
  for (const end of [lines.length, ...ends.reverse()]) {
    const part = lines.slice(from, end);
    if (hasSentence(part) || !isConvincing(part, context)) continue;
    return lines.slice(end).some((line) => isCodeLine(line, context.languageId))
      ? undefined
      : { from, to: end - 1 };
  }
  return undefined;
}

/**
 * Whether lines behind code are words: a sentence begins them, or, behind more than a title, nothing in them reads as code
 * that goes on.
 * @param before how many lines stand above them
 */
function isSaid(lines: readonly string[], before: number): boolean {
  if (isSentence(lines[0] ?? "")) return true;
  if (before === 1) return false;
  return lines.every(
    (line) => !codeLine.test(line) && /\p{L}\s+\S/u.test(line) && !/[-+*/,({[;=&|]$/.test(line),
  );
}

/** Languages whose parser takes any words in a row for code. */
const wordsParse: ReadonlySet<string> = new Set(["ruby", "shellscript"]);

/** Code below a line or two that say it is no longer wanted. Other code below prose is an example. */
function saysLeftOver(before: string): boolean {
  const isLeftOver =
    /\b(?:old|formerly|disabled|temporar(?:y|ily)|unused|dead|removed?|legacy|debug\w*|instead of)\b/i;
  return isLeftOver.test(before) && !isExample.test(before);
}

const isExample = /\b(?:examples?|e\.g|such as|like)\b|\b(?:use|usage|call|write|follows)\s*:\s*$/i;

/** A whole sentence, which leads to nothing. */
function isComplete(before: string): boolean {
  return isSentence(before) && /\w\.\s*$/.test(before) && !isExample.test(before);
}

function isConvincing(lines: readonly string[], context: RuleContext): boolean {
  const written = lines.filter((line) => line.trim() !== "");
  if (written.length === 1 && series.test(written[0] ?? "")) return false;
  const like = written.filter((line) => isCodeLine(line, context.languageId)).length;
  if (like === 0 || like * 2 < written.length || lacksSemicolons(written, context)) return false;
  if (written.length === 1 && remark.test(written[0] ?? "")) return false;
  const text = balanced(dedented(lines).join("\n"), context.languageId);
  return snippets(text, context.languageId).some((snippet) => {
    const root = context.parse(snippet);
    return root !== undefined && holdsCode(root, context.languageId);
  });
}

/**
 * One letter and what it is just now, a call of nothing with nothing, or a kind of value with one: `k = 0`,
 * `read_bytes()` above what reads, `Numeric(0xFFFF)` above what matches one.
 */
const remark = /^\s*(?:[a-z]\s*=\s*\w+|[\w.]+\(\)|[A-Z][a-z]+\([\w ]+\))\s*$/;

/** `sum = a1 + a2 + ... + an`: an ellipsis between operators is mathematics. */
const series = /[-+*/,] ?\.{3} ?[-+*/,]/;

/** A formula between lines of code that end with semicolons is an explanation. */
function lacksSemicolons(lines: readonly string[], { unit, languageId }: RuleContext): boolean {
  const semicolons = dataOf(languageId)?.layout?.semicolons;
  if (semicolons === "never" || lines.some((line) => /[;{}]\s*$/.test(line))) return false;
  if (
    lines.every((line) =>
      /^\s*(?:const|let|var|import|export|async|function|class|if|for|while|switch)\s/.test(line),
    )
  )
    return false;
  const code = unit.text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "");
  return semicolons === "always" || /;\s*$/m.test(code) || code.trim() === "";
}

function dedented(lines: readonly string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent));
}

/** Adds the brackets that a cut-out piece of code lacks. */
function balanced(text: string, languageId: string): string {
  const blocks = dataOf(languageId)?.layout?.blocks;
  if (blocks === "end") {
    const opened =
      text.match(
        /^[ \t]*(?:def|if|unless|while|until|class|module|begin|case|for)\b|\bdo(?:\s*\|[^|]*\|)?\s*$/gm,
      )?.length ?? 0;
    const closed = text.match(/^[ \t]*end\b/gm)?.length ?? 0;
    return closed < opened ? `${text}\n${"end\n".repeat(opened - closed)}` : text;
  }
  if (blocks === "indentation") return /:\s*$/.test(text) ? `${text}\n    pass\n` : `${text}\n`;
  const open = text.split("{").length - text.split("}").length;
  if (open > 0) return text + "\n}".repeat(open);
  return open < 0 && text.trim() !== "}" ? "{\n".repeat(-open) + text : text;
}

/** The text as it may stand in a file of the language: as statements, or as members of a class. */
function snippets(text: string, languageId: string): readonly string[] {
  const surroundings = dataOf(languageId)?.layout?.surroundings;
  return surroundings?.map(([before, behind]) => before + text + behind) ?? [text];
}

function holdsCode(root: SyntaxNode, languageId: string): boolean {
  const statements = statementsOf(root);
  return statements.some((statement) => {
    if (isBareReturn(statement)) return false;
    if (!isExpressionStatement(statement)) return !mayBeProse(statement) && !isLooseCall(statement);
    const inner = statement.namedChildren[0];
    if (!inner || mayBeProse(inner)) return false;
    const isEffect = isAssignment(inner) || isAwait(inner) || isYield(inner);
    return !javascript.includes(languageId) || isEffect || statement.text.endsWith(";");
  });
}

/** `return value` may be the beginning of a sentence. */
function isBareReturn(statement: SyntaxNode): boolean {
  if (!isReturn(statement) && !isThrow(statement)) return false;
  const [value, ...others] = significantNamed(statement);
  return value !== undefined && others.length === 0 && isWord(value) && !statement.text.endsWith(";");
}

/** A name or a number alone. */
function isWord(node: SyntaxNode): boolean {
  const [only, ...others] = isSequence(node) || isArgumentList(node) ? significantNamed(node) : [node];
  return (
    only !== undefined &&
    others.length === 0 &&
    (isName(only) || isNumber(only) || isTruth(only) || isAbsent(only))
  );
}

/** Where words in a row parse as calls, only brackets, a block, or a method that is always called so tell code. */
function isLooseCall(statement: SyntaxNode): boolean {
  const { bareCalls } = statement.language.roles;
  if (bareCalls === undefined || !isCall(statement)) return false;
  const isPlain = bareCalls.test(readCall(statement)?.callee ?? "") && argumentsOf(statement).length > 0;
  return !isPlain && ![...statement.descendants()].some(isBracketed);
}

function isBracketed(node: SyntaxNode): boolean {
  return (isArgumentList(node) && hasToken(node, "(")) || isHandedBlock(node) || isRecord(node);
}

/** The statements of a snippet, those within its wrappers looked up. */
function statementsOf(root: SyntaxNode): SyntaxNode[] {
  return root.namedChildren.flatMap((child) => {
    if (isBlock(child) || isStatementFrame(child)) return statementsOf(child);
    const body = isWrapper(child) ? child.child("body") : undefined;
    return body ? statementsOf(body) : [child];
  });
}

/** What was put around the snippet, so that it may stand in a file. */
function isWrapper({ text }: SyntaxNode): boolean {
  return /^(?:void f\(\)|func f\(\)|fn f\(\)|class A \{)/.test(text);
}
