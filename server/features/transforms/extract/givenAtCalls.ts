import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { argumentsOf, calleeOf, isCall } from "../../../language/roles/calls.ts";
import { isName, isNumber } from "../../../language/roles/tokens.ts";
import type { OffsetEdit } from "../transform.ts";

/** Edits that hand a value to each call of a function in its file, behind what it is given already. */
export function givenAtCalls(
  name: SyntaxNode,
  value: string,
  root: SyntaxNode,
): readonly OffsetEdit[] | { readonly refused: string } {
  const edits: OffsetEdit[] = [];
  for (const each of root.descendants()) {
    if (each.text !== name.text || each.start === name.start || !(isName(each) || isLone(each))) continue;
    const call = callOf(each);
    const edit = call && behindArguments(call, value);
    if (!edit) return { refused: `${name.text} is used otherwise than by calling it, or stands for more.` };
    edits.push(edit);
  }
  return edits;
}

/** A name within what has no tree of its own, such as the words of a macro. */
function isLone({ named, children }: SyntaxNode): boolean {
  return named && children.length === 0;
}

/** The call whose callee ends with the name. */
function callOf(name: SyntaxNode): SyntaxNode | undefined {
  for (let { parent } = name; parent && parent.end >= name.end; { parent } = parent) {
    if (isCall(parent)) return calleeOf(parent)?.start === name.start ? parent : undefined;
    if (parent.end > name.end) return undefined;
  }
  return undefined;
}

function behindArguments(call: SyntaxNode, value: string): OffsetEdit | undefined {
  const last = argumentsOf(call).at(-1);
  if (last) return { start: last.end, end: last.end, text: `, ${value}` };
  const at = call.text.endsWith("()") ? call.end - 1 : undefined;
  return at === undefined ? undefined : { start: at, end: at, text: value };
}

/** What must hold for the calls of one file to be all there are, and for a number to be of the type that is written. */
export function doubtOf(
  owner: SyntaxNode,
  name: SyntaxNode,
  value: SyntaxNode,
  type: string | undefined,
): string | undefined {
  const isPrivate = owner.text.slice(0, name.start - owner.start).includes("private");
  const clauses = [
    ...(isPrivate ? [] : [`all calls of ${name.text} are in this file`]),
    ...(isNumber(value) && !isPrivate ? [`${value.text} is of type ${type}`] : []),
  ];
  return clauses.length > 0 ? clauses.join(" and ") : undefined;
}
