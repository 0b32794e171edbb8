import { matchBrackets } from "../../language/lexical/matchBrackets.ts";
import type { CursorContext } from "./cursorContext.ts";

/** In the middle of a line ghost text is shown only before closing brackets, quotes and `: ; , {`. */
export function allowsGhostText(lineRest: string): boolean {
  return /^\s*([)\]}"'`:;,{]|$)/.test(lineRest);
}

/** Closing brackets and quotes, as an editor puts them behind the cursor while one types. */
const closersOnly = /^[)\]}"'`]+$/;

/** Whether nothing but closing brackets and quotes stands behind the cursor. */
export function isClosersOnly(lineRest: string): boolean {
  return closersOnly.test(lineRest.trimEnd());
}

/** Takes away what the line already has behind the cursor; the text goes on behind closing brackets and quotes that it holds itself. */
export function fitToRest(text: string, lineRest: string, languageId: string): string {
  return isClosersOnly(lineRest) ? text.trimEnd() : cutAtRest(text, lineRest, languageId);
}

/** How many of the closing brackets and quotes behind the cursor a text holds itself, and so takes the place of. */
export function closersHeld(text: string, lineRest: string, languageId: string): number {
  if (!isClosersOnly(lineRest)) return 0;
  const closers = lineRest.trimEnd();
  let from = 0;
  for (let held = 0; held < closers.length; held++) {
    const at = closedAt(text.slice(from), closers.charAt(held), languageId);
    if (at === -1) return held;
    from += at + 1;
  }
  return closers.length;
}

/**
 * Whether an editor that closes pairs, and lets closing signs be typed over, makes of what stood behind the cursor what stands
 * there now, while a text is typed before it.
 */
export function mayBecome(before: string, now: string, typed: string, languageId: string): boolean {
  if (before === now) return true;
  if (now.endsWith(before)) return isClosersOnly(now.slice(0, now.length - before.length));
  const over = before.length - now.length;
  return before.endsWith(now) && closersHeld(typed, before.slice(0, over), languageId) === over;
}

/** The place without the closing signs behind the cursor that a text holds itself. */
export function withoutHeld(context: CursorContext, text: string): CursorContext {
  return without(closersHeld(text, context.lineRest, context.languageId), context);
}

/** The place without so many characters behind the cursor. */
export function without(held: number, context: CursorContext): CursorContext {
  if (held === 0) return context;
  return { ...context, suffix: context.suffix.slice(held), lineRest: context.lineRest.slice(held) };
}

/** What a text shows where closing signs stand behind the cursor: those that it holds itself are there already. */
export function visiblePart(text: string, lineRest: string, languageId: string): string {
  const held = closersHeld(text, lineRest, languageId);
  let rest = text;
  let seen = "";
  for (const sign of lineRest.slice(0, held)) {
    const at = closedAt(rest, sign, languageId);
    seen += rest.slice(0, at);
    rest = rest.slice(at + 1);
  }
  return seen + rest;
}

/**
 * Takes away what the line already has behind the cursor: all from where the text goes on as the line does, or from
 * where it closes what the line closes.
 */
export function cutAtRest(text: string, lineRest: string, languageId: string): string {
  const rest = lineRest.trim();
  if (rest === "") return text.trimEnd();
  const next = rest.charAt(0);
  // A closing bracket is that of a bracket before the text, which the text may hold others of.
  const whole = /[)\]}]/.test(next) ? -1 : text.lastIndexOf(rest);
  if (whole !== -1) return text.slice(0, whole).trimEnd();
  const at = closedAt(text, next, languageId);
  return at === -1 ? text.trimEnd() : text.slice(0, at);
}

/** Where a text comes to a sign outside the brackets and quotes that it opens itself; -1 where it does not. */
function closedAt(text: string, sign: string, languageId: string): number {
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    const { open, firstStray, quote } = matchBrackets(text.slice(0, at), languageId);
    const closesOuter = firstStray === -1 && open.length === 0;
    if (closesOuter && (quote === "" || quote === sign)) return at;
  }
  return -1;
}
