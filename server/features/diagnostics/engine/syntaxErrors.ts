import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import { isGrammarGap, spoilsTheRest } from "./grammarGaps.ts";
import type { RuleFinding } from "./rule.ts";

/** Errors that start this close behind another, in lines, come from the same break. */
const regionLines = 3;
/** Enough to work on; a file with more is likely of another language than its name says. */
const mostErrors = 10;
const longestQuote = 40;

/** The first error of each broken region of a file. */
export function findSyntaxErrors(tree: SyntaxTree): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  let regionEnd = Number.NEGATIVE_INFINITY;
  for (const item of tree.rootNode.hasError ? tree.rootNode.children : []) {
    const error = item && firstError(item);
    if (!item || !error) continue;
    const isGap = isGrammarGap(tree, error);
    if (isGap && spoilsTheRest(tree)) break;
    const isNew = error.startPosition.row > regionEnd + regionLines;
    if (isNew && !isGap) findings.push(describe(error, tree.text));
    // A break in one item often leaves errors in those behind it.
    regionEnd = Math.max(regionEnd, error.endPosition.row, item.isError ? item.endPosition.row : 0);
    if (findings.length === mostErrors) break;
  }
  return findings;
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

function describe(error: Node, text: string): RuleFinding {
  if (error.isMissing) {
    const what = error.isNamed ? error.type.replaceAll("_", " ") : `“${error.type}”`;
    // An invented token has no width: point at the character before it.
    const start = Math.max(0, error.startIndex - 1);
    return { start, end: Math.max(start + 1, error.endIndex), message: `Syntax error: ${what} is missing.` };
  }
  const start = error.startIndex;
  const line = text.slice(start, error.endIndex).split(/\r\n|\r|\n/, 1)[0] ?? "";
  const shown =
    line.trim().length > longestQuote ? `${line.trim().slice(0, longestQuote - 1)}…` : line.trim();
  const end = start + Math.max(1, line.trimEnd().length);
  return { start, end, message: shown === "" ? "Syntax error." : `Syntax error at “${shown}”.` };
}
