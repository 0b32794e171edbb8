import { perNode } from "../../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { branchesOf } from "../../../../language/roles/branches.ts";
import { isTernary } from "../../../../language/roles/control.ts";
import { isElementFrame, isKeyedElement, isList, isMacroTokens } from "../../../../language/roles/lists.ts";
import { numberOf } from "../../../../language/values/numberOf.ts";

/** What stands around a number that needs no name: enums, annotations, types, default values. */
const declaring =
  /^(enum_assignment|enum_body|enumerator|enum_variant|enum_member_declaration|enum_constant|enum_case|annotation|marker_annotation|attribute|attribute_item|attribute_list|decorator|literal_type|default_parameter|typed_default_parameter|optional_parameter|required_parameter|assignment_pattern|optional_parameter_declaration|keyword_parameter|simple_parameter|property_promotion_parameter|bitfield_clause|continue_statement|break_statement|array_type|array_declarator|version|element_value_pair|parameter|attribute_specifier|attribute_declaration|annotation_type_element_declaration|annotation_argument_list|gnu_asm_expression|preproc_pragma|preproc_line|ERROR|template_argument_list|type_arguments)$/;
const bindings =
  /^(variable_declarator|public_field_definition|field_definition|assignment_expression|assignment|named_expression|init_declarator|short_var_declaration|assignment_statement|var_spec|const_spec|let_declaration|const_item|static_item|property_element|const_element|const_declaration|property_declaration|pair|keyed_element|keyword_argument|initializer_pair|field_initializer|field_declaration|jsx_attribute|jsx_expression|equals_value_clause|argument_name|array_element_initializer|field|assignment_pattern|augmented_assignment_default|variable_declaration)$/;
const wrappers =
  /^(dictionary|object|composite_literal|hash|parenthesized_expression|cast_expression|as_expression|satisfies_expression|implicit_array_creation_expression|reference_expression|type_conversion_expression|expression_list|macro_invocation|dimensions_expr|range)$/;
const keyed = /^(pair|keyed_element|initializer_pair)$/;
const arithmetic = /^(binary_expression|binary_operator|binary)$/;
const indexes =
  /^(subscript_expression|subscript|slice|array_access|index_expression|slice_expression|element_reference|element_access_expression|bracketed_argument_list|subscript_argument_list|range_expression)$/;
const literals =
  /^(number|integer|float|string|true|false|nil|null|none|None|.*_literal|literal_element|field|unary_expression|unary_operator|unary|unary_op_expression|array_element_initializer|encapsed_string|simple_symbol)$/;

/** The whole value of a variable, a constant, a property or a keyword argument, alone or in a table of data. */
export function isNamed(node: SyntaxNode): boolean {
  let current = node;
  let { parent } = node;
  while (parent && isPartOfValue(parent, current)) {
    current = parent;
    parent = parent.parent;
  }
  if (!parent) return false;
  return (bindings.test(parent.type) || isNamedArgument(parent)) && parent.children[0] !== current;
}

function isPartOfValue(parent: SyntaxNode, current: SyntaxNode): boolean {
  // Whatever chooses, the name says what is chosen.
  if (isTernary(parent)) return branchesOf(parent).some(({ body }) => body === current);
  // C++: `std::atomic<int> level(5);`
  if (parent.type === "argument_list" && parent.parent?.type === "init_declarator")
    return parent.namedChildren.length === 1;
  if ((isList(parent) || isElementFrame(parent) || wrappers.test(parent.type)) && !isKeyedElement(parent))
    return true;
  return arithmetic.test(parent.type) && isOnlyNumbers(parent);
}

/** C# names an argument where it is given: `Connect(timeout: 30)`. */
function isNamedArgument(node: SyntaxNode): boolean {
  return node.type === "argument" && node.children.some(({ type }) => type === ":");
}

