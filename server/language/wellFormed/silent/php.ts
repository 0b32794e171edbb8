/** What PHP refuses when it compiles, though parsers take it. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { SilentCheck } from "./silentCheck.ts";

const functions = new Set([
  "function_definition",
  "method_declaration",
  "anonymous_function",
  "arrow_function",
]);
const breakable = new Set([
  ...["for_statement", "foreach_statement", "while_statement", "do_statement", "switch_statement"],
]);

const needsLoop: SilentCheck = (node) =>
  isInside(node) ? undefined : "nothing to leave or repeat stands around this";

export const phpChecks: Readonly<Record<string, SilentCheck>> = {
  break_statement: needsLoop,
  continue_statement: needsLoop,
  formal_parameters: ({ namedChildren }) => {
    const names = namedChildren.flatMap((parameter) => parameter.child("name")?.text ?? []);
    const twice = names.find((name, at) => names.indexOf(name) < at);
    return twice && `the parameter “${twice}” stands twice`;
  },
};

function isInside(node: SyntaxNode): boolean {
  let around = node.parent;
  while (around && !functions.has(around.type)) {
    if (breakable.has(around.type) || around.type === "ERROR") return true;
    around = around.parent;
  }
  return false;
}
