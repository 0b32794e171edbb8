import { findScenarios } from "./gherkin.ts";
import { idPattern, isId, isStandard } from "./identifiers.ts";
import { isTableRow, readRow, type TableHeader, tableHeader } from "./tableRows.ts";

/** Lines that one requirement may take. */
const mostLines = 200;

/** A requirement found in a document. Offsets in UTF-16 code units. */
export interface DocumentRequirement {
  readonly id: string | undefined;
  readonly idStart: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ticked?: boolean;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** `**REQ-1**:`, `` `REQ-1` ``, `[REQ-1]`, `REQ-1 -`: an identifier in front of its text. */
const leading = new RegExp(
  `^(?:\\[\\[?|[*_\`]{1,3})?(?<id>${idPattern})(?:\\]?\\]|[*_\`]{1,3})?[ \\t]*(?:::|[:.)–—-])?[*_\`]{0,3}(?:[ \\t]+|$)`,
);
const heading = /^(?:#{1,6}|={1,6})[ \t]+(?<rest>.*?)[ \t]*#*$/;
const item = /^(?<indent>[ \t]*)(?:[-*+]|\*{2,5}|\d{1,4}[.)])[ \t]+(?:\[(?<tick>[ xX])\][ \t]+)?(?<rest>.*)$/;
const fence = /^[ \t]*(?:```|~~~|----$|\.\.\.\.$)/;
/** OpenFastTrace: keywords that end a requirement's description. */
const keyword = /^(?:Needs|Covers|Depends|Rationale|Comment|Tags|Status)[ \t]*:/;

/** The requirements of a Markdown, AsciiDoc or plain text document, in order. */
export function findDocumentRequirements(text: string): DocumentRequirement[] {
  const found: DocumentRequirement[] = [];
  const lines = splitLines(text);
  const isSpared = fencedLines(lines);
  let header: TableHeader | undefined;
  for (const [index, line] of lines.entries()) {
    if (isSpared[index]) continue;
    if (isTableRow(line.text)) {
      header ??= tableHeader(line.text);
      const row = readRow(line.text, header);
      if (row) found.push({ ...row, idStart: line.start + row.idStart, start: line.start, end: endOf(line) });
      continue;
    }
    if (line.text.trim() !== "") header = undefined;
    const requirement = readHeading(lines, index) ?? readItem(lines, index) ?? readParagraph(lines, index);
    if (requirement) found.push(requirement);
  }
  return [...found, ...findScenarios(text)].sort((a, b) => a.start - b.start);
}

/** Which lines are examples between fences, the fences included. */
function fencedLines(lines: readonly Line[]): readonly boolean[] {
  let isInside = false;
  return lines.map(({ text }) => {
    if (!fence.test(text)) return isInside;
    isInside = !isInside;
    return true;
  });
}

function readHeading(lines: readonly Line[], index: number): DocumentRequirement | undefined {
  const line = lines[index];
  const rest = line && heading.exec(line.text)?.groups?.rest;
  const id = rest && leading.exec(rest)?.groups?.id;
  if (!line || !rest || !id || isStandard(id)) return undefined;
  const title = rest.slice(leading.exec(rest)?.[0].length);
  const body = paragraphAfter(lines, index + 1);
  const text = [title, body.text]
    .filter((part) => part !== "")
    .join(": ")
    .replace(/([.!?:]): /, "$1 ");
  return {
    id,
    idStart: line.start + line.text.indexOf(id),
    start: line.start,
    end: body.end ?? endOf(line),
    text,
  };
}

function readItem(lines: readonly Line[], index: number): DocumentRequirement | undefined {
  const line = lines[index];
  const match = line && item.exec(line.text);
  if (!line || !match?.groups) return undefined;
  const { rest = "", tick, indent = "" } = match.groups;
  const head = leading.exec(rest);
  const id = head?.groups?.id;
  const named = id !== undefined && !isStandard(id);
  if (!named && tick === undefined) return undefined;
  const parts = [named ? rest.slice(head?.[0].length) : rest];
  let last = line;
  for (const next of lines.slice(index + 1, index + mostLines)) {
    const inner = next.text.length - next.text.trimStart().length > indent.length;
    if (next.text.trim() === "" || !inner || item.test(next.text)) break;
    parts.push(next.text.trim());
    last = next;
  }
  return {
    id: named ? id : undefined,
    idStart: named ? line.start + line.text.indexOf(id) : line.start,
    start: line.start,
    end: endOf(last),
    text: clean(parts.join(" ")),
    ...(tick === undefined ? {} : { ticked: tick !== " " }),
  };
}

/** A line that starts with an identifier, or OpenFastTrace's `` `req~name~1` `` on a line of its own. */
function readParagraph(lines: readonly Line[], index: number): DocumentRequirement | undefined {
  const line = lines[index];
  const trimmed = line?.text.trim() ?? "";
  if (!line || trimmed === "" || /^[ \t]/.test(line.text)) return undefined;
  const head = leading.exec(trimmed);
  const id = head?.groups?.id;
  if (!head || id === undefined || isStandard(id)) return undefined;
  const alone = isId(trimmed.replace(/[`*_[\]:]/g, "")) && id.includes("~");
  const separated = /[:.)–—-][*_`]{0,3}[ \t]+$|^[[*_`]/.test(head[0]);
  if (!alone && !separated) return undefined;
  const own = trimmed.slice(head[0].length);
  const body = alone || own !== "" ? paragraphAfter(lines, index + 1, alone) : undefined;
  const text = clean([own, body?.text ?? ""].join(" "));
  return {
    id,
    idStart: line.start + line.text.indexOf(id),
    start: line.start,
    end: body?.end ?? endOf(line),
    text,
  };
}

/** The paragraph that starts at a line, blank lines before it skipped when `skipBlank`. */
function paragraphAfter(
  lines: readonly Line[],
  index: number,
  skipBlank = true,
): { text: string; end: number | undefined } {
  const parts: string[] = [];
  let end: number | undefined;
  for (const line of lines.slice(index, index + mostLines)) {
    const text = line.text.trim();
    if (text === "") {
      if (parts.length > 0 || !skipBlank) break;
      continue;
    }
    if (heading.test(line.text) || fence.test(line.text) || isTableRow(line.text) || keyword.test(text))
      break;
    if (item.test(line.text) && leading.test(text.replace(/^\S+\s+(?:\[[ xX]\]\s+)?/, ""))) break;
    if (leading.test(text) && /^[[*_`]|[:.)–—-]\s/.test(leading.exec(text)?.[0] ?? "")) break;
    parts.push(text);
    end = endOf(line);
  }
  return { text: clean(parts.join(" ")), end };
}

function clean(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function endOf(line: Line): number {
  return line.start + line.text.length;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    lines.push({ text: match[1] ?? "", start: match.index });
    if (match[2] === "") break;
  }
  return lines;
}
