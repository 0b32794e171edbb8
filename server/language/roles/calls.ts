import { trimEndOf } from "../../text/endOf.ts";
import { languages } from "../languages.ts";
import {
  type AnyNode,
  childIn,
  childInAny,
  isNamed,
  isSame,
  languageFactsOf,
  namedChildrenOf,
} from "../parse/anyNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";
import { isComment } from "./tokens.ts";

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

/** Node types of calls over all languages: for looking nodes up by type. Whether one node is a call, `isCall` tells. */
export const callTypes: ReadonlySet<string> = new Set(
  languages.flatMap(({ roles }) => [...roles.calls, ...roles.creations]),
);

/** A call of a function or method, or the making of an object. */
export function isCall(node: AnyNode): boolean {
  const { roles } = languageFactsOf(node);
  return isNamed(node) && (roles.calls.has(node.type) || roles.creations.has(node.type));
}

/** `new X()` and its like. */
export function isCreation(node: AnyNode): boolean {
  return isNamed(node) && languageFactsOf(node).roles.creations.has(node.type);
}

/** What a call calls, without its receiver: `exec` of `child_process.exec(x)`, `X` of `new X()`. */
export function calleeOf<N extends AnyNode>(call: N): N | undefined {
  const called = isCreation(call)
    ? (childInAny(call, ["constructor", "type"]) ?? namedChildrenOf(call)[0])
    : childInAny(call, ["function", "name", "method", "command_name"]);
  return (
    called && (childInAny(called, ["property", "attribute", "field", "method", "name", "member"]) ?? called)
  );
}

/** What a method is called on: `child_process` of `child_process.exec(x)`. */
export function receiverOf<N extends AnyNode>(call: N): N | undefined {
  const own = childInAny(call, ["object", "scope", "receiver"]);
  if (own || isCreation(call)) return own;
  const called = childInAny(call, ["function", "name"]);
  return (
    called &&
    childInAny(called, ["object", "operand", "value", "argument", "expression", "path", "scope", "table"])
  );
}

/** What a call is given, with its brackets; the only argument where that needs none: a template, a generator. */
function argumentListOf<N extends AnyNode>(call: N): N | undefined {
  // In some grammars there is no node around what is given: Zig's.
  if (isArgumentList(call)) return call;
  return childIn(call, "arguments") ?? namedChildrenOf(call).find(isArgumentList);
}

/** What a call is given, with its brackets. */
export const isArgumentList = inRole(({ argumentLists }) => argumentLists);

/** The values that a call passes, comments left out; a keyword argument stands as its whole. */
export function argumentsOf<N extends AnyNode>(call: N): readonly N[] {
  const list = argumentListOf(call);
  if (!list) return [];
  if (!isArgumentList(list)) return [list];
  const callee = list === call ? childIn(call, "function") : undefined;
  return namedChildrenOf(list).filter((node) => !isComment(node) && !(callee && isSame(node, callee)));
}

/** Reads a call; undefined for any other node. */
export function readCall(node: SyntaxNode): Call | undefined {
  if (!isCall(node)) return undefined;
  const callee = calleePath(node);
  const list = argumentListOf(node);
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

function calleePath(node: SyntaxNode): string {
  if (isCreation(node)) {
    const type = node.child("constructor") ?? node.child("type") ?? firstNamed(node) ?? declaredType(node);
    return type ? `new ${pathOf(type)}` : "new ?";
  }
  const receiver = node.child("object") ?? node.child("scope") ?? node.child("receiver");
  const name = node.child("function") ?? node.child("name") ?? node.child("method");
  const last = name ? pathOf(name) : "call";
  return receiver ? `${pathOf(receiver)}.${last}` : last;
}

/** What stands first where an object is made, unless it is only what it is made with. */
function firstNamed({ namedChildren: [first] }: SyntaxNode): SyntaxNode | undefined {
  return first && !isArgumentList(first) ? first : undefined;
}

/** `SqlCommand command = new(text)`: the type that the variable, the field or the property is declared with. */
function declaredType({ parent }: SyntaxNode): SyntaxNode | undefined {
  return parent?.child("type") ?? parent?.parent?.child("type");
}

/** Longer paths are chains of calls; what they begin with tells nobody anything. In characters. */
const longestPath = 500;

/** Calls within each other that are read at once: more and the stack would end. */
const deepest = 100;
const paths = new WeakMap<SyntaxNode, string>();

/** An expression as a dotted path; `?` stands for what is not a path, and for the beginning of a long one. */
export function pathOf(node: SyntaxNode): string {
  const known = paths.get(node);
  if (known !== undefined) return known;
  // What a long chain begins with is read first, so that nobody goes down all of it.
  const within: SyntaxNode[] = [];
  let depth = 0;
  for (let inner = node.namedChildren[0]; inner && !paths.has(inner); inner = inner.namedChildren[0])
    if (++depth % deepest === 0) within.push(inner);
  for (const inner of within.reverse()) notePath(inner);
  return notePath(node);
}

function notePath(node: SyntaxNode): string {
  const whole = wholePathOf(node);
  const path = whole.length > longestPath ? "?" : whole;
  paths.set(node, path);
  return path;
}

function wholePathOf(node: SyntaxNode): string {
  if (isCall(node)) return `${calleePath(node)}()`;
  if (isPathStep(node)) {
    const steps = node.namedChildren.filter((child) => !isTypeArguments(child));
    return steps.map(pathOf).join(".");
  }
  if (isPathFrame(node)) {
    const [inner] = node.namedChildren;
    return inner ? pathOf(inner) : "?";
  }
  if (isMacroCall(node)) return `${node.child("macro")?.text ?? "?"}!()`;
  return node.children.length === 0 || isComposedName(node) ? node.text : "?";
}

const isPathStep = inRole(({ pathSteps }) => pathSteps);
const isPathFrame = inRole(({ pathFrames }) => pathFrames);
const isTypeArguments = inRole(({ typeArguments }) => typeArguments);
const isMacroCall = inRole(({ macroCalls }) => macroCalls);
/** A name of several tokens: PHP's `$name`. */
export const isComposedName = inRole(({ composedNames }) => composedNames);

function readArguments(list: SyntaxNode): Argument[] {
  if (!isArgumentList(list)) return [{ value: list }];
  const read: Argument[] = [];
  for (const child of list.namedChildren) {
    if (isComment(child) || child.field === "function") continue;
    read.push(readArgument(child));
  }
  return read;
}

function readArgument(node: SyntaxNode): Argument {
  const { roles } = node.language;
  const last = node.namedChildren.at(-1) ?? node;
  const shape = roles.bindings[node.type];
  if (shape?.kind === "member") {
    const value = (shape.value && node.child(shape.value)) || last;
    return { value, keyword: unquote((shape.target && node.child(shape.target)?.text) || "") };
  }
  if (!roles.argumentFrames.has(node.type)) return { value: node };
  const name = node.child("name");
  return name ? { value: last, keyword: name.text } : { value: last };
}

/** A key or name without the quotes, colons and sigils that languages put around it. */
export function unquote(text: string): string {
  return trimEndOf(text.replace(/^[\s"'`:$@]+/, ""), " \t\r\n\"'`:");
}
