import { functionName } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { parametersOf } from "../roles/parameters.ts";
import { isName } from "../roles/tokens.ts";

/** A function with a name, as others call it. */
export interface Callable {
  readonly name: string;
  /** The names of what it must be given, in order; PHP's without their sign. */
  readonly required: readonly string[];
  /** Whether it may be given more. */
  readonly takesMore: boolean;
}

/** The functions that a unit declares, those left out that take something that has no name. */
export function readCallables(unit: SyntaxNode): readonly Callable[] {
  return [...unit.descendants()].flatMap((node) => (isFunction(node) ? (callableOf(node) ?? []) : []));
}

function callableOf(node: SyntaxNode): Callable | undefined {
  const named = functionName(node);
  if (!named || !isName(named)) return undefined;
  const name = named.text;
  const required: string[] = [];
  for (const { name: parameter, value, sign, node: declared } of parametersOf(node)) {
    // What may be left out comes last.
    if (value || sign !== "" || declared.type.startsWith("optional"))
      return { name, required, takesMore: true };
    if (parameter === undefined) return { name, required: [], takesMore: true };
    required.push(parameter.replace(/^\$/, ""));
  }
  return { name, required, takesMore: false };
}
