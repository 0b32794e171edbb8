import { functionName, functionParts } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";

/** The line on which a type's function begins. */
export interface Signature {
  /** Up to the function's name, with it. */
  readonly start: string;
  /** What stands behind the name: parameters, result, what begins the body. */
  readonly rest: string;
}

/** The signatures in a unit that take one line, of functions of types. */
export function readSignatures(unit: SyntaxNode): readonly Signature[] {
  return [...unit.descendants()].flatMap((node) => (isFunction(node) ? (signatureOf(node) ?? []) : []));
}

function signatureOf(node: SyntaxNode): Signature | undefined {
  const name = functionName(node);
  const { body } = functionParts(node, node.language);
  if (!name || !body || !node.ancestor(node.language.roles.types)) return undefined;
  const { source } = node;
  const start = source.lastIndexOf("\n", name.start) + 1;
  const end = source.indexOf("\n", name.end);
  const line = source.slice(name.end, end === -1 ? undefined : end).trimEnd();
  const head = source.slice(name.end, body.start).trim();
  // What has its body on the same line is more than a signature; where a bracket comes on the next, none may come at all.
  const isShort = !head.includes("\n") && line.length - head.length <= longestOpener;
  const isOpened = source.charAt(body.start) !== "{" || line.endsWith("{");
  return head !== "" && isShort && isOpened
    ? { start: source.slice(start, name.end).trim(), rest: line }
    : undefined;
}

/** A space and a bracket stand between a signature and its body. */
const longestOpener = " {".length;
