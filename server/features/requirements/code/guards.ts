import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isReject, normalize, type Outcome, outcomeOf } from "./outcome.ts";

export type Operator = "<" | "<=" | ">" | ">=" | "==" | "!=";

/** A comparison with a number and what happens when it holds and when it does not. */
export interface Guard {
  readonly subject: string;
  readonly operator: Operator;
  readonly value: number;
  readonly whenTrue: Outcome | undefined;
  readonly whenFalse: Outcome | undefined;
  /** True for a loop's own condition, whose boundary depends on where counting starts. */
  readonly loop: boolean;
  readonly node: SyntaxNode;
}

const operators: Readonly<Record<string, Operator>> = {
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "==": "==",
  "===": "==",
  "!=": "!=",
  "!==": "!=",
};
const mirrored: Readonly<Record<Operator, Operator>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};
export const opposite: Readonly<Record<Operator, Operator>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};

/** The comparisons with numbers below a node. `numberOf` also resolves named constants. */
export function findGuards(unit: SyntaxNode, numberOf: (text: string) => number | undefined): Guard[] {
  return [...unit.descendants()].flatMap((node) => {
    const parts = comparison(node);
    if (!parts) return [];
    return parts.flatMap(({ left, operator, right }) => {
      const [l, r] = [numberOf(left), numberOf(right)];
      if ((l === undefined) === (r === undefined)) return [];
      const place = placeOf(node);
      const written = r === undefined ? mirrored[operator] : operator;
      return [
        {
          subject: r === undefined ? right : left,
          operator: place.negated ? opposite[written] : written,
          value: r ?? l ?? 0,
          whenTrue: place.whenTrue,
          whenFalse: place.whenFalse,
          loop: place.loop,
          node,
        },
      ];
    });
  });
}

interface Comparison {
  readonly left: string;
  readonly operator: Operator;
  readonly right: string;
}

/** The comparisons a node makes; Python's `0 < x <= 10` makes two. */
function comparison(node: SyntaxNode): Comparison[] | undefined {
  if (!/binary|comparison/.test(node.type)) return undefined;
  const parts = node.children.filter((child) => child.type !== "comment");
  const found: Comparison[] = [];
  for (let index = 1; index + 1 < parts.length; index += 2) {
    const [left, sign, right] = [parts[index - 1], parts[index], parts[index + 1]];
    const operator = sign && operators[sign.text];
    if (left && right && operator) found.push({ left: left.text, operator, right: right.text });
  }
  return found.length > 0 ? found : undefined;
}

interface ConditionPlace {
  readonly whenTrue: Outcome | undefined;
  readonly whenFalse: Outcome | undefined;
  readonly negated: boolean;
  readonly loop: boolean;
}

const negations = /^(?:unary_expression|not_operator|unary|prefix_unary_expression|unary_op_expression)$/;

/** What a condition that is itself returned comes to. */
function returned(node: SyntaxNode): [whenTrue: Outcome, whenFalse: Outcome] {
  return [
    { kind: "return", value: "true", node },
    { kind: "return", value: "false", node },
  ];
}

/** Whether an expression ends a function, so that it is what the function returns. */
function isLastOfFunction(node: SyntaxNode, block: SyntaxNode): boolean {
  return (
    block.namedChildren.at(-1) === node &&
    /block|body/.test(block.type) &&
    /function|closure/.test(block.parent?.type ?? "")
  );
}

/** What depends on a condition: follows it up through `!`, brackets and logic to the `if`, loop or `return` it is in. */
function placeOf(condition: SyntaxNode): ConditionPlace {
  let negated = false;
  let node = condition;
  const place = (whenTrue?: Outcome, whenFalse?: Outcome, loop = false): ConditionPlace => ({
    whenTrue,
    whenFalse,
    negated,
    loop,
  });
  for (let parent = node.parent; parent; node = parent, parent = parent.parent) {
    const { type } = parent;
    if (negations.test(type)) {
      negated = negated !== /^(?:!|not\b)/.test(parent.text);
    } else if (/^(?:if|elif|elsif|unless|guard)/.test(type) || type === "modifier") {
      negated = negated !== type.startsWith("unless");
      return branchOutcomes(parent, node, place);
    } else if (/ternary|conditional/.test(type)) {
      return ternaryOutcomes(parent, node, place);
    } else if (/^(?:while|for|do|until|loop)/.test(type)) {
      return place(undefined, undefined, true);
    } else if (/^return|^arrow_function$|^lambda$|closure_expression|^lambda_expression$/.test(type)) {
      return place(...returned(parent));
    } else if (
      /^(?:assert|require|check|invariant|precondition)/.test(parent.text) &&
      /call|assert|macro|invocation/.test(type)
    ) {
      return place(undefined, { kind: "reject", node: parent });
    } else if (
      !/parenthesized|binary|boolean_operator|comparison|argument|condition|token_tree|^then$|expression_statement|^expression$/.test(
        type,
      )
    ) {
      return isLastOfFunction(node, parent) ? place(...returned(node)) : place();
    }
  }
  return place();
}

type Build = (whenTrue?: Outcome, whenFalse?: Outcome) => ConditionPlace;

function branchOutcomes(branch: SyntaxNode, condition: SyntaxNode, place: Build): ConditionPlace {
  const named = branch.namedChildren.filter((child) => child.type !== "comment");
  const inCondition =
    branch.child("condition") ?? named.find((child) => child !== condition && child.start < condition.start);
  const consequence =
    branch.child("consequence") ?? branch.child("body") ?? named[named.indexOf(condition) + 1];
  if (
    condition === consequence ||
    (inCondition !== undefined && inCondition !== condition && inCondition.end < condition.start)
  )
    return place();
  const alternative =
    branch.child("alternative") ?? named.find((child) => /^(?:else|elif|elsif)/.test(child.type));
  const whenTrue = outcomeOf(consequence);
  const isElse = alternative !== undefined && !/^(?:elif|elsif)/.test(alternative.type);
  const whenFalse = isElse
    ? outcomeOf(alternative)
    : whenTrue && !alternative
      ? following(branch)
      : undefined;
  return place(whenTrue, whenFalse);
}

function ternaryOutcomes(ternary: SyntaxNode, condition: SyntaxNode, place: Build): ConditionPlace {
  const named = ternary.namedChildren;
  const python =
    ternary.type === "conditional_expression" &&
    named[1] === condition &&
    ternary.children.some((c) => c.type === "if");
  const [yes, no] = python ? [named[0], named[2]] : [named[1], named[2]];
  if (condition === yes || condition === no) return place();
  const outcome = (node: SyntaxNode | undefined): Outcome | undefined =>
    node && { kind: isReject(node) ? "reject" : "return", value: normalize(node.text), node };
  return place(outcome(yes), outcome(no));
}

/** What comes right behind a branch that leaves the function. */
function following(branch: SyntaxNode): Outcome | undefined {
  let node = branch;
  while (node.parent && /^(?:expression_statement|else_clause)$/.test(node.parent.type)) node = node.parent;
  let next = node.nextSibling;
  while (next && !next.named) next = next.nextSibling;
  if (!next || /^(?:if|for|while|switch|match)/.test(next.type)) return undefined;
  const outcome = outcomeOf(next);
  if (outcome || next.nextSibling?.named) return outcome;
  return /block|body/.test(node.parent?.type ?? "") && /^(?:true|false)$/.test(next.text)
    ? { kind: "return", value: next.text, node: next }
    : undefined;
}
