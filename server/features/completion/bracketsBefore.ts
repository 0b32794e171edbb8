import { type Brackets, matchBrackets } from "../../language/lexical/matchBrackets.ts";
import type { CursorContext } from "./cursorContext.ts";

const known = new WeakMap<CursorContext, Brackets>();

/** The brackets before a cursor. They are asked for at every ending that a line may have, and counted once. */
export function bracketsBefore(context: CursorContext): Brackets {
  let brackets = known.get(context);
  if (!brackets) {
    brackets = matchBrackets(context.prefix, context.languageId);
    known.set(context, brackets);
  }
  return brackets;
}
