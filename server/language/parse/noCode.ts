import { RawCursor } from "./rawCursor.ts";
import type { Tree, TreeCursor } from "./treeSitter.ts";

/** From so many pieces on, of so few characters each, what a parser could make nothing of is no code. */
const heap = { pieces: 5_000, length: 8 };
/** How deep heaps are looked for; deeper ones are parts of what looks like code. */
const deepest = 12;
/** Nothing that is meant to be read is nested so deep, and sums that a program wrote have fewer terms. */
const deepestCode = 20_000;
/** Characters that a level takes at least. */
const leastLevel = 2;

/** What makes a tree useless: a heap of tokens, or more levels than anybody reads. */
export type NoCode = "heap" | "deep";

/** Why a tree is none of code; undefined where it may be. */
export function whyNoCode(tree: Tree): NoCode | undefined {
  if (isHeap(tree)) return "heap";
  return isTooDeep(tree) ? "deep" : undefined;
}

/**
 * Whether most of a tree is a heap of tokens that the parser found no beginning of anything in: text of another language, data,
 * nonsense. Nothing can be told of it, and looking at each token takes long.
 */
function isHeap(tree: Tree): boolean {
  const { hasError, endIndex } = tree.rootNode;
  if (!hasError || endIndex < heap.pieces) return false;
  const cursor = tree.walk();
  try {
    for (let depth = 0; depth < deepest; depth++) {
      if ((depth === 0 || cursor.nodeType === "ERROR") && hasTinyPieces(cursor)) return true;
      if (!gotoLongestChild(cursor)) return false;
    }
    return false;
  } finally {
    cursor.delete();
  }
}

/** Whether a tree is nested so deeply that looking at each level takes too long: as a chain of calls, a sum, brackets. */
function isTooDeep(tree: Tree): boolean {
  if (tree.rootNode.endIndex < deepestCode * leastLevel) return false;
  const cursor = tree.walk();
  try {
    let depth = 0;
    while (depth <= deepestCode && gotoLongestChild(cursor)) depth++;
    return depth > deepestCode;
  } finally {
    cursor.delete();
  }
}

function hasTinyPieces(cursor: TreeCursor): boolean {
  const { childCount, startIndex, endIndex } = cursor.currentNode;
  return childCount > heap.pieces && endIndex - startIndex < childCount * heap.length;
}

/** Moves to the child that has most of the text, if one has; what else there is does not matter. */
function gotoLongestChild(cursor: TreeCursor): boolean {
  const half = (cursor.endIndex - cursor.startIndex) / 2;
  const raw = new RawCursor(cursor);
  let isFound = false;
  if (raw.gotoFirstChild())
    do isFound = raw.endIndex - raw.startIndex >= half;
    while (!isFound && raw.gotoNextSibling());
  raw.giveBack();
  return isFound;
}
