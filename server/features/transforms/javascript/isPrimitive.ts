import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

const literals = /^(?:number|string|template_string|true|false|null|undefined)$/;
/** Operators that always give a number, a BigInt, a truth or a text. */
const plainOperators = /^(?:[-+*/%]|\*\*|<<|>>>?|[&|^]|[=!]==?|[<>]=?|in|instanceof)$/;
const conversions =
  /^(?:String|Number|Boolean|parseInt|parseFloat|JSON\.stringify|Math\.\w+|encodeURIComponent)$/;
const primitiveTypes = /^:\s*(?:string|number|boolean|bigint)$/;
/** Values refer to each other so far at most. */
const deepest = 5;

/** Whether an expression is certainly no object, by what it is or by what its name was declared to be. */
export function isPrimitive(node: SyntaxNode, depth = 0): boolean {
  if (depth > deepest) return false;
  if (literals.test(node.type)) return true;
  switch (node.type) {
    case "parenthesized_expression":
      return (
        node.namedChildren.length === 1 && node.namedChildren.every((each) => isPrimitive(each, depth + 1))
      );
    case "binary_expression": {
      const operator = node.child("operator")?.type ?? "";
      // A sum of anything is no object, whatever it makes of objects.
      if (plainOperators.test(operator)) return true;
      const [left, right] = [node.child("left"), node.child("right")];
      return (
        left !== undefined &&
        right !== undefined &&
        isPrimitive(left, depth + 1) &&
        isPrimitive(right, depth + 1)
      );
    }
    case "unary_expression":
    case "update_expression":
      return true;
    case "ternary_expression": {
      const ways = [node.child("consequence"), node.child("alternative")];
      return ways.every((way) => way !== undefined && isPrimitive(way, depth + 1));
    }
    case "member_expression":
      return node.child("property")?.text === "length";
    case "call_expression":
      return conversions.test(node.child("function")?.text ?? "");
    case "identifier":
      return isDeclaredPrimitive(node, depth);
    default:
      return false;
  }
}

/** The nearest declaration of the name, in the functions around it, says that it holds none. */
function isDeclaredPrimitive(use: SyntaxNode, depth: number): boolean {
  for (let scope = use.parent; scope; scope = scope.parent) {
    const declared = [...declarationsIn(scope, use.text)];
    if (declared.length > 1) return false;
    const [only] = declared;
    if (only) return tells(only, depth);
  }
  return false;
}

function* declarationsIn(scope: SyntaxNode, name: string): Generator<SyntaxNode> {
  for (const parameter of scope.child("parameters")?.namedChildren ?? []) {
    if (parameter.child("pattern")?.text === name || mentions(parameter, name)) yield parameter;
  }
  if (scope.child("parameter")?.text === name) yield scope;
  const declarations = scope.children.filter(({ type }) => /^(?:lexical|variable)_declaration$/.test(type));
  for (const declarator of declarations.flatMap(({ namedChildren }) => namedChildren)) {
    const bound = declarator.child("name");
    if (bound && mentions(bound, name)) yield declarator;
  }
}

function mentions(node: SyntaxNode, name: string): boolean {
  return [...node.descendants()].some(({ text }) => text === name);
}

function tells(declaration: SyntaxNode, depth: number): boolean {
  const type = declaration.child("type")?.text;
  if (type !== undefined) return primitiveTypes.test(type) && declaration.type !== "optional_parameter";
  const isConstant =
    declaration.type === "variable_declarator" && declaration.parent?.children[0]?.type === "const";
  const value = declaration.child("value");
  return (
    isConstant &&
    declaration.child("name")?.type === "identifier" &&
    value !== undefined &&
    isPrimitive(value, depth + 1)
  );
}
