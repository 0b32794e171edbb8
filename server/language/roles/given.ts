/** What names are given, node by node: by assignments, loops, calls that fill and declarations of types. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isSubscript } from "./accesses.ts";
import { isBinding, readBinding } from "./bindings.ts";
import { isCall, readCall } from "./calls.ts";
import { isLoop } from "./control.ts";
import { inRole } from "./inRole.ts";
import { isAugmentation, isOperation, operatorOf } from "./operations.ts";
import { isDeclaration } from "./statements.ts";
import { isName } from "./tokens.ts";

/** A value that a name is given. */
export interface Given {
  /** As written, `$` and its like included. */
  readonly name: string;
  /** The declaration, assignment, loop or call that gives it. */
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
  /** True where the value is put to what the name already holds: `+=`, `push`. Otherwise it replaces that. */
  readonly adds: boolean;
}

/** A name with the type that is written for it. */
export interface TypedName {
  readonly name: string;
  readonly type: string;
}

const isIteration = inRole(({ iterations }) => iterations);
const isUnnamedIteration = inRole(({ unnamedIterations }) => unnamedIterations);
const isMemberPattern = inRole(({ memberPatterns }) => memberPatterns);
/** Methods that put a value into a list or buffer. */
const adding = /^(?:push|append|add|unshift|insert|write|concat|push_str|extend)$/;
/** Functions of C that fill the buffer that they are given first. */
const filling = /^(?:std\.)?(?:v?s(?:n|w)?printf(?:_s)?|asprintf|strn?(?:cpy|cat)|strl(?:cpy|cat)|memcpy)$/;

/** Most nodes give nothing, and share this. */
const nothing: readonly never[] = [];

/** The names that a node itself gives values, and which. */
export function givenBy(node: SyntaxNode): readonly Given[] {
  if (!node.named) return nothing;
  if (isBinding(node)) return givenByBinding(node);
  if (isCall(node)) return givenByCall(node);
  return isOperation(node) ? givenByOperator(node) : givenByLoop(node);
}

function givenByBinding(node: SyntaxNode): readonly Given[] {
  const binding = readBinding(node);
  if (binding?.kind !== "variable") return nothing;
  const { value } = binding;
  const target = node.child("left") ?? node.child("pattern") ?? node.child("name");
  const adds = isAdding(node);
  const members = target && isMemberPattern(target) ? membersOf(target) : [];
  if (members.length > 0) return members.map((name) => ({ name: name.text, node, value, adds }));
  const targets = target?.namedChildren ?? [];
  if (targets.length > 1 && targets.every(isName)) return givenToSeveral(node, targets, value, adds);
  // `$rows[] = x` and `rows[i] = x` put a value into the list.
  const isElement = isSubscript(node.child("left") ?? node);
  const name = isElement ? (binding.path.split(".")[0] ?? "") : binding.name;
  return [{ name, node, value, adds: adds || isElement }];
}

/** Go's `n, err := f()`: what is asked for comes first. */
function givenToSeveral(
  node: SyntaxNode,
  targets: readonly SyntaxNode[],
  value: SyntaxNode,
  adds: boolean,
): readonly Given[] {
  const list = node.child("right")?.namedChildren ?? [];
  return targets.map(({ text }, index) => ({ name: text, node, value: list[index] ?? value, adds }));
}

function isAdding(node: SyntaxNode): boolean {
  const operator = node.children.find(({ named, text }) => !named && text.endsWith("="))?.text ?? "=";
  return isAugmentation(node) || !/^(?::?=|\|\|=|\?\?=)$/.test(operator);
}

/** The names that `{ a, b: c, d = 1 }` takes out of an object, which is all that is known of their values. */
function membersOf(pattern: SyntaxNode): SyntaxNode[] {
  return pattern.namedChildren.flatMap((member) => {
    const name = member.child("value") ?? member.child("left") ?? member;
    return isMemberPattern(name) ? membersOf(name) : name.children.length === 0 ? [name] : [];
  });
}

/** `for (const x of xs)`: each value of the list. */
function givenByLoop(node: SyntaxNode): readonly Given[] {
  const [list, target] = partsOfLoop(node);
  if (!list || !target || list === target) return nothing;
  return [...target.descendants()]
    .filter(isName)
    .map(({ text }) => ({ name: text, node, value: list, adds: false }));
}

