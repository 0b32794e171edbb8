import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

const declaring =
  /^(?:interface|class|type_alias|enum|abstract_class|function|internal_module)(?:_declaration)?$|^(?:module|variable_declarator|import_specifier)$/;

/** How often a file declares a name, as a type or as a value, and where else it stands. */
export function namesInTypes(
  root: SyntaxNode,
  name: string,
): { readonly declared: number; readonly uses: readonly SyntaxNode[] } {
  let declared = 0;
  const uses: SyntaxNode[] = [];
  for (const node of root.descendants()) {
    if (!/identifier$/.test(node.type) || node.text !== name) continue;
    if (node.field === "name" && declaring.test(node.parent?.type ?? "")) declared++;
    else if (node.type !== "property_identifier") uses.push(node);
  }
  return { declared, uses };
}
