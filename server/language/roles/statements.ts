import { type AnyNode, childrenOf } from "../parse/anyNode.ts";
import type { NodeIndex } from "../parse/nodeIndex.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";
import { hasMembers } from "./members.ts";
import { isArm, isLabelOf } from "./switches.ts";
import { isBlock, isGroup } from "./tokens.ts";

/** An expression as a statement of its own. */
export const isExpressionStatement = inRole(({ expressionStatements }) => expressionStatements);
/** A jump within a function: `break`, `continue`, `next`. */
export const isLoopJump = inRole(({ loopJumps }) => loopJumps);
/** A statement or value that does nothing: `pass`, `;`. */
export const isIdle = inRole(({ idle }) => idle);
/** What declares variables. */
export const isDeclaration = inRole(({ declarations }) => declarations);
/** What prints without being a call: PHP's `echo`. */
export const isOutput = inRole(({ outputs }) => outputs);
/** What a jump names where it goes to a label, or says how far it goes. */
export const isLabelName = inRole(({ labelNames }) => labelNames);
/** What stands around a single statement and means nothing. */
export const isStatementFrame = inRole(({ statementFrames }) => statementFrames);

/** The expressions of a piece of code that are statements of their own. */
export function expressionStatements(nodes: NodeIndex): readonly SyntaxNode[] {
  return nodes.ofTypes(nodes.language.roles.expressionStatements);
}

/** One of a row of statements, members or arms; also the row itself. */
export function isStatement(node: AnyNode): boolean {
  const { parent } = node;
  if (isBlock(node) || !parent || isBlock(parent)) return true;
  return isArm(parent) && !isLabelOf(node, parent);
}

/** An expression statement's expression; any other node is what it is. */
export function withoutStatement(node: SyntaxNode): SyntaxNode {
  return (isExpressionStatement(node) ? node.namedChildren[0] : undefined) ?? node;
}

const holdsNoStatements = inRole(({ memberBlocks }) => memberBlocks);
const isInnerRow = inRole(({ innerRows }) => innerRows);

/** A row of statements: a function's body, a file. */
export function isStatementBlock(node: AnyNode): boolean {
  if (!isBlock(node) || holdsNoStatements(node)) return false;
  // Go's block holds a list that holds the statements, and Ruby's class a body like that of a method.
  return !childrenOf(node).some(isInnerRow) && !(node.parent && hasMembers(node.parent));
}

/** The statement that a node is part of: the nearest one in a row of statements. */
export function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  let inner = node;
  while (inner.parent && !isStatementBlock(inner.parent)) inner = inner.parent;
  return inner.parent ? inner : undefined;
}

/** What gives the places in its field `left` values: an assignment, a loop. */
function isGiven(node: SyntaxNode): boolean {
  const { control, roles } = node.language;
  return (
    roles.bindings[node.type] !== undefined ||
    [roles.assignments, roles.iterations, control?.loops].some((types) => types?.has(node.type))
  );
}

/** An expression that could be given a name where it stands: no target, no callee, no part of a pattern or type. */
export function isNameable(node: SyntaxNode): boolean {
  const { parent, field, language } = node;
  if (!node.named || !parent || !language.roles.expressions.has(node.type)) return false;
  if (field === "left" && isGiven(parent)) return false;
  // Python's one generator needs no brackets but those of the call.
  if (field === "arguments") return false;
  if (field === "type" || field === "key" || field === "label" || field === "name") return false;
  // `a.b` of `a.b()` is the method, not its value, and `f(x)` of `go f(x)` must be a call.
  if (field === "function" || field === "constructor" || field === "macro") return false;
  // `del (a[0])` deletes the element whatever brackets stand around it.
  let outer = parent;
  while (isGroup(outer) && outer.parent) outer = outer.parent;
  return !isFixedPlace(outer);
}

const isFixedPlace = inRole(({ fixedPlaces }) => fixedPlaces);

/** Whether an expression goes over lines that only brackets around it hold together. */
export function needsBrackets(node: SyntaxNode): boolean {
  if (/^[([{]/.test(node.text)) return false;
  return node.children.some((child, index) => {
    const before = node.children[index - 1];
    const isBroken = before !== undefined && node.source.slice(before.end, child.start).includes("\n");
    return isBroken || needsBrackets(child);
  });
}
