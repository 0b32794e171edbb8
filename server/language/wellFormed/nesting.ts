/** Brackets that stand open within each other; people write some tens. */
const mostOpen = 400;
/** How often the same piece of text follows itself, as prefix operators and conditions without brackets do, and its longest length. */
const mostRepeated = 1_500;
const longestPiece = 14;

/**
 * Whether a text is nested more deeply than parsers that call themselves can go. Near the end of the stack V8 ends the process
 * where an expression has to be compiled, so that there is no error to catch.
 */
export function isTooDeep(text: string): boolean {
  return hasDeepBrackets(text) || repeatsItself(text);
}

function hasDeepBrackets(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "(" || sign === "[" || sign === "{") open++;
    else if (open > 0 && (sign === ")" || sign === "]" || sign === "}")) open--;
    if (open > mostOpen) return true;
  }
  return false;
}

function repeatsItself(text: string): boolean {
  for (let length = 1; length <= longestPiece; length++) {
    const wanted = length * mostRepeated;
    let same = 0;
    for (let at = length; at < text.length && same < wanted; at++)
      same = text.charCodeAt(at) === text.charCodeAt(at - length) ? same + 1 : 0;
    if (same >= wanted) return true;
  }
  return false;
}
