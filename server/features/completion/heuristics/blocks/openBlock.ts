import { closerOf, matchBrackets, type OpenBracket } from "../../../../language/lexical/matchBrackets.ts";
import { bracketsBefore } from "../../bracketsBefore.ts";
import type { CursorContext } from "../../cursorContext.ts";

/** A block that is open at the cursor. */
export interface OpenBlock {
  /** Offset of its line's first open bracket in the context's prefix. */
  readonly at: number;
  readonly openingLine: string;
  readonly closers: string;
  readonly body: string;
}

/** The innermost block that is open at the cursor, on a blank line where it may end. */
export function openBlock(context: CursorContext): OpenBlock | undefined {
  const { linePrefix, lineRest, prefix } = context;
  if (linePrefix.trim() !== "" || lineRest.trim() !== "") return undefined;
  const before = bracketsBefore(context);
  const innermost = before.open.at(-1);
  if (!innermost || before.quote !== "" || before.inComment) return undefined;
  const { lineStart, from, openingLine } = openingOf(prefix, before.open);
  const body = prefix.slice(from + openingLine.length);
  // Never deeper than what opened it, and never in an empty block.
  if (indentationOf(openingLine) !== linePrefix || !isIndented(body, linePrefix)) return undefined;
  if (!/[([{]$/.test(openingLine.trimEnd()) || closedBelow(context, linePrefix)) return undefined;
  const onLine = before.open.filter((open) => open.at >= lineStart);
  const closers = onLine.map(({ bracket }) => closerOf[bracket] ?? "").reverse();
  return {
    at: onLine[0]?.at ?? innermost.at,
    openingLine: openingLine.trimEnd(),
    closers: closers.join(""),
    body,
  };
}

/** What opens the innermost block. */
interface Opening {
  /** Its line, with the one above where a brace stands alone. */
  readonly openingLine: string;
  /** Offset of that. */
  readonly from: number;
  /** Offset of the first line whose brackets are closed together. */
  readonly lineStart: number;
}

function openingOf(prefix: string, open: readonly OpenBracket[]): Opening {
  const [outer, innermost] = [open.at(-2), open.at(-1)];
  const lineStart = prefix.lastIndexOf("\n", innermost?.at) + 1;
  const line = prefix.slice(lineStart).split("\n", 1)[0] ?? "";
  const above = prefix.slice(0, Math.max(0, lineStart - 1)).lastIndexOf("\n") + 1;
  const isAlone = line.trim() === innermost?.bracket && lineStart > 0;
  const isUnder = isAlone && indentationOf(prefix.slice(above)) === indentationOf(line);
  if (!isUnder) return { openingLine: line, from: lineStart, lineStart };
  const goesOn = outer !== undefined && outer.at >= above;
  return {
    openingLine: prefix.slice(above, lineStart + line.length),
    from: above,
    lineStart: goesOn ? above : lineStart,
  };
}

/** Whether the body's first line stands deeper than the block's: where it does not, its end may be anywhere. */
function isIndented(body: string, indentation: string): boolean {
  const first = body.split("\n").find((line) => line.trim() !== "");
  return first !== undefined && indentationOf(first).length > indentation.length;
}

/** True when a bracket below, at this indentation or deeper, closes what is open at the cursor. */
function closedBelow({ suffix, languageId }: CursorContext, indentation: string): boolean {
  const { firstStray } = matchBrackets(suffix, languageId);
  if (firstStray === -1) return false;
  const line = suffix.slice(suffix.lastIndexOf("\n", firstStray) + 1);
  return indentationOf(line).length >= indentation.length;
}

export function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}
