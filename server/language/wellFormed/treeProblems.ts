import type { SyntaxTree } from "../parse/syntaxTree.ts";
import type { Node } from "../parse/treeSitter.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

/** Errors that start this close behind another, in lines, come from the same break. */
const regionLines = 3;
/** Enough to work on; a file with more is likely of another language than its name says. */
const mostErrors = 10;
const longestQuote = 40;

/** A place where the parser stumbled. */
export interface TreeProblem extends SyntaxProblem {
  /** The token that the parser had to invent, if that is the error. */
  readonly missing: string | undefined;
  /** Where the top-level item around it begins and ends; undefined where it is lost in the text as a whole. */
  readonly item: { readonly start: number; readonly end: number } | undefined;
}

/** The first error of each broken region of a file. */
export function treeProblems({ rootNode, text }: SyntaxTree): readonly TreeProblem[] {
  const problems: TreeProblem[] = [];
  let regionEnd = Number.NEGATIVE_INFINITY;
  for (const item of rootNode.hasError ? rootNode.children : []) {
    const error = item && firstError(item);
    if (!item || !error) continue;
    const around = { start: item.startIndex, end: item.endIndex };
    if (error.startPosition.row > regionEnd + regionLines) problems.push(describe(error, text, around));
    // A break in one item often leaves errors in those behind it.
    regionEnd = Math.max(regionEnd, error.endPosition.row, item.isError ? item.endPosition.row : 0);
    if (problems.length === mostErrors) break;
  }
  // A parser that found no beginning of anything leaves a heap of tokens, none of them wrong by itself.
  return problems.length === 0 && rootNode.hasError ? [brokenAsWhole(text)] : problems;
}

/** The problem of a text in which no place is wrong by itself, at its first sign. */
export function brokenAsWhole(text: string): TreeProblem {
  const start = Math.max(0, text.search(/\S/));
  return { start, end: start + 1, message: "Syntax error.", missing: undefined, item: undefined };
}

/** The first error or missing token at or below a node; iterative, since broken text nests deeply. */
function firstError(top: Node): Node | undefined {
  let node: Node | null = top;
  while (node?.hasError) {
    if (node.isError || node.isMissing) return node;
    node = node.children.find((child) => child?.hasError || child?.isMissing) ?? null;
  }
  return node?.isMissing ? node : undefined;
}

function describe(error: Node, text: string, item: TreeProblem["item"]): TreeProblem {
  if (error.isMissing) {
    const what = error.isNamed ? error.type.replaceAll("_", " ") : `“${error.type}”`;
    // An invented token has no width: point at the character before it.
    const start = Math.max(0, error.startIndex - 1);
    return {
      start,
      end: Math.max(start + 1, error.endIndex),
      message: `Syntax error: ${what} is missing.`,
      missing: error.type,
      item,
    };
  }
  const start = error.startIndex;
  const line = text.slice(start, error.endIndex).split(/\r\n|\r|\n/, 1)[0] ?? "";
  const shown =
    line.trim().length > longestQuote ? `${line.trim().slice(0, longestQuote - 1)}…` : line.trim();
  const end = start + Math.max(1, line.trimEnd().length);
  const message = shown === "" ? "Syntax error." : `Syntax error at “${shown}”.`;
  return { start, end, message, missing: undefined, item };
}
