import { closerOf, matchBrackets } from "../../language/lexical/matchBrackets.ts";
import type { CursorContext } from "./cursorContext.ts";

/**
 * The closing brackets that an editor puts behind the cursor while one types `text`: those of the brackets that it opens
 * and does not close. None where the block that it opens ends below already.
 */
export function closersBehind(context: CursorContext, text: string): string {
  const { prefix, languageId } = context;
  const { open, quote } = matchBrackets(prefix + text, languageId);
  if (quote !== "") return "";
  const closers = open
    .filter(({ at }) => at >= prefix.length)
    .map(({ bracket }) => closerOf[bracket] ?? "")
    .reverse()
    .join("");
  return closers !== "" && endsBelow(context, closers) ? "" : closers;
}

/** Whether a line below, as deep as the cursor's, begins with these brackets and closes nothing that is open down there. */
function endsBelow(
  { linePrefix, lineRest, linesBelow, languageId }: CursorContext,
  closers: string,
): boolean {
  if (lineRest.trim() !== "") return false;
  const below = linesBelow.join("\n");
  const { firstStray } = matchBrackets(below, languageId);
  if (firstStray === -1) return false;
  const lineStart = below.lastIndexOf("\n", firstStray) + 1;
  return (
    below.startsWith(closers, firstStray) &&
    below.slice(lineStart, firstStray) === /^\s*/.exec(linePrefix)?.[0]
  );
}
