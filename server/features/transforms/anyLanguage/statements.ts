import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundValue, isBinding } from "../../../language/roles/bindings.ts";
import { argumentsOf, isCall } from "../../../language/roles/calls.ts";
import { isLoop, isReturn, isSwitch, isTernary, isThrow } from "../../../language/roles/control.ts";
import { isBlock, isName, significantNamed, withoutGroups } from "../../../language/roles/tokens.ts";
import { isJunction, usesWords } from "../negate.ts";

/** The statements of a body, or the body itself where it is one. */
export function statementsOf(body: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (!body) return [];
  if (!isBlock(body)) return [body];
  const named = significantNamed(body);
  const [only] = named;
  // Go keeps its statements in a list within the block.
  return only && named.length === 1 && isBlock(only) && only.language.languageIds.includes("go")
    ? statementsOf(only)
    : named;
}

export function onlyStatement(body: SyntaxNode | undefined): SyntaxNode | undefined {
  const statements = statementsOf(body);
  return statements.length === 1 ? statements[0] : undefined;
}

/** A statement that hands a value on: `return value;`, `target = value;`. */
export interface Handing {
  /** What stands before the value, such as `return ` or `total += `. */
  readonly head: string;
  readonly value: SyntaxNode;
  /** What stands behind it, such as `;`. */
  readonly tail: string;
  /** What is assigned to. */
  readonly target: SyntaxNode | undefined;
}

/** Reads a `return` of a value or an assignment to what exists already. */
export function handingOf(statement: SyntaxNode | undefined): Handing | undefined {
  if (!statement) return undefined;
  if (isReturn(statement)) {
    const [value, ...others] = significantNamed(statement);
    return value && others.length === 0 ? handing(statement, value, undefined) : undefined;
  }
  const named = significantNamed(statement);
  const binding = isBinding(statement) ? statement : named.length === 1 ? named[0] : undefined;
  // A declaration has a word before the name.
  if (!binding || !isBinding(binding) || binding.start !== statement.start) return undefined;
  const [target] = significantNamed(binding);
  const value = boundValue(binding);
  if (!target || !value || value.end !== binding.end || isBinding(value)) return undefined;
  return handing(statement, value, target);
}

function handing(statement: SyntaxNode, value: SyntaxNode, target: SyntaxNode | undefined): Handing {
  const { source } = statement;
  const [head, tail] = [source.slice(statement.start, value.start), source.slice(value.end, statement.end)];
  return { head, value, tail, target };
}

/** Whether the target could be found after the condition was asked as well as before. */
export function isFreeOf(target: SyntaxNode | undefined, condition: SyntaxNode): boolean {
  if (!target || isName(target)) return true;
  return ![...target.descendants(), ...condition.descendants()].some(isCall);
}

/** A function or class without a name of its own. */
export function isNamedByPlace(value: SyntaxNode): boolean {
  const inner = withoutGroups(value);
  const isMade = isFunction(inner) || inner.language.roles.definitions.has(inner.type);
  return isMade && !inner.child("name");
}

const yielding: ReadonlySet<string> = new Set(["yield", "await"]);

/** An expression as an operand of a conditional expression: in brackets where it binds weaker, or as weakly. */
export function operandText(node: SyntaxNode): string {
  return bindsWeakly(node) ? `(${node.text})` : node.text;
}

function bindsWeakly(node: SyntaxNode): boolean {
  const isWordy = node.children.some((each) => isJunction(each) && wordy.has(each.type)) && !usesWords(node);
  return (
    isTernary(node) ||
    isBinding(node) ||
    isFunction(node) ||
    isBareRow(node) ||
    isWordy ||
    isCommand(node) ||
    yielding.has(node.children[0]?.type ?? "")
  );
}

/** Several expressions with commas between them, and no brackets around. */
export function isBareRow({ children: [first, second] }: SyntaxNode): boolean {
  return first?.named === true && second?.named === false && second.type === ",";
}

const wordy: ReadonlySet<string> = new Set(["and", "or"]);

const closing: ReadonlySet<string> = new Set([")", "]", "}"]);

/** Ruby's call without brackets. */
function isCommand(node: SyntaxNode): boolean {
  return isCall(node) && argumentsOf(node).length > 0 && !closing.has(node.text.at(-1) ?? "");
}

/** A statement that declares nothing. */
export function isPlainStatement(statement: SyntaxNode): boolean {
  const { functions, roles } = statement.language;
  if (functions.has(statement.type) || roles.definitions.has(statement.type)) return false;
  return !significantNamed(statement).some((each) => isBinding(each) && each.start !== statement.start);
}

/** No way leads behind the statement. */
export function isFinal(statement: SyntaxNode | undefined): boolean {
  if (!statement) return false;
  const [inner] = significantNamed(statement);
  return (
    isJump(statement) || isReturn(statement) || isThrow(statement) || (inner !== undefined && isThrow(inner))
  );
}

/** Jumps that leave or go on with what stands around a body, not with a loop or switch within it. */
export function jumpsOutOf(body: SyntaxNode): readonly SyntaxNode[] {
  if (isFunction(body)) return [];
  const own = isJump(body) ? [body] : [];
  const inner = body.children.filter((child) => !isLoop(child) && !isSwitch(child));
  return [...own, ...inner.flatMap(jumpsOutOf)];
}

const jumps: ReadonlySet<string> = new Set(["break", "continue", "goto", "next", "fallthrough"]);

function isJump({ named, children: [first] }: SyntaxNode): boolean {
  return named && first?.named === false && jumps.has(first.type);
}

/** The word that a jump begins with: `break`, `continue`, `goto`. */
export function jumpWord(jump: SyntaxNode): string {
  return jump.children[0]?.text ?? jump.text;
}
