import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { isLoop, isReturn, isSwitch } from "./control.ts";
import { isWaiting } from "./evaluation.ts";

const leavingLoops =
  /^(?:break|continue|next|redo|retry|break_statement|continue_statement|break_expression|continue_expression)$/;
const elsewhere = /^(?:goto_statement|defer_statement|fallthrough_statement|labeled_statement)$/;

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
    loops: inside.loops + (isLoop(node) || isBlockCall(node) ? 1 : 0),
    switches: inside.switches + (isSwitch(node) ? 1 : 0),
  };
  for (const child of node.children) {
    const reason = leaves(child, inner, mayReturn);
    if (reason) return reason;
  }
  return undefined;
}

function leavesByItself(node: SyntaxNode, inside: Inside): string | undefined {
  // Rust's `?` returns, too.
  if (isReturn(node) || node.type === "try_expression") return "It returns from the function.";
  if (isWaiting(node)) return "It waits or yields.";
  if (!node.named) return undefined;
  if (elsewhere.test(node.type)) return "It jumps, or is run when the function ends.";
  return leavingLoops.test(node.type) && !isHeld(node, inside) ? "It leaves a loop around it." : undefined;
}

/** Whether what a jump leaves is inside. */
function isHeld(jump: SyntaxNode, { loops, switches }: Inside): boolean {
  const hasLabel = jump.namedChildren.some(
    ({ field, type }) => field === "label" || /label|^identifier$/.test(type),
  );
  return !hasLabel && (loops > 0 || (jump.type.startsWith("break") && switches > 0));
}

/** Ruby leaves a block by `next` and `break`; its `return` leaves the method. */
function isBlockCall({ type }: SyntaxNode): boolean {
  return type === "do_block" || type === "block_body";
}
