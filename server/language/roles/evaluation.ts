import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { isCall } from "./calls.ts";
import { hasConditionSecond, isLoop, isSwitch, isTernary, isThrow } from "./control.ts";
import { inRole } from "./inRole.ts";
import { isAwait, isOperation, isUnary, isYield } from "./operations.ts";
import { subjectOf } from "./switches.ts";
import { isLiteral, isName, withoutGroups } from "./tokens.ts";

/** Operators that may not look at their right side. */
const shortCircuits: ReadonlySet<string> = new Set(
  "&& || ?? and or &&= ||= ??= ?: if unless while until rescue ?.".split(" "),
);
const changes = inRole(({ effects }) => effects);
const looksFirst = inRole(({ optionals }) => optionals);
const isLoopHead = inRole(({ loopHeads }) => loopHeads);
const hasLazyTail = inRole(({ lazyTails }) => lazyTails);
/** Parts of a loop's head that are evaluated once. */
const onceInLoops: ReadonlySet<string> = new Set(["right", "value", "initializer", "iterable"]);

/** Why a part of a statement is not evaluated exactly once whenever the statement is run; undefined where it is. */
export function notEvaluatedOnce(node: SyntaxNode, statement: SyntaxNode): string | undefined {
  let child = node;
  for (let parent = node.parent; child !== statement && parent; parent = parent.parent) {
    if (isFunction(parent)) return "It is evaluated when the function around it is called.";
    if (isLoop(parent) && !onceInLoops.has(child.field ?? ""))
      return "It is evaluated each time the loop goes round.";
    if (isLoopHead(parent) && child.field !== "initializer")
      return "It is evaluated each time the loop goes round.";
    if (isComprehension(parent)) return "It is evaluated for each element.";
    if (isConditional(child, parent)) return "It is evaluated only under a condition.";
    child = parent;
  }
  return undefined;
}

/** What makes a collection by going through another: a comprehension. */
export const isComprehension = inRole(({ repetitions }) => repetitions);

function isConditional(child: SyntaxNode, parent: SyntaxNode): boolean {
  const { control, roles } = parent.language;
  if (isTernary(parent)) return !isCondition(child, parent);
  if (control?.ifs.has(parent.type) || control?.elseIfs.has(parent.type))
    return child.field !== "condition" && child.field !== "initializer";
  if (control?.elses.has(parent.type) || control?.elseIfs.has(child.type)) return true;
  if (roles.arms.has(parent.type) || control?.catches.has(parent.type)) return true;
  if (isSwitch(parent)) return subjectOf(parent) !== withoutGroups(child);
  const [first, second] = parent.namedChildren;
  if (hasLazyTail(parent)) return child !== first && child !== second;
  const isGuarded = parent.children.some(({ named, type }) => !named && shortCircuits.has(type));
  if (isGuarded) return child !== first;
  // `a?.b(c)` looks at `c` only where there is an `a`.
  return child !== first && first !== undefined && [...first.descendants()].some(isOptional);
}

function isOptional(node: SyntaxNode): boolean {
  return looksFirst(node) || (!node.named && (node.text === "?." || node.text === "&."));
}

function isCondition(child: SyntaxNode, ternary: SyntaxNode): boolean {
  if (ternary.child("condition")) return child.field === "condition";
  return ternary.namedChildren[hasConditionSecond(ternary) ? 1 : 0] === child;
}

/** Whether to evaluate the node itself may do more than give a value: a call, an assignment, a wait. */
export function hasEffect(node: SyntaxNode): boolean {
  return changes(node) || isCall(node) || isThrow(node) || isWaiting(node);
}

/** Whether a node waits or hands over: what stands in it cannot move into another function. */
export function isWaiting(node: SyntaxNode): boolean {
  return isAwait(node) || isYield(node);
}

/** An expression that is worth the same wherever it stands: literals, and operators on them. */
export function isFixed(node: SyntaxNode): boolean {
  if (isLiteral(node)) return ![...node.descendants()].some((each) => isName(each) || isCall(each));
  const inner = withoutGroups(node);
  if (inner !== node) return isFixed(inner);
  return (
    (isOperation(node) || isUnary(node)) && node.namedChildren.length > 0 && node.namedChildren.every(isFixed)
  );
}

/** What is evaluated before a part of a statement is, as far as the order of the text tells. */
export function* evaluatedBefore(node: SyntaxNode, statement: SyntaxNode): Generator<SyntaxNode> {
  for (const each of statement.descendants())
    if (each.end <= node.start && !isFunctionAround(each, statement)) yield each;
}

function isFunctionAround(node: SyntaxNode, statement: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer && outer !== statement; outer = outer.parent)
    if (isFunction(outer)) return true;
  return false;
}
