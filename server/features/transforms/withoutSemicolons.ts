import { dataOf } from "../../language/dataOf.ts";
import type { OffsetEdit } from "./transform.ts";

/** Fewer lines that could end in a semicolon say nothing of how a file is written. */
const leastLines = 3;
/** What a line that begins with these continues, if nothing ends the one before. */
const continuing = /^[([`+\-/*,.]/;

/** Edits of a text that is written without semicolons, where its language lets it be, without those that they would put at the ends of lines. */
export function withoutSemicolons(
  edits: readonly OffsetEdit[],
  text: string,
  languageId: string,
): readonly OffsetEdit[] {
  if (edits.length === 0 || dataOf(languageId)?.layout?.semicolons !== "optional") return edits;
  if (usesSemicolons(text)) return edits;
  return edits.map((edit) => (edit.text.includes("`") ? edit : { ...edit, text: stripped(edit, text) }));
}

/** The text that was looked at last: all edits of a text are asked about one after the other. */
let last = { text: "", uses: false };

/** Whether a text is written with semicolons, where they are a matter of taste. */
export function usesSemicolons(text: string): boolean {
  if (last.text !== text) last = { text, uses: looksForSemicolons(text) };
  return last.uses;
}

function looksForSemicolons(text: string): boolean {
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (lines.some((line) => line.endsWith(";") || /; ?\}/.test(line))) return true;
  return lines.filter((line) => /[\w)\]'"]$/.test(line)).length < leastLines;
}

function stripped({ text: written, end }: OffsetEdit, text: string): string {
  const lines = written.split("\n");
  const behind = text.slice(end).split("\n");
  return lines
    .map((line, index) => {
      const isLast = index === lines.length - 1;
      const next = [...lines.slice(index + 1), ...behind.slice(1)].find((each) => each.trim() !== "");
      // Something else stands behind the edit on its last line.
      if (isLast && behind[0]?.trim() !== "") return line;
      return continuing.test(next?.trimStart() ?? "") ? line : line.replace(/;(\r?)$/, "$1");
    })
    .join("\n");
}
