import type { SyntaxNode } from "../../syntax/syntaxNode.ts";
import { isInTestCode } from "../isInTestCode.ts";
import { parseNumber } from "../parseNumber.ts";
import { findingAt, type Rule, type RuleFinding } from "../rule.ts";

/** Numbers that say what they mean: units of time, percentages; powers of ten are found by arithmetic. */
const selfExplaining = new Set([0, 1, 24, 60]);
/** Permissions of files are read digit by digit: `0755`, `0o600`. */
const fileMode = /^0o?[0-7]{3}$/;
/** Bases of number systems, when handed to something that converts. */
const radixes = new Set([2, 8, 16, 36]);
const converters =
  /(parseInt|toString|int|ParseInt|FormatInt|from_str_radix|strtol|strtoul|to_i|to_s|parseLong|ToString|ToInt32)$/;
/** What stands around a number that needs no name: enums, annotations, types, default values. */
const exempt =
  /^(enum_assignment|enum_body|enumerator|enum_variant|enum_member_declaration|enum_constant|enum_case|annotation|marker_annotation|attribute|attribute_item|attribute_list|decorator|literal_type|default_parameter|typed_default_parameter|optional_parameter|required_parameter|assignment_pattern|optional_parameter_declaration|keyword_parameter|simple_parameter|property_promotion_parameter|bitfield_clause|version|element_value_pair|parameter)$/;
const bindings =
  /^(variable_declarator|public_field_definition|field_definition|assignment_expression|assignment|named_expression|init_declarator|short_var_declaration|assignment_statement|var_spec|const_spec|let_declaration|const_item|static_item|property_element|const_element|const_declaration|property_declaration|pair|keyed_element|keyword_argument|initializer_pair|field_initializer|field_declaration|jsx_attribute|jsx_expression|equals_value_clause|argument_name|array_element_initializer|assignment_pattern|augmented_assignment_default|variable_declaration)$/;
const collections =
  /^(array|array_element_initializer|list|tuple|set|dictionary|object|array_expression|array_initializer|initializer_list|literal_value|literal_element|composite_literal|array_creation_expression|collection_expression|initializer_expression|tuple_expression|expression_list|hash|parenthesized_expression|cast_expression|as_expression|satisfies_expression|implicit_array_creation_expression|reference_expression|type_conversion_expression)$/;
const arithmetic = /^(binary_expression|binary_operator|binary)$/;
const indexes =
  /^(subscript_expression|subscript|slice|array_access|index_expression|slice_expression|element_reference|element_access_expression|bracketed_argument_list|subscript_argument_list|range_expression)$/;

/** Numbers whose meaning is not named. */
export const magicNumber: Rule = {
  id: "magic-number",
  check({ nodes, language, config, isTest }) {
    if (!language.control || isTest) return [];
    const { ignore, ignoreArrayIndexes } = config.rules["magic-number"];
    const findings: RuleFinding[] = [];
    const reported = new Set<string>();
    for (const number of nodes.ofTypes(language.numbers)) {
      const signed = withSign(number);
      const value = parseNumber(signed.text);
      if (value === undefined || isPlain(value) || ignore.includes(value) || fileMode.test(signed.text))
        continue;
      if (isNamed(signed) || isExempt(signed) || isTwoInArithmetic(signed, value) || isRadix(signed, value))
        continue;
      if (ignoreArrayIndexes && isIndex(signed)) continue;
      // The same number in one statement is one thing to name.
      const statement = statementOf(signed);
      const key = `${statement.start} ${value}`;
      if (reported.has(key) || isInTestCode(signed)) continue;
      reported.add(key);
      findings.push(describe(signed));
    }
    return findings;
  },
};

function describe(signed: SyntaxNode): RuleFinding {
  return findingAt(signed, `What does ${signed.text} mean? Give the number a name.`, {
    confidence: 0.75,
    doubt: `Would a reader need a name to understand the number ${signed.text} here?`,
  });
}

function withSign(number: SyntaxNode): SyntaxNode {
  const { parent } = number;
  const isSigned = parent?.children.length === 2 && /^[-+]$/.test(parent.children[0]?.text ?? "");
  return isSigned && parent ? parent : number;
}

function isPlain(value: number): boolean {
  const size = Math.abs(value);
  return selfExplaining.has(size) || (size >= 10 && Number.isInteger(Math.log10(size)));
}

/** The whole value of a variable, a constant, a property or a keyword argument, alone or in a table of data. */
function isNamed(node: SyntaxNode): boolean {
  let current = node;
  let { parent } = node;
  while (
    parent &&
    ((collections.test(parent.type) && !isKeyed(parent)) ||
      (arithmetic.test(parent.type) && isOnlyNumbers(parent)))
  ) {
    current = parent;
    parent = parent.parent;
  }
  return (
    parent !== undefined &&
    (bindings.test(parent.type) || isNamedArgument(parent)) &&
    parent.children[0] !== current
  );
}

/** C# names an argument where it is given: `Connect(timeout: 30)`. */
function isNamedArgument(node: SyntaxNode): boolean {
  return node.type === "argument" && node.children.some(({ type }) => type === ":");
}

/** PHP writes pairs and plain elements alike. */
function isKeyed({ type, children }: SyntaxNode): boolean {
  return type === "array_element_initializer" && children.length > 1;
}

/** Arithmetic of literals alone, as in `const day = 24 * 60 * 60`. */
function isOnlyNumbers(node: SyntaxNode): boolean {
  if (node.namedChildren.length === 0) return parseNumber(node.text) !== undefined;
  return node.namedChildren.every(isOnlyNumbers);
}

function isExempt(node: SyntaxNode): boolean {
  for (let { parent } = node; parent; parent = parent.parent) {
    if (exempt.test(parent.type)) return true;
    if (/(body|block|_statement|declaration_list)$/.test(parent.type)) return false;
  }
  return false;
}

function isTwoInArithmetic({ parent }: SyntaxNode, value: number): boolean {
  if (value !== 2 || !parent) return false;
  return parent.children.some(({ named, type }) => !named && /^(\*|\/|%|\/\/|\*\*|\^)=?$/.test(type));
}

function isRadix({ parent }: SyntaxNode, value: number): boolean {
  if (!radixes.has(value)) return false;
  const list = parent?.type === "argument" ? parent.parent : parent;
  const call = list?.parent;
  if (!list || !call || !/arguments?|argument_list/.test(list.type)) return false;
  return converters.test(call.source.slice(call.start, list.start).replace(/::<.*>$/, ""));
}

function isIndex({ parent, field }: SyntaxNode): boolean {
  if (!parent) return false;
  if (parent.type === "argument") return isIndex(parent);
  if (parent.type === "range_expression")
    return parent.parent !== undefined && indexes.test(parent.parent.type);
  return indexes.test(parent.type) && field !== "object" && field !== "operand";
}

function statementOf(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (
    current.parent &&
    !/(statement|declaration|_definition|_item|program|block|body|arguments)$/.test(current.type)
  )
    current = current.parent;
  return current;
}
