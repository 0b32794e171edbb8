import { RawCursor } from "./rawCursor.ts";
import type { TreeCursor } from "./treeSitter.ts";

/**
 * A hash of the types, fields and places of the cursor's node and all below it, as two numbers of 32 bits: of the same text, two trees
 * with the same shape are the same. The cursor returns to where it was.
 * @param origin where places count from
 */
export function shapeOf(cursor: TreeCursor, origin: number): string {
  const raw = new RawCursor(cursor);
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  const note = (value: number) => {
    high = Math.imul(high ^ value, 2654435761);
    high ^= high >>> 15;
    low = Math.imul(low ^ value, 1597334677);
    low ^= low >>> 13;
  };
  let depth = 0;
  do {
    note(raw.nodeTypeId);
    note(raw.currentFieldId);
    note(raw.startIndex - origin);
    note(raw.endIndex - origin);
    depth = nextDepth(raw, depth);
  } while (depth > 0);
  raw.giveBack();
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}

/** Moves on in document order; how far below the top that is, 0 for the top itself, where it ends. */
function nextDepth(cursor: RawCursor, depth: number): number {
  if (cursor.gotoFirstChild()) return depth + 1;
  let left = depth;
  while (left > 0 && !cursor.gotoNextSibling()) {
    cursor.gotoParent();
    left--;
  }
  return left;
}
