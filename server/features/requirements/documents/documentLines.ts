import { trimEndOf } from "../../../text/endOf.ts";
import { splitLines } from "./specItems.ts";

/** A line of a document, quote signs taken away. */
export interface DocumentLine {
  readonly text: string;
  /** Offset of the text, in UTF-16 code units. */
  readonly start: number;
  /** The words of a heading, without the signs around them; undefined for a line that is none. */
  readonly title: string | undefined;
}

const heading = /^(?:#{1,6}|={1,6})[ \t]/;
const underline = /^(?:={3,}|-{3,}|~{3,}|\^{3,})[ \t]*$/;
/** What cannot be a title: signs of lists, tables, directives, fences. */
const startsBlock = /^(?:[-*+|>#=~`]|\.{1,5} |\d{1,4}[.)] |\[)/;

/** The lines of a document. Underlined titles are headings; the lines under them are empty. */
export function documentLines(text: string): DocumentLine[] {
  const plain = splitLines(text).map(withoutQuote);
  return plain.map(({ text: line, start }, index) => {
    const before = plain[index - 1]?.text ?? "";
    const isRule = underline.test(line) && mayBeTitle(before, plain[index - 2]?.text ?? "");
    const isTitle = underline.test(plain[index + 1]?.text ?? "") && mayBeTitle(line, before);
    return { text: isRule ? "" : line, start, title: isTitle ? line.trim() : titleOf(line) };
  });
}

/** Whether a line stands alone above what may be its underline. */
function mayBeTitle(line: string, before: string): boolean {
  const isAlone = before.trim() === "" || underline.test(before);
  return /^\S/.test(line) && !startsBlock.test(line) && isAlone;
}

/** Quoted requirements are requirements. */
function withoutQuote(line: { text: string; start: number }): { text: string; start: number } {
  const sign = /^[ \t]*(?:>[ \t]?)+/.exec(line.text)?.[0];
  return sign === undefined ? line : { text: line.text.slice(sign.length), start: line.start + sign.length };
}

function titleOf(text: string): string | undefined {
  if (!heading.test(text)) return undefined;
  return trimEndOf(trimEndOf(text.replace(/^[#=]+[ \t]+/, ""), "#"), " \t");
}

/** What lists below such headings, or in files of such names, hold: work to be done, nothing that is required. */
const tasks =
  /^(?:\W|\d)*(?:(?:open|remaining) )?(?:tasks?|to-?dos?|to do|next steps|action items?|checklist|work ?plan)\b/i;

/** For each line, whether the heading above it, or else the name of its file, says that it is about tasks. */
export function aboutTasks(lines: readonly DocumentLine[], path: string): readonly boolean[] {
  let isAbout = tasks.test(path.slice(path.lastIndexOf("/") + 1));
  const isWhole = isAbout;
  return lines.map(({ title }) => {
    if (title !== undefined) isAbout = isWhole || tasks.test(title);
    return isAbout;
  });
}
