import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { isMacroCall } from "../../roles/arguments.ts";
import type { Argument, Expression } from "../program.ts";
import { textOf } from "./literals.ts";
import { type Lowering, partsOf } from "./lowering.ts";
import { lowerMacroTest } from "./lowerMacroTest.ts";

const constructions =
  /^(?:new_expression|object_creation_expression|implicit_object_creation_expression|composite_literal|struct_expression|array_creation_expression|instance_expression)$/;
/** Macros of Rust that end in a panic, by what they test. */
const tokens = /^token_tree$/;

/** Lowers calls and constructions; undefined for other nodes. */
export function lowerCall(node: SyntaxNode, lower: Lowering): Expression | undefined {
  const { type } = node;
  if (!isCalled(node) && !constructions.test(type)) return undefined;
  const list =
    node.child("arguments") ??
    node.child("body") ??
    node.childOfType(
      "argument_list",
      "arguments",
      "literal_value",
      "field_initializer_list",
      "token_tree",
      "initializer_expression",
    );
  const extra = node.childOfType("initializer_expression");
  const args = [
    ...(list ? argumentsOf(list, lower) : []),
    ...(extra && extra !== list ? argumentsOf(extra, lower) : []),
  ];
  const block = node.child("block");
  if (block && !constructions.test(type))
    args.push({
      name: undefined,
      value: { kind: "function", definition: lower.function(block), node: block },
    });
  return {
    kind: "call",
    callee: calleeOf(node, list, lower),
    args,
    constructs: constructions.test(type),
    node,
  };
}

function isCalled(node: SyntaxNode): boolean {
  return node.language.roles.calls.has(node.type) || isMacroCall(node);
}

function calleeOf(node: SyntaxNode, list: SyntaxNode | undefined, lower: Lowering): Expression {
  const receiver = node.child("object") ?? node.child("receiver");
  const name = node.child("name") ?? node.child("method");
  if (receiver && name) return { kind: "member", object: lower.expression(receiver), name: name.text, node };
  const callee =
    node.child("function") ?? node.child("constructor") ?? node.child("macro") ?? node.child("type") ?? name;
  if (callee) {
    // `Vec::<u8>::new` and `List<string>` are called by their names.
    const generic = /generic/.test(callee.type)
      ? (callee.child("function") ?? callee.child("name") ?? partsOf(callee)[0])
      : callee;
    return lower.expression(generic ?? callee);
  }
  const [first] = partsOf(node);
  return first && first !== list ? lower.expression(first) : { kind: "other", parts: [], node };
}

function argumentsOf(list: SyntaxNode, lower: Lowering): Argument[] {
  // Python writes no second brackets around a generator that is the only argument.
  if (list.type === "generator_expression") return [{ name: undefined, value: lower.expression(list) }];
  if (tokens.test(list.type)) return macroArguments(list, lower);
  return partsOf(list).flatMap((part): Argument[] => {
    if (part.type === "keyword_argument" || part.type === "field_initializer" || part.type === "pair") {
      const name = part.child("name") ?? part.child("field") ?? part.child("key") ?? partsOf(part)[0];
      const value = part.child("value") ?? partsOf(part).at(-1);
      return value
        ? [{ name: name && textOf(name.text).replace(/:$/, ""), value: lower.expression(value) }]
        : [];
    }
    if (part.type === "keyed_element") {
      const [key, value] = partsOf(part);
      return value ? [{ name: key?.text, value: lower.expression(value) }] : [];
    }
    if (part.type === "assignment_expression" && list.type === "initializer_expression") {
      const value = part.child("right");
      return value ? [{ name: part.child("left")?.text, value: lower.expression(value) }] : [];
    }
    if (part.type === "argument") {
      const name = part.child("name");
      const value = partsOf(part).at(-1);
      return value ? [{ name: name?.text, value: lower.expression(value) }] : [];
    }
    return [{ name: undefined, value: lower.expression(part) }];
  });
}

/** A macro's tokens are not parsed; the first may be a whole argument, and texts and numbers are what they are. */
function macroArguments(list: SyntaxNode, lower: Lowering): Argument[] {
  const asked = lowerMacroTest(list, lower);
  if (asked) return [{ name: undefined, value: asked }];
  return partsOf(list)
    .filter(({ type }) => type !== "token_tree")
    .map((part) => ({ name: undefined, value: lower.expression(part) }));
}
