import { documentationText } from "../comments/documentation.ts";
import { firstSentence } from "../comments/firstSentence.ts";
import { functionName, functionParts } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { definedName } from "../roles/definitions.ts";
import { memberListAround } from "../roles/members.ts";
import { parametersOf } from "../roles/parameters.ts";
import { describeBehaviour } from "./describeBehaviour.ts";

/** A function of a file, in one line. */
export interface ListedFunction {
  /** With its class before it: `Cart.add`. */
  readonly name: string;
  /** 0-based lines of its first and last line. */
  readonly line: number;
  readonly endLine: number;
  readonly parameters: readonly string[];
  /** The first sentence of its documentation; otherwise what the tree says of it. */
  readonly description: string;
  readonly documented: boolean;
}

/** The named functions and methods below a node, in document order; those inside others only where they hold no others. */
export function listFunctions(
  root: SyntaxNode,
  lineAt: (offset: number) => number,
): readonly ListedFunction[] {
  const found: ListedFunction[] = [];
  for (const node of root.descendants()) {
    if (!isFunction(node) || isInside(node)) continue;
    const name = functionName(node)?.text;
    if (name === undefined || functionParts(node, node.language).body === undefined) continue;
    const said = firstSentence(documentationText(node), name);
    found.push({
      name: [...classNames(node), name].join("."),
      line: lineAt(node.start),
      endLine: lineAt(node.end),
      parameters: parametersOf(node).map(({ name: called, node: { text } }) => called ?? text),
      description: said ?? describeBehaviour(node) ?? "Does nothing that its tree would tell.",
      documented: said !== undefined,
    });
  }
  return found;
}

/** Within the body of another function. */
function isInside(node: SyntaxNode): boolean {
  const list = memberListAround(node);
  for (let outer = node.parent; outer && outer !== list; outer = outer.parent)
    if (isFunction(outer)) return true;
  return false;
}

function classNames(node: SyntaxNode): readonly string[] {
  const list = memberListAround(node);
  const owner = list?.parent;
  const name = owner && (definedName(owner) ?? owner.child("type"));
  return name ? [name.text] : [];
}