/** A row of literals, as in `[50, 95, 99].map(…)`, or the key of a table: data, which stands for itself. */
export function isTableData(node: SyntaxNode): boolean {
  const element = node.parent && isElementFrame(node.parent) ? node.parent : node;
  const list = element.parent;
  if (!list) return false;
  if (keyed.test(list.type) || isKeyedElement(element)) return true;
  if (!isList(list)) return false;
  return isRowOfLiterals(list) || isCellOfMacro(node, list);
}

const isRowOfLiterals = perNode(
  ({ namedChildren }) => namedChildren.length > 1 && namedChildren.every(isLiteral),
);

/** One of several numbers that stand alone between the signs of a macro's tokens, in its rows or in one of them. */
function isCellOfMacro(node: SyntaxNode, list: SyntaxNode): boolean {
  if (!isMacroTokens(list) || !isCell(node)) return false;
  const rows = list.parent && isMacroTokens(list.parent) ? list.parent.namedChildren : [list];
  const cells = rows
    .flatMap((row) => [row, ...row.namedChildren])
    .filter((each) => isLiteral(each) && isCell(each));
  return new Set(cells).size >= fewestCells;
}

const fewestCells = 3;

function isCell({ source, start, end }: SyntaxNode): boolean {
  const before = source.slice(Math.max(0, start - nearby), start).trimEnd();
  const behind = source.slice(end, end + nearby).trimStart();
  return /(?:[,;[({]|=>|:)$/.test(before) && /^(?:[,;\])}]|=>)/.test(behind);
}

/** White space around a sign, in code units. */
const nearby = 60;

function isLiteral(node: SyntaxNode): boolean {
  return literals.test(node.type) || (isList(node) && node.namedChildren.every(isLiteral));
}

/** Arithmetic of literals alone, as in `24 * 60 * 60`. */
export function isOnlyNumbers(node: SyntaxNode): boolean {
  return node.children.length === 0 ? numberOf(node.text) !== undefined : holdsOnlyNumbers(node);
}

const holdsOnlyNumbers = perNode((node) => {
  const parts = node.namedChildren;
  return parts.length === 0 ? numberOf(node.text) !== undefined : parts.every(isOnlyNumbers);
});

/** Whether a number stands where its name does too: an enum member, an annotation, a type, a default value. */
export function isDeclared(node: SyntaxNode): boolean {
  // `21(name) { … }`: a number may be a name itself.
  if (node.field === "name" || node.field === "key") return true;
  for (let { parent } = node; parent; parent = parent.parent) {
    if (declaring.test(parent.type)) return true;
    if (/(body|block|_statement|declaration_list)$/.test(parent.type)) return false;
  }
  return false;
}

/** An index, or what is added to one: `data[offset + 3]`. */
export const isIndex: (node: SyntaxNode) => boolean = perNode((node: SyntaxNode) => {
  const { parent, field } = node;
  if (!parent) return false;
  if (parent.type === "argument") return isIndex(parent);
  if (arithmetic.test(parent.type))
    return parent.children.some(({ type }) => /^[-+]$/.test(type)) && isIndex(parent);
  // C: `*(p + 3)`.
  if (parent.type === "parenthesized_expression") return parent.parent?.type === "pointer_expression";
  if (/^range/.test(parent.type)) return parent.parent !== undefined && indexes.test(parent.parent.type);
  return indexes.test(parent.type) && field !== "object" && field !== "operand";
});

/** Anything in the value of what is written as a constant: `MASKS = build(3, 5)`. */
export function isInConstant(node: SyntaxNode, functions: ReadonlySet<string>): boolean {
  for (let { parent } = node; parent && !functions.has(parent.type); parent = parent.parent) {
    if (!bindings.test(parent.type)) continue;
    const name = parent.child("name") ?? parent.child("left") ?? parent.namedChildren[0];
    if (name && name.end <= node.start && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name.text)) return true;
  }
  return false;
}

/** A block comment beside the number names it, as some write arguments. */
export function isCommentedInPlace({ source, start, end }: SyntaxNode): boolean {
  return /^ ?\/\*/.test(source.slice(end, end + sign)) || /\*\/ ?$/.test(source.slice(start - sign, start));
}

/** Length of a comment's sign with a space. */
const sign = 3;
