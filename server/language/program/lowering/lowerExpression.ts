import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../../roles/accesses.ts";
import { isTernary, isThrow } from "../../roles/control.ts";
import { isOperation, isUnary } from "../../roles/operations.ts";
import { hasToken } from "../../roles/tokens.ts";
import { numberOf } from "../../values/numberOf.ts";
import type { Argument, Expression, FunctionDefinition } from "../program.ts";
import { textOf } from "./literals.ts";
import { lowerCall } from "./lowerCall.ts";
import { lowerComprehension } from "./lowerComprehension.ts";
import { type Lowering, operatorOf, partsOf } from "./lowering.ts";
import { lowerPattern } from "./lowerPattern.ts";
import { lowerTemplate } from "./lowerTexts.ts";

/** Nodes that only wrap the expression they hold. */
const wrappers =
  /^(?:parenthesized_expression|await_expression|await|as_expression|satisfies_expression|non_null_expression|checked_expression|ref_expression|expression_statement|expression|argument|literal_element|literal_value|reference_expression|try_block|arrow_expression_clause|parenthesized_statements|condition_clause|as_pattern|spread_element|list_splat|decorated_definition|variadic_argument|dictionary_splat|pattern|element|type_assertion|type_assertion_expression)$/;
const names =
  /^(?:identifier|property_identifier|field_identifier|type_identifier|private_property_identifier|shorthand_property_identifier|shorthand_property_identifier_pattern|this|self|super|constant|instance_variable|simple_name|predefined_type|package_identifier|variable_name|name|global_variable|this_expression|base_expression|class_variable|symbol|simple_symbol|metavariable|primitive_type)$/;
const texts =
  /^(?:string|string_literal|interpreted_string_literal|raw_string_literal|char_literal|character_literal|verbatim_string_literal|encapsed_string|text_block|rune_literal|string_content)$/;
const templates = /^(?:template_string|interpolated_string_expression|concatenated_string)$/;
const numberLiterals = /(?:integer|int|float|real|decimal|number|hex|octal|binary)\w*(?:_literal)?$|^number$/;
const nulls =
  /^(?:null|null_literal|undefined|none|nil|nullptr|None|nullptr_literal|default_expression|default_literal)$/;
const lists =
  /^(?:array|list|tuple|array_initializer|array_expression|tuple_expression|initializer_list|set|collection_expression)$/;
const functions =
  /^(?:arrow_function|lambda|lambda_expression|closure_expression|func_literal|function_expression|function|anonymous_method_expression|generator_function|anonymous_function|do_block|block_lambda)$/;
const casts = /^(?:cast_expression|type_cast_expression|type_conversion_expression)$/;

function lowerLiteral(node: SyntaxNode, parts: readonly SyntaxNode[]): Expression | undefined {
  const { type } = node;
  if (type === "true" || type === "false" || type === "boolean_literal" || type === "boolean")
    return { kind: "boolean", value: /^true$/i.test(node.text), node };
  if (nulls.test(type)) return { kind: "null", node };
  if (numberLiterals.test(type) && parts.length === 0) {
    const value = numberOf(node.text);
    if (value !== undefined) return { kind: "number", value, node };
  }
  if (texts.test(type) && !parts.some((part) => part.type.includes("interpolation")))
    return { kind: "text", value: textOf(node.text), node };
  if (templates.test(type) && parts.every((part) => /string_(?:fragment|content)/.test(part.type)))
    return { kind: "text", value: textOf(node.text), node };
  return undefined;
}

function lowerText(node: SyntaxNode, lower: Lowering): Expression | undefined {
  return texts.test(node.type) || templates.test(node.type) ? lowerTemplate(node, lower) : undefined;
}

