import type { SyntaxNode } from "../parse/syntaxNode.ts";

/** A call in any language, read into one shape. */
export interface Call {
  readonly node: SyntaxNode;
  /**
   * What is called, as a dotted path whatever the language's own signs are: `child_process.exec`, `md5.compute`,
   * `Runtime.getRuntime().exec`, `new FileInputStream`. Arguments and type arguments are left out.
   */
  readonly callee: string;
  /** The last segment of `callee`. */
  readonly name: string;
  readonly arguments: readonly Argument[];
}

export interface Argument {
  readonly value: SyntaxNode;
  /** The name of a keyword argument, such as `shell` in `run(x, shell=True)`. */
  readonly keyword?: string;
}

const functionField = new Set([
  "call_expression",
  "function_call_expression",
  "invocation_expression",
  "call",
]);
const objectAndName = new Set([
  "method_invocation",
  "member_call_expression",
  "nullsafe_member_call_expression",
  "scoped_call_expression",
]);
const creations = new Set(["object_creation_expression", "new_expression"]);
const argumentLists = ["arguments", "argument_list", "template_string"];

/** Node types that `readCall` understands. */
export const callTypes: ReadonlySet<string> = new Set([...functionField, ...objectAndName, ...creations]);

/** Reads a call; undefined for any other node. */
export function readCall(node: SyntaxNode): Call | undefined {
  if (!callTypes.has(node.type)) return undefined;
  const callee = calleeOf(node);
  const list = node.child("arguments") ?? node.childOfType(...argumentLists);
  const name = callee.slice(Math.max(callee.lastIndexOf("."), callee.lastIndexOf(" ")) + 1);
  return { node, callee, name, arguments: list ? readArguments(list) : [] };
}

/** The positional argument at `index`, if there is one. */
export function positional(call: Call, index: number): SyntaxNode | undefined {
  return call.arguments.filter((argument) => argument.keyword === undefined)[index]?.value;
}

/** The keyword argument, if there is one. */
export function keyword(call: Call, name: string): SyntaxNode | undefined {
  return call.arguments.find((argument) => argument.keyword === name)?.value;
}

function calleeOf(node: SyntaxNode): string {
  if (creations.has(node.type)) {
    const type = node.child("constructor") ?? node.child("type") ?? node.namedChildren[0];
    return type ? `new ${pathOf(type)}` : "new ?";
  }
  const receiver = node.child("object") ?? node.child("scope") ?? node.child("receiver");
  const name = node.child("function") ?? node.child("name") ?? node.child("method");
  const last = name ? pathOf(name) : "call";
  return receiver ? `${pathOf(receiver)}.${last}` : last;
}

/** An expression as a dotted path; `?` stands for what is not a path. */
export function pathOf(node: SyntaxNode): string {
  if (callTypes.has(node.type)) return `${calleeOf(node)}()`;
  switch (node.type) {
    case "member_expression":
    case "attribute":
    case "selector_expression":
    case "field_expression":
    case "field_access":
    case "member_access_expression":
    case "nullsafe_member_access_expression":
    case "class_constant_access_expression":
    case "scoped_property_access_expression":
    case "scoped_identifier":
    case "scoped_type_identifier":
    case "qualified_identifier":
    case "qualified_name":
    case "scope_resolution": {
      const parts = node.namedChildren.filter((child) => child.type !== "type_arguments");
      return parts.map(pathOf).join(".");
    }
    case "parenthesized_expression":
    case "non_null_expression":
    case "await_expression":
    case "await":
    case "as_expression":
    case "generic_function":
    case "generic_type":
    case "generic_name":
    case "template_function":
    case "template_type": {
      const inner = node.namedChildren[0];
      return inner ? pathOf(inner) : "?";
    }
    case "macro_invocation":
      return `${node.child("macro")?.text ?? "?"}!()`;
    default:
      return node.children.length === 0 || node.type === "variable_name" || node.type === "namespace_name"
        ? node.text
        : "?";
  }
}

function readArguments(list: SyntaxNode): Argument[] {
  if (list.type === "template_string") return [{ value: list }];
  const read: Argument[] = [];
  for (const child of list.namedChildren) {
    if (child.type.includes("comment")) continue;
    read.push(readArgument(child));
  }
  return read;
}

function readArgument(node: SyntaxNode): Argument {
  const named = node.namedChildren;
  const last = named.at(-1) ?? node;
  switch (node.type) {
    case "argument": {
      const name = node.child("name");
      return name ? { value: last, keyword: name.text } : { value: last };
    }
    case "keyword_argument":
      return { value: node.child("value") ?? last, keyword: node.child("name")?.text ?? "" };
    case "pair":
      return { value: node.child("value") ?? last, keyword: unquote(node.child("key")?.text ?? "") };
    default:
      return { value: node };
  }
}

/** A key or name without the quotes, colons and sigils that languages put around it. */
export function unquote(text: string): string {
  return text.replace(/^[\s"'`:$@]+|[\s"'`:]+$/g, "");
}
