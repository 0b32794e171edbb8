import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { OffsetEdit } from "../transform.ts";
import type { Form } from "./forms.ts";

/** The name in place of a value; where it is that of the field that holds the value, it stands for both. */
export function usedName(node: SyntaxNode, name: string, form: Form): OffsetEdit {
  const { start, end } = isFieldCalled(node, name) && form.hasShortFields && node.parent ? node.parent : node;
  return { start, end, text: form.sigil + name };
}

function isFieldCalled({ field, parent }: SyntaxNode, name: string): boolean {
  const key = parent?.child("key") ?? parent?.child("field");
  // A comment between the two would be lost.
  const isPlain = parent?.children.length === 3 && key?.children.length === 0;
  return field === "value" && isPlain && key.text === name;
}
