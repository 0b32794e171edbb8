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

/**
 * Why a tree is none of code; undefined where it may be. A heap of tokens is what the parser found no beginning of anything in:
 * text of another language, data, nonsense; looking at each of them takes long, and so does looking at each level of what is
 * nested deeply, as a chain of calls, a sum, brackets. Both are looked for in one walk to where most of the text is.
 */
export function whyNoCode(tree: Tree): NoCode | undefined {
  const { hasError, endIndex } = tree.rootNode;
  const mayBeHeap = hasError && endIndex >= heap.pieces;
  const mayBeDeep = endIndex >= deepestCode * leastLevel;
  if (!mayBeHeap && !mayBeDeep) return undefined;
  const cursor = tree.walk();
  try {
    for (let depth = 0; depth <= (mayBeDeep ? deepestCode : deepest); depth++) {
      const isOfHeap = mayBeHeap && depth < deepest && (depth === 0 || cursor.nodeType === "ERROR");
      if (isOfHeap && hasTinyPieces(cursor)) return "heap";
      if (!gotoLongestChild(cursor)) return undefined;
    }
    return mayBeDeep ? "deep" : undefined;
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
