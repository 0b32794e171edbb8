import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { pathOf, unquote } from "./calls.ts";

/** A name that is given a value: a declaration, an assignment, a member of an object, a keyword argument, a default. */
export interface Binding {
  readonly node: SyntaxNode;
  /** The last segment of what is assigned to: `password` in `this.config.password = …`. */
  readonly name: string;
  /** The whole path: `this.config.password`. */
  readonly path: string;
  readonly value: SyntaxNode;
  /** `member` for keys of objects and keyword arguments, which name no variable. */
  readonly kind: "variable" | "member";
}

interface Shape {
  readonly target?: string;
  readonly value?: string;
  readonly kind: Binding["kind"];
}

/** Where the name and the value stand, by node type; without a field it is the first and the last named child. */
const shapes: Readonly<Record<string, Shape>> = {
  variable_declarator: { target: "name", value: "value", kind: "variable" },
  public_field_definition: { target: "name", value: "value", kind: "variable" },
  field_definition: { target: "property", value: "value", kind: "variable" },
  assignment_expression: { target: "left", value: "right", kind: "variable" },
  augmented_assignment_expression: { target: "left", value: "right", kind: "variable" },
  assignment: { target: "left", value: "right", kind: "variable" },
  augmented_assignment: { target: "left", value: "right", kind: "variable" },
  operator_assignment: { target: "left", value: "right", kind: "variable" },
  named_expression: { target: "name", value: "value", kind: "variable" },
  init_declarator: { target: "declarator", value: "value", kind: "variable" },
  short_var_declaration: { target: "left", value: "right", kind: "variable" },
  assignment_statement: { target: "left", value: "right", kind: "variable" },
  var_spec: { target: "name", value: "value", kind: "variable" },
  const_spec: { target: "name", value: "value", kind: "variable" },
  let_declaration: { target: "pattern", value: "value", kind: "variable" },
  const_item: { target: "name", value: "value", kind: "variable" },
  static_item: { target: "name", value: "value", kind: "variable" },
  property_element: { target: "name", value: "default_value", kind: "variable" },
  property_declaration: { target: "name", value: "value", kind: "variable" },
  const_element: { kind: "variable" },
  default_parameter: { target: "name", value: "value", kind: "variable" },
  typed_default_parameter: { target: "name", value: "value", kind: "variable" },
  optional_parameter: { target: "name", value: "value", kind: "variable" },
  assignment_pattern: { target: "left", value: "right", kind: "variable" },
  pair: { target: "key", value: "value", kind: "member" },
  keyed_element: { target: "key", value: "value", kind: "member" },
  array_element_initializer: { kind: "member" },
  keyword_argument: { target: "name", value: "value", kind: "member" },
  initializer_pair: { target: "designator", value: "value", kind: "member" },
  field_initializer: { target: "field", value: "value", kind: "member" },
  jsx_attribute: { kind: "member" },
};

/** Node types that `readBinding` understands. */
export const bindingTypes: ReadonlySet<string> = new Set(Object.keys(shapes));

/** Reads a binding of one name to one value; undefined for every other node. */
export function readBinding(node: SyntaxNode): Binding | undefined {
  const shape = shapes[node.type];
  const named = node.namedChildren;
  if (!shape || named.length < 2) return undefined;
  const target = (shape.target && node.child(shape.target)) ?? named[0];
  const value = (shape.value && node.child(shape.value)) ?? named.at(-1);
  if (!target || !value || target === value || value.field === "type") return undefined;
  // Ruby assigns attributes by what looks like a call.
  const path = targetPath(single(target)).replace(/\(\)$/, "");
  const name = unquote(path.slice(path.lastIndexOf(".") + 1));
  return { node, name, path, value: single(value), kind: shape.kind };
}

/** What a list or wrapper of one element holds. */
function single(node: SyntaxNode): SyntaxNode {
  const named = node.namedChildren;
  const inner = named[0];
  const wraps =
    /^(expression_list|literal_element|parenthesized_expression|pointer_declarator|array_declarator|mut_pattern|equals_value_clause)$/;
  if (!inner || !wraps.test(node.type)) return node;
  if (node.type === "array_declarator" || named.length === 1) return single(inner);
  return node;
}

function targetPath(node: SyntaxNode): string {
  if (
    /^(subscript_expression|subscript|element_reference|element_access_expression|index_expression)$/.test(
      node.type,
    )
  ) {
    const [object, key] = node.namedChildren;
    const index = key?.text ?? "";
    return `${object ? pathOf(object) : "?"}.${unquote(index.replace(/^\[|\]$/g, ""))}`;
  }
  if (node.children.length > 0 && /string/.test(node.type)) return unquote(node.text);
  const path = pathOf(node);
  return path === "?" ? unquote(node.text.length < 100 ? node.text : "") : path;
}
