import { matchBrackets } from "../../language/lexical/matchBrackets.ts";

/** In the middle of a line ghost text is shown only before closing brackets, quotes and `: ; , {`. */
export function allowsGhostText(lineRest: string): boolean {
  return /^\s*([)\]}"'`:;,{]|$)/.test(lineRest);
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
  for (let at = text.indexOf(next); at !== -1; at = text.indexOf(next, at + 1)) {
    const { open, firstStray, quote } = matchBrackets(text.slice(0, at), languageId);
    const closesOuter = firstStray === -1 && open.length === 0;
    if (closesOuter && (quote === "" || quote === next)) return text.slice(0, at);
  }
  return text.trimEnd();
}
