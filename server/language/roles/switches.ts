import {
  type AnyNode,
  childIn,
  childInAny,
  childrenOf,
  fieldOf,
  isSame,
  languageFactsOf,
  namedChildrenOf,
} from "../parse/anyNode.ts";
import { perNode } from "../parse/perNode.ts";
import { withoutClauses } from "./branches.ts";
import { inRole } from "./inRole.ts";
import { isBlock, isToken, significantNamed } from "./tokens.ts";

/** Fields of an arm that hold what it is for. */
const labelFields = ["pattern", "value", "conditional_expressions"];
/** One way of a switch. */
export const isArm = inRole(({ arms }) => arms);
/** What an arm is for, where that is a node of its own: in a pattern a name catches all. */
export const isLabel = inRole(({ labels }) => labels);

/** One way of a switch with its labels, or one of the labels. */
export function isCase(node: AnyNode): boolean {
  return isArm(node) || isLabel(node);
}

/** Whether a node stands in what an arm of a switch is for. */
export function isInLabel(node: AnyNode): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent)
    if (isLabel(inner) || (isArm(outer) && isLabelOf(inner, outer))) return true;
  return false;
}

/** Whether a child of an arm is what the arm is for; Rust calls by another's name what is done. */
export function isLabelOf(child: AnyNode, arm: AnyNode): boolean {
  const label = childInAny(arm, labelFields);
  return label !== undefined && isSame(label, child);
}

/** One arm of a switch: the values it is for, and what is done. */
export interface Arm<N extends AnyNode> {
  readonly node: N;
  /** Empty for the default. */
  readonly labels: readonly N[];
  readonly body: readonly N[];
}

/** The value that a switch chooses by. */
export function subjectOf<N extends AnyNode>(node: N): N | undefined {
  const value = childInAny(node, ["value", "subject", "condition"]) ?? bareSubject(node);
  return value && withoutClauses(value);
}

/** What stands first in a switch, in no field; some grammars give the subject none. */
function bareSubject<N extends AnyNode>(node: N): N | undefined {
  const [first] = namedChildrenOf(node);
  return first && !isArm(first) && !isBlock(first) && fieldOf(first) === undefined ? first : undefined;
}

/** The arms of a switch in order. */
export function armsOf<N extends AnyNode>(node: N): readonly Arm<N>[] {
  // Each arm is of the switch's own kind of nodes.
  return knownArms(node) as readonly Arm<N>[];
}

const knownArms = perNode((node: AnyNode): readonly Arm<AnyNode>[] => {
  const { roles } = languageFactsOf(node);
  const body = childIn(node, "body");
  const arms = [...namedChildrenOf(node), ...(body ? namedChildrenOf(body) : [])].filter(({ type }) =>
    roles.arms.has(type),
  );
  const otherwise = namedChildrenOf(node).find(({ type }) => languageFactsOf(node).control?.elses.has(type));
  return [...arms, ...(otherwise ? [otherwise] : [])].map(readArm);
});

function readArm<N extends AnyNode>(node: N): Arm<N> {
  const named = significantNamed(node);
  // Java keeps its labels in nodes of their own.
  const ownLabels = named.filter(isArmLabel);
  const rest = named.filter((child) => !ownLabels.includes(child));
  if (ownLabels.length > 0)
    return { node, labels: ownLabels.flatMap((label) => significantNamed(label)), body: rest };
  const isDefault = isDefaultArm(node);
  const colon = isDefault ? -1 : labelsEnd(node, rest);
  return { node, labels: rest.slice(0, colon + 1), body: rest.slice(colon + 1) };
}

function isDefaultArm(node: AnyNode): boolean {
  const [first] = childrenOf(node);
  return (
    isDefault(node) || (first !== undefined && ["default", "else"].some((token) => isToken(first, token)))
  );
}

const isDefault = inRole(({ defaultArms }) => defaultArms);
const isArmLabel = inRole(({ armLabels }) => armLabels);
const isPattern = inRole(({ patterns }) => patterns);
const isGuard = inRole(({ guards }) => guards);

/** Index of the last label among the named children. */
function labelsEnd<N extends AnyNode>(node: N, named: readonly N[]): number {
  const field = childInAny(node, labelFields);
  let last = field
    ? named.findIndex((child) => isSame(child, field))
    : named.findIndex((child) => !isBlock(child));
  // Several patterns: `when 1, 2`; those before the body are labels.
  for (let index = last + 1; index < named.length; index++) {
    const child = named[index];
    if (child && isLabelType(child, node)) last = index;
  }
  return last;
}

function isLabelType(child: AnyNode, arm: AnyNode): boolean {
  return (isPattern(child) || isGuard(child)) && !isSame(child, arm);
}
