import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { staysType, valuesOf } from "./localType.ts";

const literals: Readonly<Record<string, string>> = {
  ...{ true: "bool", false: "bool", none: "None", integer: "int", float: "float" },
  ...{ list: "list", list_comprehension: "list", dictionary: "dict", dictionary_comprehension: "dict" },
  ...{ set: "set", set_comprehension: "set", tuple: "tuple", not_operator: "bool" },
};
/** Functions of Python's own whose result has one type, whatever they are given. */
const builtins: Readonly<Record<string, string>> = {
  ...{ str: "str", repr: "str", len: "int", int: "int", float: "float", bool: "bool", isinstance: "bool" },
  ...{ issubclass: "bool", callable: "bool", hasattr: "bool", any: "bool", all: "bool", list: "list" },
  ...{
    dict: "dict",
    set: "set",
    tuple: "tuple",
    sorted: "list",
    chr: "str",
    ord: "int",
    hex: "str",
    bytes: "bytes",
  },
};
/** Methods of a text that give a text, a truth or a number. */
const textMethods: Readonly<Record<string, string>> = {
  ...{ join: "str", format: "str", upper: "str", lower: "str", strip: "str", replace: "str", title: "str" },
  ...{ lstrip: "str", rstrip: "str", capitalize: "str", encode: "bytes", split: "list" },
  ...{ startswith: "bool", endswith: "bool", isdigit: "bool" },
};

/** The type of an expression where nothing it is made of could change it; undefined else. */
export function expressionType(node: SyntaxNode, depth = 0): string | undefined {
  if (Object.hasOwn(literals, node.type)) return literals[node.type];
  switch (node.type) {
    case "string":
      return /^[a-z]*b/i.test(node.text.replace(/["'].*/s, "")) ? "bytes" : "str";
    case "concatenated_string":
      return node.namedChildren[0] && expressionType(node.namedChildren[0], depth);
    case "parenthesized_expression":
      return node.namedChildren[0] && expressionType(node.namedChildren[0], depth);
    case "unary_operator": {
      const operand = node.child("argument");
      const type = operand && expressionType(operand, depth);
      return type === "int" || type === "float" ? type : undefined;
    }
    case "comparison_operator":
      return isPlainComparison(node) ? "bool" : undefined;
    case "conditional_expression": {
      const [yes, , no] = node.namedChildren;
      const type = yes && expressionType(yes, depth);
      return no && type === expressionType(no, depth) ? type : undefined;
    }
    case "boolean_operator":
      return sameOfBoth(node, depth);
    case "binary_operator":
      return ofOperation(node, depth);
    case "call":
      return ofCall(node, depth);
    case "identifier":
      return ofVariable(node, depth);
    default:
      return undefined;
  }
}

/** Variables refer to each other so far at most. */
const deepest = 3;

/** A variable that a function gives values of one type. */
function ofVariable(name: SyntaxNode, depth: number): string | undefined {
  const values = depth < deepest ? valuesOf(name) : undefined;
  const [type, ...others] = new Set(values?.map((value) => expressionType(value, depth + 1)));
  return type !== undefined && type !== "None" && others.length === 0 && staysType(name, type)
    ? type
    : undefined;
}

/** Classes decide what `==` and `<` give; never what `is` and `in` do. */
function isPlainComparison(node: SyntaxNode): boolean {
  const signs = node.children.filter(({ named }) => !named).map(({ type }) => type);
  return signs.length > 0 && signs.every((sign) => /^(?:is|not|is not|in|not in)$/.test(sign));
}

function sameOfBoth(node: SyntaxNode, depth: number): string | undefined {
  const [left, right] = [node.child("left"), node.child("right")];
  const type = left && expressionType(left, depth);
  return right && type === expressionType(right, depth) ? type : undefined;
}

/** A text filled in or added to a text is a text. */
function ofOperation(node: SyntaxNode, depth: number): string | undefined {
  const [left, right] = [node.child("left"), node.child("right")];
  const operator = node.child("operator")?.type;
  const [one, other] = [left && expressionType(left, depth), right && expressionType(right, depth)];
  if (operator === "%" && one === "str") return "str";
  if (operator === "+" && one !== undefined && one === other && /^(?:str|bytes|int|float|list)$/.test(one))
    return one;
  return undefined;
}

function ofCall(node: SyntaxNode, depth: number): string | undefined {
  const callee = node.child("function");
  if (callee?.type === "identifier")
    return Object.hasOwn(builtins, callee.text) ? builtins[callee.text] : undefined;
  const object = callee?.child("object");
  const method = callee?.child("attribute")?.text ?? "";
  if (callee?.type !== "attribute" || !object || expressionType(object, depth) !== "str") return undefined;
  return Object.hasOwn(textMethods, method) ? textMethods[method] : undefined;
}

/** The names of Python's own that an expression's type rests on, also through variables, each of which is followed once. */
export function* namesBehind(node: SyntaxNode, followed = new Set<string>()): Generator<string> {
  for (const each of node.descendants()) {
    if (each.type !== "identifier") continue;
    if (each.field === "function" && Object.hasOwn(builtins, each.text)) yield each.text;
    if (followed.has(each.text)) continue;
    followed.add(each.text);
    for (const value of valuesOf(each) ?? []) yield* namesBehind(value, followed);
  }
}
