/** A place in a text as the parser counts it: line and column from zero, the column in UTF-16 code units. */
interface Point {
  readonly row: number;
  readonly column: number;
}

/** One replaced stretch, in the parser's terms. */
export interface TextEdit {
  readonly startIndex: number;
  readonly oldEndIndex: number;
  readonly newEndIndex: number;
  readonly startPosition: Point;
  readonly oldEndPosition: Point;
  readonly newEndPosition: Point;
}

/** Characters compared at once. */
const block = 1_024;

/**
 * The smallest stretch by which two texts differ, from their common prefix and suffix. Comparing is
 * cheap, and spares every caller from keeping track of change events.
 */
export function findEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  const start = commonPrefix(before, after, shorter);
  const tail = commonSuffix(before, after, shorter - start);
  const startPosition = pointAt(before, start, 0, { row: 0, column: 0 });
  const oldEndIndex = before.length - tail;
  const newEndIndex = after.length - tail;
  return {
    startIndex: start,
    oldEndIndex,
    newEndIndex,
    startPosition,
    oldEndPosition: pointAt(before, oldEndIndex, start, startPosition),
    newEndPosition: pointAt(after, newEndIndex, start, startPosition),
  };
}

/** Length of what both texts begin with; whole blocks are compared first, since the engine does that fast. */
function commonPrefix(before: string, after: string, most: number): number {
  let length = 0;
  while (
    length + block <= most &&
    before.slice(length, length + block) === after.slice(length, length + block)
  )
    length += block;
  while (length < most && before.charCodeAt(length) === after.charCodeAt(length)) length++;
  return length;
}

/** Length of what both texts end with. */
function commonSuffix(before: string, after: string, most: number): number {
  const [one, two] = [before.length, after.length];
  let length = 0;
  while (
    length + block <= most &&
    before.slice(one - length - block, one - length) === after.slice(two - length - block, two - length)
  )
    length += block;
  while (length < most && before.charCodeAt(one - 1 - length) === after.charCodeAt(two - 1 - length))
    length++;
  return length;
}

/** The place of `offset`, counted on from a place already known. The parser takes only line feeds for line ends. */
function pointAt(text: string, offset: number, from: number, known: Point): Point {
  let { row, column } = known;
  let lineStart = from - column;
  for (
    let feed = text.indexOf("\n", from);
    feed !== -1 && feed < offset;
    feed = text.indexOf("\n", feed + 1)
  ) {
    row++;
    lineStart = feed + 1;
  }
  column = offset - lineStart;
  return { row, column };
}
