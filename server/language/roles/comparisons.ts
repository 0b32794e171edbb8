import { type AnyNode, isNamed, isSame, languageFactsOf } from "../parse/anyNode.ts";
import { isOperator } from "./operations.ts";
import { significantChildren } from "./tokens.ts";

/** One comparison: `a < b`. Python's `0 < x <= 10` makes two. */
export interface Comparison<N extends AnyNode> {
  readonly left: N;
  /** As written: `<=`, `===`, `not in`. */
  readonly operator: string;
  readonly right: N;
}

const comparing: ReadonlySet<string> = new Set([
  ...["<", "<=", ">", ">=", "==", "!=", "===", "!==", "~=", "<=>", "<>", "=~", "!~"],
  ...["is", "is not", "in", "not in", "instanceof"],
  ...["-eq", "-ne", "-lt", "-le", "-gt", "-ge"],
]);

export function isComparison(node: AnyNode): boolean {
  return comparisonsOf(node).length > 0;
}

/** The comparisons that a node itself makes, comments left out; none for any other node. */
export function comparisonsOf<N extends AnyNode>(node: N): readonly Comparison<N>[] {
  if (!isNamed(node) || !languageFactsOf(node).roles.comparisons.has(node.type)) return [];
  const found: Comparison<N>[] = [];
  let left: N | undefined;
  let operator = "";
  for (const child of significantChildren(node)) {
    if (isOperator(child)) operator = operator === "" ? child.text : `${operator} ${child.text}`;
    else {
      if (left && comparing.has(operator)) found.push({ left, operator, right: child });
      left = child;
      operator = "";
    }
  }
  return found;
}

/** What a negation negates: `x` of `!x` and `not x`; undefined for any other node. */
export function negated<N extends AnyNode>(node: N): N | undefined {
  if (!isNamed(node) || !languageFactsOf(node).roles.negations.has(node.type)) return undefined;
  const [sign, ...rest] = significantChildren(node);
  return sign && (sign.text === "!" || sign.text === "not" || sign.text === "-not") ? rest.at(-1) : undefined;
}

/** The two sides of "and" or "or", and which of the two it is. */
export interface Junction<N extends AnyNode> {
  readonly sides: readonly [N, N];
  readonly isAnd: boolean;
}

/** Takes an "and" or "or" apart; undefined for any other node. */
export function junctionOf<N extends AnyNode>(node: N): Junction<N> | undefined {
  const children = significantChildren(node);
  const operator = children.find(isOperator)?.text ?? "";
  const [left, right]: readonly (N | undefined)[] = [children[0], children.at(-1)];
  if (!left || !right || isSame(left, right) || !/^(?:&&|\|\||and|or)$/.test(operator)) return undefined;
  return { sides: [left, right], isAnd: operator === "&&" || operator === "and" };
}
