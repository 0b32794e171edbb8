import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { isLoop, isReturn, isSwitch } from "./control.ts";
import { isWaiting } from "./evaluation.ts";
import { inRole } from "./inRole.ts";
import { isLabelName, isLoopJump } from "./statements.ts";

const jumpsAway = inRole(({ jumpsAway }) => jumpsAway);
const mayReturnEarly = inRole(({ earlyReturns }) => earlyReturns);
/** A jump that leaves a switch as well as a loop: `break`. */
export const isBreak = inRole(({ breaks }) => breaks);
/** A block handed to a call: Ruby leaves it by `next` and `break`; its `return` leaves the method. */
export const isHandedBlock = inRole(({ handedBlocks }) => handedBlocks);

/**
 * Why statements cannot run in another function: they leave the one they are in, or wait in it. `mayReturn` is a `return`
 * that is dealt with.
 */
export function leavesFunction(nodes: readonly SyntaxNode[], mayReturn?: SyntaxNode): string | undefined {
  for (const node of nodes) {
    const why = leaves(node, { loops: 0, switches: 0 }, mayReturn);
    if (why) return why;
  }
  return undefined;
}

interface Inside {
  readonly loops: number;
  readonly switches: number;
}

function leaves(node: SyntaxNode, inside: Inside, mayReturn: SyntaxNode | undefined): string | undefined {
  if (isFunction(node)) return undefined;
  const why = node === mayReturn ? undefined : leavesByItself(node, inside);
  if (why) return why;
  const inner = {
    loops: inside.loops + (isLoop(node) || isHandedBlock(node) ? 1 : 0),
    switches: inside.switches + (isSwitch(node) ? 1 : 0),
  };
  for (const child of node.children) {
    const reason = leaves(child, inner, mayReturn);
    if (reason) return reason;
  }
  return undefined;
}

function leavesByItself(node: SyntaxNode, inside: Inside): string | undefined {
  if (isReturn(node) || mayReturnEarly(node)) return "It returns from the function.";
  if (isWaiting(node)) return "It waits or yields.";
  if (jumpsAway(node)) return "It jumps, or is run when the function ends.";
  return isLoopJump(node) && !isHeld(node, inside) ? "It leaves a loop around it." : undefined;
}

/** Whether what a jump leaves is inside. */
function isHeld(jump: SyntaxNode, { loops, switches }: Inside): boolean {
  const hasLabel = jump.namedChildren.some((child) => child.field === "label" || isLabelName(child));
  return !hasLabel && (loops > 0 || (isBreak(jump) && switches > 0));
}
