import { type AnyNode, childIn, childInAny, isSame, languageFactsOf } from "../parse/anyNode.ts";
import { perNode } from "../parse/perNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { junctionOf, negated } from "./comparisons.ts";
import { hasConditionSecond, isBranch, isLoop, isTernary } from "./control.ts";
import { inRole } from "./inRole.ts";
import { isGroup, significantNamed } from "./tokens.ts";

/** The condition of a branch or loop, without brackets and comments around it; undefined where there is none. */
export function conditionOf<N extends AnyNode>(node: N): N | undefined {
  const { ternary, condition } = partsOf(node);
  const own = ternary ? condition : (childIn(node, "condition") ?? condition);
  return own && withoutClauses(own);
}

/** The conditions of the branches around a place, within its function, the nearest first; not those that it is part of. */
export function conditionsAround(node: SyntaxNode): readonly SyntaxNode[] {
  const conditions: SyntaxNode[] = [];
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (node.language.functions.has(outer.type)) break;
    const condition = isBranch(outer) ? conditionOf(outer) : undefined;
    const isPart = condition !== undefined && inner.start <= condition.start && condition.end <= inner.end;
    if (condition && !isPart) conditions.push(condition);
  }
  return conditions;
}

/** The place asks no more of an expression than whether it holds. */
export function isOnlyTested(node: SyntaxNode): boolean {
  for (let { parent } = node; parent; { parent } = parent) {
    if (negated(parent)) return true;
    if (isBranch(parent) || isLoop(parent)) {
      const condition = conditionOf(parent);
      return condition !== undefined && condition.start <= node.start && node.end <= condition.end;
    }
    if (!isGroup(parent) && !junctionOf(parent)) return false;
  }
  return false;
}

/** True where a branch or loop goes on when its condition does not hold: `unless`, `until`. */
export const isInverted = inRole(({ inversions }) => inversions);

/** One way through a branch or switch. */
export interface Way<N extends AnyNode> {
  /** What must hold, or with `isNot` must not; undefined for an `else`. */
  readonly condition: N | undefined;
  readonly isNot: boolean;
  /** What is done, or what a conditional expression is worth; undefined where nothing is. */
  readonly body: N | undefined;
}

/** The ways through an `if` with all its `else if`s and its `else`, or through a conditional expression. */
export function branchesOf<N extends AnyNode>(node: N): readonly Way<N>[] {
  const ways: Way<N>[] = [];
  // A chain of thousands is a table that a program wrote: no call within a call for each.
  const open: (N | Way<N>)[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if ("isNot" in next) ways.push(next);
    else open.push(...firstWays(next).toReversed());
  }
  return ways;
}

/** The first way through a branch, and for what is left of it the ways or the branches that it goes on with. */
function firstWays<N extends AnyNode>(node: N): readonly (N | Way<N>)[] {
  const { control } = languageFactsOf(node);
  if (!control) return [];
  const parts = partsOf(node);
  const first = { condition: conditionOf(node), isNot: isInverted(node), body: parts.consequence };
  const others = parts.alternatives.map((alternative): N | Way<N> => {
    if (control.elseIfs.has(alternative.type) || control.ifs.has(alternative.type)) return alternative;
    const body = control.elses.has(alternative.type) ? elseBody(alternative) : alternative;
    const chained = control.ifs.has(body.type) && !isTernary(body);
    return chained ? body : { condition: undefined, isNot: false, body };
  });
  return [first, ...others];
}

function elseBody<N extends AnyNode>(clause: N): N {
  return knownElseBody(clause) as N;
}

const knownElseBody = perNode((clause: AnyNode): AnyNode => {
  const body = childIn(clause, "body");
  if (body) return body;
  const named = significantNamed(clause);
  return named.length > 1 ? clause : (named[0] ?? clause);
});

interface Parts<N extends AnyNode> {
  readonly ternary: boolean;
  readonly condition: N | undefined;
  readonly consequence: N | undefined;
  readonly alternatives: readonly N[];
}

function partsOf<N extends AnyNode>(node: N): Parts<N> {
  // The parts are of the node's own kind.
  return knownParts(node) as unknown as Parts<N>;
}

const knownParts = perNode((node: AnyNode): Parts<AnyNode> => {
  const named = significantNamed(node);
  if (isTernary(node)) {
    const isSecond = hasConditionSecond(node);
    const condition = isSecond ? named[1] : (childIn(node, "condition") ?? named[0]);
    const yes = isSecond ? named[0] : (childInAny(node, ["consequence", "body"]) ?? named[1]);
    const no = childIn(node, "alternative") ?? named[2];
    return { ternary: true, condition, consequence: yes, alternatives: no ? [no] : [] };
  }
  const condition = childIn(node, "condition");
  const consequence = childInAny(node, ["consequence", "body"]);
  const { control } = languageFactsOf(node);
  const alternatives = named.filter(
    (child) =>
      !(condition && isSame(child, condition)) &&
      !(consequence && isSame(child, consequence)) &&
      (control?.elses.has(child.type) || control?.elseIfs.has(child.type) || isAlternative(node, child)),
  );
  return { ternary: false, condition, consequence, alternatives };
});

function isAlternative<N extends AnyNode>(node: N, child: N): boolean {
  const alternative = childIn(node, "alternative");
  return alternative !== undefined && isSame(alternative, child);
}

/** An expression without brackets around it; C++ wraps conditions in clauses. */
export function withoutClauses<N extends AnyNode>(node: N): N {
  return knownWithoutClauses(node) as N;
}

const knownWithoutClauses = perNode((node: AnyNode): AnyNode => {
  let expression = node;
  while (isGroup(expression)) {
    const named = significantNamed(expression);
    const last = named.at(-1);
    if (!last) return expression;
    expression = childIn(expression, "value") ?? last;
  }
  return expression;
});