/** `Item::getPrice` is a function of an item. */
function lowerReference(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Expression | undefined {
  const name = parts.at(-1);
  if (node.type !== "method_reference" || !name || parts.length < 2) return undefined;
  const object: Expression = { kind: "name", name: "it", node };
  const [owner] = parts;
  // `Integer::parseInt` is given what it is about; of a type of the program, and of texts, it is a method.
  const isStatic =
    owner !== undefined && /^(?:[a-z]|Integer$|Math$|Objects$|Double$|Long$|Character$)/.test(owner.text);
  // `Integer::compare` and `Integer::sum` are given two; `Integer::intValue` is asked of a number.
  const isOfTwo = /^(?:compare|compareTo|sum|max|min)$/.test(name.text);
  const isGetter = /Value$/.test(name.text);
  const second: Expression = { kind: "name", name: "other", node };
  const called: Expression = {
    kind: "call",
    callee: {
      kind: "member",
      object: isStatic && !isGetter ? lower.expression(owner) : object,
      name: name.text,
      node,
    },
    args: [...(isStatic && !isGetter ? [object] : []), ...(isOfTwo ? [second] : [])].map((value) => ({
      name: undefined,
      value,
    })),
    constructs: false,
    node,
  };
  const definition: FunctionDefinition = {
    name: "",
    parameters: ["it", ...(isOfTwo ? ["other"] : [])].map((each) => ({
      name: each,
      default: undefined,
      type: "",
    })),
    body: [{ kind: "return", value: called, node }],
    returns: "",
    receiver: undefined,
    node,
  };
  return { kind: "function", definition, node };
}

/** Lowers an expression. */
export function lowerExpression(node: SyntaxNode, lower: Lowering): Expression {
  const { type } = node;
  const parts = partsOf(node);
  const [first] = parts;
  if ((names.test(type) && parts.length === 0) || type === "variable_name") return lowerName(node);
  if (
    type === "array_creation_expression" &&
    parts.every((part) => part.type === "array_element_initializer")
  )
    return lowerPhpArray(node, parts, lower);
  const literal = lowerLiteral(node, parts) ?? lowerText(node, lower);
  if (literal) return literal;
  if (wrappers.test(type) && first) return lower.expression(first);
  if (lists.test(type) || (type === "expression_list" && parts.length > 1))
    return { kind: "list", items: parts.map((part) => lower.expression(part)), node };
  if (type === "expression_list" && first) return lower.expression(first);
  if (functions.test(type)) return { kind: "function", definition: lower.function(node), node };
  const converted = casts.test(type) ? (node.child("value") ?? parts.at(-1)) : undefined;
  if (converted) return lowerCast(node, converted, lower);
  return (
    lowerAccess(node, lower) ??
    lowerCall(node, lower) ??
    lowerOperation(node, parts, lower) ??
    lowerAssignment(node, parts, lower) ??
    lowerBlockExpression(node, parts, lower) ??
    lowerComprehension(node, lower) ??
    lowerReference(node, parts, lower) ?? {
      kind: "other",
      parts: parts.filter((part) => !/type/.test(part.type)).map((part) => lower.expression(part)),
      node,
    }
  );
}

const wholeTypes = /^\(?(?:u?int(?:eger|\d*)?|[iu](?:8|16|32|64|128|size)|u?long|u?short|s?byte)\)?$/;

/** What is converted to a whole number loses its fraction. */
function lowerCast(node: SyntaxNode, converted: SyntaxNode, lower: Lowering): Expression {
  const value = lower.expression(converted);
  const type = node.child("type")?.text ?? "";
  if (!wholeTypes.test(type.trim()) || value.kind === "number" || value.kind === "name") return value;
  const callee: Expression = { kind: "name", name: "int_cast", node };
  return { kind: "call", callee, args: [{ name: undefined, value }], constructs: false, node };
}

/** PHP's array is a list, or a record where its elements have keys. */
function lowerPhpArray(node: SyntaxNode, parts: readonly SyntaxNode[], lower: Lowering): Expression {
  const elements = parts.map((part) => partsOf(part));
  if (elements.every((each) => each.length === 1))
    return {
      kind: "list",
      items: elements.flatMap((each) => each.map((one) => lower.expression(one))),
      node,
    };
  return {
    kind: "record",
    entries: elements.flatMap(([key, value]) =>
      key && value ? [{ name: textOf(key.text), value: lower.expression(value) }] : [],
    ),
    node,
  };
}

function lowerName(node: SyntaxNode): Expression {
  const { text } = node;
  // Python and Go have them as plain identifiers in places.
  if (/^(?:nil|None|undefined|null|NULL)$/.test(text)) return { kind: "null", node };
  if (/^(?:true|false|True|False)$/.test(text)) return { kind: "boolean", value: /^true$/i.test(text), node };
  return { kind: "name", name: text.replace(/^[@$]+/, ""), node };
}

const memberTypes =
  /^(?:member_expression|attribute|selector_expression|field_access|field_expression|member_access_expression|conditional_access_expression|scoped_identifier|scoped_type_identifier|qualified_name|member_binding_expression|scope_resolution|qualified_identifier|scoped_property_access_expression|class_constant_access_expression|member_access)$/;

function isMember(node: SyntaxNode): boolean {
  return isMemberAccess(node) || memberTypes.test(node.type);
}

function lowerAccess(node: SyntaxNode, lower: Lowering): Expression | undefined {
  const parts = partsOf(node).filter(({ type }) => type !== "optional_chain");
  const [object] = parts;
  const last = parts.at(-1);
  if (isMember(node) && object && last && object !== last)
    return { kind: "member", object: lower.expression(object), name: memberName(last), node };
  if (node.type === "member_binding_expression" && last) return { kind: "name", name: last.text, node };
  return isSubscript(node) && object ? lowerIndex(node, object, parts, lower) : undefined;
}

function memberName(last: SyntaxNode): string {
  if (isMember(last)) return (partsOf(last).at(-1) ?? last).text;
  return last.text.replace(/^[@$]+/, "");
}

function lowerIndex(
  node: SyntaxNode,
  object: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Expression {
  const base = lower.expression(object);
  const inBrackets = node.child("subscript") ?? parts[1];
  const sole = inBrackets && /argument_list/.test(inBrackets.type) ? argumentIn(inBrackets) : undefined;
  const range = [...parts, ...(sole ? [sole] : [])].find(
    ({ type }) => type === "slice" || type === "range_expression",
  );
  const isSlice = node.type === "slice_expression";
  const stepped = range?.type === "slice" ? lowerStep(base, range, node) : undefined;
  if (stepped) return stepped;
  if (isSlice || range) {
    const [from, to] = isSlice || !range ? [node.child("start"), node.child("end")] : rangeOf(range);
    return {
      kind: "slice",
      object: base,
      from: from && lower.expression(from),
      to: to && lower.expression(to),
      node,
    };
  }
  const inner = sole ?? inBrackets;
  return {
    kind: "index",
    object: base,
    index: inner ? lower.expression(inner) : { kind: "other", parts: [], node },
    node,
  };
}

/** Python's `items[::-1]`; slices with other steps are not followed. */
function lowerStep(object: Expression, range: SyntaxNode, node: SyntaxNode): Expression | undefined {
  const signs = range.children.filter(({ type }) => type === ":");
  const last = signs[1];
  const step = last && partsOf(range).find(({ start }) => start >= last.end);
  if (!step) return undefined;
  if (step.text !== "-1" || partsOf(range).length > 1) return { kind: "other", parts: [object], node };
  return {
    kind: "call",
    callee: { kind: "member", object, name: "reversed", node },
    args: [],
    constructs: false,
    node,
  };
}

/** The only argument of C#'s brackets. */
function argumentIn(list: SyntaxNode): SyntaxNode | undefined {
  const [argument] = partsOf(list);
  return argument?.type === "argument" ? (partsOf(argument)[0] ?? argument) : argument;
}

/** Both ends of a slice or range, as far as they are written. */
function rangeOf(node: SyntaxNode): [SyntaxNode | undefined, SyntaxNode | undefined] {
  const sign = node.children.find(({ type }) => /^(?::|\.\.=?|\.\.\.)$/.test(type));
  const parts = partsOf(node);
  return [
    parts.find(({ end }) => sign !== undefined && end <= sign.start),
    parts.find(({ start }) => sign !== undefined && start >= sign.end),
  ];
}

const spelled: Readonly<Record<string, string>> = {
  and: "&&",
  or: "||",
  not: "!",
  "===": "==",
  "!==": "!=",
  is: "==",
  "is not": "!=",
  "<>": "!=",
  eq: "==",
};

function lowerUnary(node: SyntaxNode, inner: SyntaxNode, lower: Lowering): Expression {
  const sign = operatorOf(node);
  const operand = lower.expression(inner);
  if (sign === "*" || sign === "&") return operand;
  if (sign === "-" && operand.kind === "number") return { kind: "number", value: -operand.value, node };
  return { kind: "unary", operator: spelled[sign] ?? sign, operand, node };
}

function lowerBinary(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Expression | undefined {
  const left = node.child("left") ?? parts[0];
  const right = node.child("right") ?? parts.at(-1);
  if (!left || !right || left === right) return undefined;
  const sign = operatorOf(node);
  return {
    kind: "binary",
    operator: spelled[sign] ?? sign,
    left: lower.expression(left),
    right: lower.expression(right),
    node,
  };
}

/** Whether a conditional expression is written as Python does: `a if test else b`. */
function hasTestWithin(node: SyntaxNode): boolean {
  return node.child("condition") === undefined && hasToken(node, "if");
}

function lowerOperation(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Expression | undefined {
  const { type } = node;
  const [first, second, third] = parts;
  if (isUnary(node) && first) return lowerUnary(node, parts.at(-1) ?? first, lower);
  const binary = isOperation(node) ? lowerBinary(node, parts, lower) : undefined;
  if (binary) return binary;
  if (type === "comparison_operator") return lowerComparisons(node, lower);
  if (/^(?:instanceof_expression|is_expression|is_pattern_expression|let_condition)$/.test(type))
    return lowerPattern(node, lower);
  if (type === "try_expression" && first)
    return { kind: "propagate", operand: lower.expression(first), node };
  if (isThrow(node)) return { kind: "throw", value: first && lower.expression(first), node };
  if (isTernary(node) && first && second && third) {
    const isPython = hasTestWithin(node);
    const [yes, test, no] = isPython ? [first, second, third] : [second, first, third];
    return {
      kind: "conditional",
      test: lower.expression(test),
      yes: lower.expression(yes),
      no: lower.expression(no),
      node,
    };
  }
  if (type === "object" || type === "dictionary" || type === "hash")
    return { kind: "record", entries: parts.flatMap((part) => lowerEntry(part, lower)), node };
  return undefined;
}

/** Python's `0 < x <= 10` is two comparisons. */
function lowerComparisons(node: SyntaxNode, lower: Lowering): Expression | undefined {
  const operands = partsOf(node);
  const found: Expression[] = [];
  for (const [index, left] of operands.slice(0, -1).entries()) {
    const right = operands[index + 1];
    if (!right) continue;
    const sign = node.source
      .slice(left.end, right.start)
      .replace(/[\s()]+/g, " ")
      .trim();
    const operator = spelled[sign] ?? sign;
    found.push({
      kind: "binary",
      operator,
      left: lower.expression(left),
      right: lower.expression(right),
      node,
    });
  }
  const [head, ...rest] = found;
  return rest.reduce<Expression | undefined>(
    (left, right) => left && { kind: "binary", operator: "&&", left, right, node },
    head,
  );
}

function lowerEntry(node: SyntaxNode, lower: Lowering): Argument[] {
  const key = node.child("key");
  const value = node.child("value");
  if (key && value)
    return [{ name: textOf(key.text).replace(/^[[:]|[\]:]$/g, ""), value: lower.expression(value) }];
  const lowered = lower.expression(node);
  return [{ name: lowered.kind === "name" ? lowered.name : undefined, value: lowered }];
}

const assignments =
  /^(?:assignment_expression|assignment|augmented_assignment|augmented_assignment_expression|compound_assignment_expr|assignment_statement|short_var_declaration|named_expression|operator_assignment|compound_assignment_expression)$/;
const steps =
  /^(?:update_expression|inc_statement|dec_statement|postfix_unary_expression|postfix_update_expression)$/;

function lowerAssignment(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Expression | undefined {
  const [first] = parts;
  if (assignments.test(node.type)) {
    const target = node.child("left") ?? node.child("name") ?? first;
    const value = node.child("right") ?? node.child("value") ?? parts.at(-1);
    if (!target || !value || target === value) return undefined;
    const sign = node.source.slice(target.end, value.start).trim();
    const operator = /^([-+*/%&|^?<>]{1,3})=$/.exec(sign)?.[1] ?? "";
    return {
      kind: "assign",
      target: lower.expression(target),
      operator: operator === ":" ? "" : operator,
      value: lower.expression(value),
      node,
    };
  }
  const isStep = steps.test(node.type) || /^prefix_unary_expression$/.test(node.type);
  if (!isStep || !first || !/\+\+|--/.test(node.text)) return undefined;
  const operator = node.text.includes("++") ? "+" : "-";
  return {
    kind: "assign",
    target: lower.expression(first),
    operator,
    value: { kind: "number", value: 1, node },
    node,
  };
}

/** `if`, `match` and blocks that have a value. */
function lowerBlockExpression(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Expression | undefined {
  const { type } = node;
  if (
    /^(?:if_expression|match_expression|switch_expression|block|unsafe_block|if|case|unless|loop_expression)$/.test(
      type,
    )
  )
    return { kind: "block", body: lower.valued(node, "yield"), node };
  // Rust's `return` and `break` are expressions: as statements they are read where they end a block.
  if (
    /^(?:return_expression|break_expression|continue_expression|return_statement|throw_statement|raise_statement|macro_block)$/.test(
      type,
    )
  )
    return { kind: "block", body: lower.statements(node), node };
  return parts.length === 1 && parts[0] && /^(?:pair|keyed_element)$/.test(type)
    ? lower.expression(parts[0])
    : undefined;
}
