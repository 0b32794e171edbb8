import type { LanguageFacts } from "../languageFacts.ts";
import type { TreeCursor } from "./treeSitter.ts";

/** Fewer pieces are not worth taking apart. */
const leastPieces = 3;

/** Shorter ones are analysed in one piece. */
const minLines = 100;

/**
 * Whether the cursor's node is a statement that is a frame for others rather than a piece of code of its own: a long
 * `describe(…, () => {…})` of tests, a module's `(function () {…})()`. The cursor stays where it is.
 */
export function isSuite(cursor: TreeCursor, language: LanguageFacts): boolean {
  if (!isOnTheWay(cursor, language)) return false;
  let depth = 0;
  let isFound = false;
  while (!isFound && gotoChildOnTheWay(cursor, language)) {
    depth++;
    isFound = isSuiteBody(cursor, language);
  }
  const holdsOthers = isFound && holdsPieces(cursor, language);
  for (; depth > 0; depth--) cursor.gotoParent();
  return holdsOthers;
}

/** Whether the cursor's node may lie between a suite's statement and its body, the body included. */
export function isOnTheWay(cursor: TreeCursor, { callbacks }: LanguageFacts): boolean {
  return callbacks.has(cursor.nodeType) && lines(cursor) >= minLines;
}

/** Whether the cursor's node is the body of a callback. */
export function isSuiteBody(cursor: TreeCursor, { roles }: LanguageFacts): boolean {
  return roles.callbackBodies.has(cursor.nodeType);
}

function gotoChildOnTheWay(cursor: TreeCursor, language: LanguageFacts): boolean {
  if (!cursor.gotoFirstChild()) return false;
  do if (isOnTheWay(cursor, language)) return true;
  while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return false;
}

/** Whether most of what a body holds are functions, classes and further callbacks. */
function holdsPieces(
  cursor: TreeCursor,
  { callbacks, comments, containers, functions, roles }: LanguageFacts,
): boolean {
  if (!cursor.gotoFirstChild()) return false;
  let pieces = 0;
  let others = 0;
  do {
    const type = cursor.nodeType;
    if (!cursor.nodeIsNamed || comments.has(type) || roles.besideCallbacks.has(type)) continue;
    if (functions.has(type) || containers.has(type) || (callbacks.has(type) && lines(cursor) > 2)) pieces++;
    else others++;
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return pieces >= Math.max(leastPieces, others);
}

function lines(cursor: TreeCursor): number {
  return cursor.endPosition.row - cursor.startPosition.row + 1;
}
