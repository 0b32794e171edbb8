import type { CursorContext } from "../../cursorContext.ts";
import { around, type Change, piece } from "./lineChange.ts";

/** What was put around a value. */
interface Wrapping {
  readonly head: string;
  readonly tail: string;
}

/** What is still to be typed around a value, the value itself with it, and how long that is. */
export interface Wrapped {
  readonly text: string;
  /** Characters behind the cursor that the text holds itself. */
  readonly held: number;
}

/**
 * The rest of what was just put around a value on another line, once its beginning is typed before a value that stands where that
 * one stood: behind the same sign or word, up to the same end.
 * @param original the line before anything was typed
 */
export function wrappedValue(
  change: Change,
  { linePrefix, lineRest }: Pick<CursorContext, "linePrefix" | "lineRest">,
  original: string,
): Wrapped | undefined {
  const wrapping = wrappingOf(change);
  if (!wrapping) return undefined;
  const pieces = original.match(piece) ?? [];
  for (let at = 1; at < pieces.length; at++) {
    const typed = typedAt(pieces, at, linePrefix, lineRest);
    if (typed.trim() === "" || !wrapping.head.startsWith(typed) || pieces[at]?.trim() === "") continue;
    const end = endOfValue(change, pieces, at);
    const value = pieces.slice(at, end).join("");
    if (end === undefined || value.startsWith(wrapping.head)) continue;
    return { text: wrapping.head.slice(typed.length) + value + wrapping.tail, held: value.length };
  }
  return undefined;
}

/** What is typed so far at a place of the line, if nothing else of it has changed. */
function typedAt(pieces: readonly string[], at: number, linePrefix: string, lineRest: string): string {
  const [before, behind] = [pieces.slice(0, at).join(""), pieces.slice(at).join("")];
  return linePrefix.startsWith(before) && lineRest.trimEnd() === behind
    ? linePrefix.slice(before.length)
    : "";
}

/** What an edit put around what it seemed to take away. */
function wrappingOf({ removed, inserted }: Change): Wrapping | undefined {
  const [value, now] = [removed.join(""), inserted.join("")];
  const at = value === "" ? -1 : now.indexOf(value);
  const [head, tail] = [now.slice(0, at), now.slice(at + value.length)];
  return at > 0 && tail !== "" ? { head, tail } : undefined;
}

/** Index behind the value at a place that is like the one where the change was made; undefined for another place. */
function endOfValue(change: Change, pieces: readonly string[], at: number): number | undefined {
  const here = around(pieces, at, at);
  if (here.left !== change.left || here.callee !== change.callee) return undefined;
  let depth = 0;
  for (let end = at; end < pieces.length; end++) {
    const each = pieces[end] ?? "";
    if (depth === 0 && each === change.right) return end > at ? end : undefined;
    if (/[([{]/.test(each)) depth++;
    if (/[)\]}]/.test(each) && depth-- === 0) return undefined;
  }
  return change.right === undefined && depth === 0 ? pieces.length : undefined;
}
