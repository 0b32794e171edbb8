import { functionParts } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { argumentsOf, calleeOf, isCall, isCreation } from "./calls.ts";
import { handedOver, isCatch, isReturn, isThrow, isTry } from "./control.ts";
import { isYield } from "./operations.ts";
import { isFinal } from "./resources.ts";
import { isBlock, isName } from "./tokens.ts";

/** What a function gives back and what it may throw, as its signature and its own body tell. */
export interface Outcomes {
  /** It gives a value back on some way. */
  readonly returns: boolean;
  /** The type that is written for what it gives. */
  readonly result: string | undefined;
  /** It yields: a generator. */
  readonly yields: boolean;
  /** Names of errors it throws where it does not catch them itself, in order; those without a name are left out. */
  readonly raises: readonly string[];
}

const resultFields = ["return_type", "returns", "type", "result"];
const nothing = /^:?\s*(?:void|None|never|undefined|\(\)|noreturn)$/;
const empty = /^(?:null|None|undefined|nil)$/;

export function outcomesOf(node: SyntaxNode): Outcomes {
  const { body } = functionParts(node, node.language);
  const declared = resultFields.map((field) => node.child(field)).find((child) => child !== undefined);
  const own = ownNodesOf(node);
  const handed = own.filter(isReturn).map(handedOver);
  const isExpression = body !== undefined && !isBlock(body) && body !== node.child("block");
  const gives = handed.some((value) => value !== undefined && !empty.test(value.text));
  return {
    returns: declared
      ? !nothing.test(declared.text)
      : gives || (isExpression && !isCall(body) && isValue(body)),
    result: declared?.text.replace(/^:\s*/, ""),
    yields: own.some(isYield),
    raises: [...new Set([...declaredErrors(node), ...own.flatMap((each) => errorOf(each, node))])],
  };
}

/** A body that is one expression, as those of arrow functions are. */
function isValue(body: SyntaxNode): boolean {
  return body.parent?.children.some(({ type }) => type === "=>") === true;
}

/** The nodes of a function's body, functions inside left out; none where it has no body. */
export function ownNodesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const { body } = functionParts(node, node.language);
  return body ? [...ownNodes(body)] : [];
}

/** A node and what is below it, functions inside left out. */
export function* ownNodes(node: SyntaxNode): Generator<SyntaxNode> {
  for (const each of node.descendants((inner) => !isFunction(inner)))
    if (each === node || !isFunction(each)) yield each;
}

/** Java's `throws A, B`. */
function declaredErrors(node: SyntaxNode): readonly string[] {
  return node.childOfType("throws")?.namedChildren.map(({ text }) => text) ?? [];
}

/** The name of the error that a node throws, if it has one. */
export function thrownBy(node: SyntaxNode): string | undefined {
  return errorOf(node, node)[0];
}

function errorOf(node: SyntaxNode, owner: SyntaxNode): readonly string[] {
  if (!isThrow(node) || isCaught(node, owner)) return [];
  const value = isCall(node) ? argumentsOf(node)[0] : handedOver(node);
  if (!value) return [];
  const made = isCreation(value) || isCall(value) ? madeBy(value) : value;
  const name = made?.text ?? "";
  // A class is written with a capital; all else is a variable, or a function that makes the error.
  const last = name.split(/::|[.\\]/).at(-1) ?? "";
  return made && (isName(made) || /^[\w.:\\]+$/.test(name)) && /^[A-Z]\w*[a-z]/.test(last) ? [name] : [];
}

/** The class of `new X()`, `X()`, `X.new`. */
function madeBy(value: SyntaxNode): SyntaxNode | undefined {
  const receiver = value.child("receiver");
  if (receiver && value.child("method")?.text === "new") return receiver;
  const callee = value.child("constructor") ?? value.child("type") ?? value.child("function");
  return callee ?? calleeOf(value);
}

/** It stands in the part of a `try` whose errors are handled. */
function isCaught(node: SyntaxNode, owner: SyntaxNode): boolean {
  let inner = node;
  for (let parent = node.parent; parent && parent !== owner; parent = parent.parent) {
    const handles = isTry(parent) && parent.children.some(isCatch);
    if (handles && !isCatch(inner) && !isFinal(inner)) return true;
    inner = parent;
  }
  return false;
}
