import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isAssigned } from "../assignments.ts";

/** Values refer to each other so far at most. */
const deepest = 4;
const ofNode: Readonly<Record<string, string>> = {
  ...{ string: "string", template_string: "string", true: "boolean", false: "boolean", regex: "RegExp" },
  ...{ null: "null", undefined: "undefined", array: "any[]" },
};
/** Functions of the language whose result has one type, whatever they are given. */
const calls: readonly (readonly [RegExp, string])[] = [
  [/^(?:String|encodeURIComponent|decodeURIComponent|encodeURI|decodeURI|String\.fromCharCode)$/, "string"],
  [/^(?:Number|parseInt|parseFloat|Date\.now|Number\.parse(?:Int|Float)|Math\.\w+)$/, "number"],
  [/^(?:Boolean|isNaN|isFinite|Array\.isArray|Number\.is\w+|Object\.is)$/, "boolean"],
  [/^(?:Object\.keys|Object\.getOwnPropertyNames)$/, "string[]"],
  [/^(?:Array\.(?:from|of)|Object\.(?:values|entries))$/, "any[]"],
];
/** Methods of a text. */
const methods: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:to(?:Locale)?(?:Upper|Lower)Case|trim(?:Start|End)?|slice|substring|substr|replace(?:All)?|repeat|pad(?:Start|End)|concat|charAt|toString|normalize)$/,
    "string",
  ],
  [/^(?:indexOf|lastIndexOf|charCodeAt|search|localeCompare)$/, "number"],
  [/^(?:includes|startsWith|endsWith)$/, "boolean"],
  [/^split$/, "string[]"],
];
const built = /^(?:Map|Set|WeakMap|WeakSet|Date|RegExp|Error|TypeError|RangeError|URL)$/;

/** The JSDoc type of an expression where nothing it is made of could change it; undefined else. */
export function valueType(node: SyntaxNode, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  if (Object.hasOwn(ofNode, node.type)) return ofNode[node.type];
  const of = (child: SyntaxNode | undefined) => child && valueType(child, depth + 1);
  switch (node.type) {
    case "number":
      return node.text.endsWith("n") ? "bigint" : "number";
    case "parenthesized_expression":
      return of(node.namedChildren[0]);
    case "unary_expression":
      return ofUnary(node, of);
    case "binary_expression":
      return ofBinary(node, of);
    case "ternary_expression":
      return same(of(node.child("consequence")), of(node.child("alternative")));
    case "call_expression":
      return ofCall(node, of);
    case "new_expression": {
      const name = node.child("constructor")?.text ?? "";
      return built.test(name) ? name : undefined;
    }
    case "identifier":
      return ofVariable(node, of);
    default:
      return undefined;
  }
}

type TypeOf = (child: SyntaxNode | undefined) => string | undefined;

function same(one: string | undefined, other: string | undefined): string | undefined {
  return one === other ? one : undefined;
}

function ofUnary(node: SyntaxNode, of: TypeOf): string | undefined {
  const operator = node.child("operator")?.type;
  if (operator === "!" || operator === "delete") return "boolean";
  if (operator === "typeof") return "string";
  if (operator === "+") return "number";
  return operator === "-" && of(node.child("argument")) === "number" ? "number" : undefined;
}

function ofBinary(node: SyntaxNode, of: TypeOf): string | undefined {
  const operator = node.child("operator")?.type ?? "";
  if (/^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(operator)) return "boolean";
  if (operator === ">>>") return "number";
  const [left, right] = [of(node.child("left")), of(node.child("right"))];
  if (/^(?:&&|\|\||\?\?)$/.test(operator)) return same(left, right);
  if (operator === "+") return left === "string" || right === "string" ? "string" : same(left, right);
  // A number and a BigInt cannot be mixed.
  return left === "number" || right === "number" ? "number" : undefined;
}

function ofCall(node: SyntaxNode, of: TypeOf): string | undefined {
  const callee = node.child("function");
  const known = calls.find(([pattern]) => pattern.test(callee?.text ?? ""));
  if (known) return known[1];
  const object = callee?.type === "member_expression" ? callee.child("object") : undefined;
  if (of(object) !== "string") return undefined;
  return methods.find(([pattern]) => pattern.test(callee?.child("property")?.text ?? ""))?.[1];
}

const functions = new Set([
  ...["function_declaration", "function_expression", "arrow_function", "method_definition"],
  ...["generator_function", "generator_function_declaration"],
]);

/** A variable that the function around declares once and gives values of one type. */
function ofVariable(name: SyntaxNode, of: TypeOf): string | undefined {
  const owner = name.ancestor(functions);
  const declared = owner?.ofType("variable_declarator").filter((each) =>
    each
      .child("name")
      ?.ofType("identifier", "shorthand_property_identifier_pattern")
      .some(({ text }) => text === name.text),
  );
  const [only, ...others] = declared ?? [];
  const value = only?.child("name")?.text === name.text ? only.child("value") : undefined;
  if (!owner || !value || others.length > 0) return undefined;
  const changed = owner.ofType("identifier").some((each) => each.text === name.text && isAssigned(each));
  return changed ? undefined : of(value);
}