/** What a loop goes through, and what takes each element. */
function partsOfLoop(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  if (!isLoop(node) && !isIteration(node)) return nothing;
  if (isUnnamedIteration(node)) return node.namedChildren;
  const fields = ["left", "name", "pattern", "declarator"];
  const target = fields.map((field) => node.child(field)).find((child) => child !== undefined);
  return [node.child("right") ?? node.child("value"), target];
}

/** `rows.push(x)`, `rows = append(rows, x)`, `sprintf(buffer, …)`. */
function givenByCall(node: SyntaxNode): readonly Given[] {
  const call = readCall(node);
  if (!call) return [];
  const given: Given[] = [];
  if (adding.test(call.name) && call.callee.includes(".")) {
    const name = call.callee.slice(0, -call.name.length - 1);
    for (const { value } of call.arguments) given.push({ name, node, value, adds: true });
  }
  const [buffer, source] = call.arguments;
  if (buffer && source && filling.test(call.callee) && isName(buffer.value)) {
    const value = /printf$/.test(call.name) ? node : source.value;
    given.push({ name: buffer.value.text, node, value, adds: /cat$/.test(call.name) });
  }
  return given;
}

/** `rows << x`. */
function givenByOperator(node: SyntaxNode): readonly Given[] {
  if (operatorOf(node) !== "<<") return nothing;
  const [left, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
  return left && right && isName(left) ? [{ name: left.text, node, value: right, adds: true }] : [];
}

/** The names that a declaration gives a type. */
export function typedBy(node: SyntaxNode): readonly TypedName[] {
  const type = isDeclaration(node) ? node.child("type") : undefined;
  if (!type) return nothing;
  return node.children
    .filter(({ field }) => field !== "type")
    .map((child) => innermost(child.child("declarator") ?? child.child("name") ?? child))
    .filter(isName)
    .map(({ text }) => ({ name: text, type: plainType(type.text) }));
}

function innermost(declarator: SyntaxNode): SyntaxNode {
  const inner = declarator.child("declarator") ?? declarator.child("name");
  return inner ? innermost(inner) : declarator;
}

/** A type without what TypeScript and others put before it. */
function plainType(text: string): string {
  return text.replace(/^\s*:\s*/, "").trim();
}

const hasTypeFirst = inRole(({ typeFirst }) => typeFirst);
/** A parameter that takes all that is left. */
export const takesRest = inRole(({ rests }) => rests);
const isParameterList = inRole(({ parameterLists }) => parameterLists);

/** The names that the parameters of a list bind, with their types; the list may be one parameter without brackets. */
export function parametersIn(node: SyntaxNode): readonly TypedName[] {
  const list = isParameterList(node) ? node : node.child("parameter");
  if (!list) return nothing;
  const parameters = list.namedChildren.length > 0 ? list.namedChildren : [list];
  return parameters.flatMap((parameter) => {
    const type = typeOfParameter(parameter);
    return namesIn(parameter, list).map(({ text }) => ({ name: text, type }));
  });
}

/** The type as written, with dots behind where there may be several of it; empty where none is written. */
function typeOfParameter(parameter: SyntaxNode): string {
  const [first, ...others] = parameter.namedChildren;
  const type = parameter.child("type") ?? (hasTypeFirst(parameter) ? first : undefined);
  const isSeveral = takesRest(parameter) || (first !== undefined && takesRest(first));
  return `${type && others.length > 0 ? plainType(type.text) : ""}${isSeveral ? "..." : ""}`;
}

/** The names that a parameter binds: neither those of its type nor of its default. */
function namesIn(parameter: SyntaxNode, list: SyntaxNode): readonly SyntaxNode[] {
  return [...parameter.descendants()].filter(
    (name) => (isName(name) || name === list) && !isWithin(name, parameter, "type", "value"),
  );
}

/** Whether a node stands in one of the fields of an outer one. */
function isWithin(node: SyntaxNode, outer: SyntaxNode, ...fields: readonly string[]): boolean {
  for (let inner: SyntaxNode | undefined = node; inner && inner !== outer; inner = inner.parent)
    if (inner.field !== undefined && fields.includes(inner.field)) return true;
  return false;
}
