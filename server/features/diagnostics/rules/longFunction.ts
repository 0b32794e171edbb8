import { isDocumentationString } from "../../../language/comments/documentation.ts";
import type { LanguageFacts } from "../../../language/languageFacts.ts";
import { describeFunction, functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isInterpolation } from "../../../language/roles/tokens.ts";
import { functionRange } from "../engine/functionRange.ts";
import type { Rule } from "../engine/rule.ts";

/** Functions of too many lines of code: blank lines and comments do not count, nested functions count apart. */
export const longFunction: Rule = {
  id: "long-function",
  title: "Functions that are too long.",
  severity: "warning",
  options: {
    max: {
      type: "integer",
      default: 50,
      minimum: 0,
      description: "Most lines of code a function may have, blanks and comments not counted.",
    },
  },
  spares: ["blank lines and comments", "functions within it, which count apart"],
  needs: "unit",
  isForPeople: true,
  examples: [],
  check({ nodes, language, config }) {
    const { max } = config.rules["long-function"];
    return nodes.ofTypes(language.functions).flatMap((node) => {
      if (nodes.lineOf(node.end) - nodes.lineOf(node.start) < max) return [];
      const lines = countCodeLines(node, language, (offset) => nodes.lineOf(offset));
      if (lines <= max) return [];
      const parts = functionParts(node, language);
      const message = `${describeFunction(parts)} is ${lines} lines long; at most ${max} are allowed.`;
      return [{ ...functionRange(parts), message }];
    });
  },
};

/** Lines that hold code of the function itself. */
function countCodeLines(
  top: SyntaxNode,
  { comments, functions, strings }: LanguageFacts,
  lineOf: (offset: number) => number,
): number {
  const lines = new Set<number>();
  const addLines = (start: number, end: number) => {
    const last = lineOf(end);
    for (let line = lineOf(start); line <= last; line++) lines.add(line);
  };
  const stack = [...top.children];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const isApart = node.named && functions.has(node.type);
    if (comments.has(node.type) || isApart || isDocstring(node, top)) continue;
    if (strings.has(node.type)) {
      // A function within `${…}` counts apart too.
      const holes = node.children.filter(isInterpolation);
      stack.push(...holes);
      const ends = [node.start, ...holes.map(({ end }) => end)];
      for (const [index, from] of ends.entries()) addLines(from, holes[index]?.start ?? node.end);
    } else if (node.children.length > 0) {
      stack.push(...node.children);
    } else if (node.end > node.start) {
      addLines(node.start, node.end);
    }
  }
  return lines.size;
}

/** A Python docstring is documentation, though its grammar calls it a statement. */
function isDocstring(node: SyntaxNode, top: SyntaxNode): boolean {
  const [text, ...others] = node.children;
  const isFirst = node.parent?.parent === top && node.parent.children[0] === node;
  return isFirst && text !== undefined && others.length === 0 && isDocumentationString(text);
}
