/** A line as it stood, and as it stands since it was edited. */
export interface LineEdit {
  readonly before: string;
  readonly after: string;
}

export const piece = /[\p{L}_$][\p{L}\p{N}_$]*|\p{N}+|\s+|[^\p{L}\p{N}_$\s]/gu;
export const isName = /^[\p{L}_$]/u;

/** What an edit took away and put in, in pieces, and what stands around that. */
export interface Change {
  readonly removed: readonly string[];
  readonly inserted: readonly string[];
  readonly left: string | undefined;
  readonly right: string | undefined;
  /** All of the line behind it. */
  readonly tail: string;
  /** What is called, of arguments. */
  readonly callee: string | undefined;
}

/** What an edit changed; undefined for one that no other line can be like. */
export function changeOf({ before, after }: LineEdit): Change | undefined {
  const [old, now] = [before.match(piece) ?? [], after.match(piece) ?? []];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const removed = old.slice(start, old.length - end);
  const inserted = now.slice(start, now.length - end);
  const isSmall = old.length - removed.length >= leastKept && !removed.includes("\n");
  if (inserted.join("").trim().length < leastInserted || !isSmall) return undefined;
  if (removed.length > 0 && !removed.some((each) => isName.test(each))) return undefined;
  return { removed, inserted, ...around(old, start, start + removed.length) };
}

/** Pieces of a line that an edit must leave, and characters that it must put in, to be one that others are like. */
const leastKept = 3;
const leastInserted = 2;

/** What stands around a stretch of pieces. */
export function around(
  pieces: readonly string[],
  from: number,
  to: number,
): Pick<Change, "left" | "right" | "tail" | "callee"> {
  const left = pieces.slice(0, from).findLast((each) => each.trim() !== "");
  const right = pieces.slice(to).find((each) => each.trim() !== "");
  return { left, right, tail: pieces.slice(to).join(""), callee: calleeAt(pieces, from) };
}

/** Words behind which brackets hold no arguments. */
const notCalled =
  /^(?:if|while|for|switch|match|catch|return|in|of|and|or|not|with|elif|unless|until|when|case|await)$/;

/** What is called with the arguments among which a place is. */
function calleeAt(pieces: readonly string[], from: number): string | undefined {
  let depth = 0;
  for (let at = from - 1; at >= 0; at--) {
    const each = pieces[at] ?? "";
    if (/[)\]}]/.test(each)) depth++;
    if (!/[([{]/.test(each) || depth-- > 0) continue;
    const before = pieces[at - 1] ?? "";
    return each === "(" && isName.test(before) && !notCalled.test(before) ? before : undefined;
  }
  return undefined;
}
