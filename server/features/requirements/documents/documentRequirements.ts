import type { DocumentKind } from "./documentKind.ts";
import { aboutTasks, type DocumentLine, documentLines } from "./documentLines.ts";
import type { DocumentRequirement } from "./documentRequirement.ts";
import { readFeature } from "./gherkin.ts";
import { anyId, idList, idPattern, isStandard, saysRequirement } from "./identifiers.ts";
import { withoutAsciidocExamples, withoutMarkdownExamples, withoutRestExamples } from "./maskText.ts";
import { findScenarios } from "./scenarioLines.ts";
import { findSpecItems } from "./specItems.ts";
import {
  readDoorstopMarkdown,
  readMystNeeds,
  readSphinxNeeds,
  readStrictDoc,
  readYaml,
} from "./structured.ts";
import { isTableRow, readRow, type TableHeader, tableHeader } from "./tableRows.ts";

/** Lines that one requirement may take. */
const mostLines = 200;

/** `**REQ-1**:`, `` `REQ-1` ``, `[REQ-1]`, `REQ-1 -`: an identifier in front of its text. */
const leading = new RegExp(
  `^(?:\\[\\[?|[*_\`]{1,3})?(?<id>${idPattern})(?:\\]?\\]|[*_\`]{1,3})?(?:[ \\t]*\\([^)]{1,30}\\))?[ \\t]*(?:::|[:.)–—-])?[*_\`]{0,3}(?:[ \\t]+|$)`,
);
/** Without a sign between, what follows an identifier must begin like a sentence, or demand something. */
const beginsText = /^(?:$|["'“([*_`]*[\p{Lu}\p{Lo}]|(?:shall|must|should|will|may)\b)/u;
const item =
  /^(?<indent>[ \t]*)(?:[-*+]|\*{2,5}|\.{1,5}|\d{1,4}[.)])[ \t]+(?:\[(?<tick>[ xX])\][ \t]+)?(?<rest>.*)$/;
const fence = /^[ \t]*(?:```|~~~)/;
/** The requirements of a document, in order. */
export function findDocumentRequirements(
  text: string,
  kind: DocumentKind = "markdown",
  path = "",
): DocumentRequirement[] {
  const found = readKind(text, kind, path);
  return dropRepeated(found.sort((a, b) => a.start - b.start || a.idStart - b.idStart));
}

function readKind(text: string, kind: DocumentKind, path: string): DocumentRequirement[] {
  switch (kind) {
    case "gherkin":
    case "gherkin-markdown":
      return readFeature(text, kind === "gherkin-markdown") ?? findScenarios(text);
    case "strictdoc":
      return readStrictDoc(text);
    case "yaml":
      return readYaml(text, path);
    case "restructuredtext": {
      const shown = withoutRestExamples(text);
      return [...readSphinxNeeds(shown), ...readLines(shown, kind, path)];
    }
    case "asciidoc":
      return readLines(withoutAsciidocExamples(text), kind, path);
    case "plain":
      return readLines(text, kind, path);
    case "markdown":
      return (
        readDoorstopMarkdown(text, path) ?? [
          ...readMystNeeds(text),
          ...readLines(withoutMarkdownExamples(text), kind, path),
          ...findScenarios(text),
        ]
      );
  }
}

/** What two readers found at one place counts once. */
function dropRepeated(found: readonly DocumentRequirement[]): DocumentRequirement[] {
  const seen = new Set<string>();
  return found.filter(({ id, idStart, isShared }) => {
    if (id === undefined || isShared) return true;
    const key = `${id} ${idStart}`;
    return !seen.has(key) && seen.add(key);
  });
}

function readLines(text: string, kind: DocumentKind, path: string): DocumentRequirement[] {
  const spec = findSpecItems(text);
  const found: DocumentRequirement[] = [...spec.items];
  const lines = documentLines(text);
  const isSpared = fencedLines(lines);
  const isTask = aboutTasks(lines, path);
  let header: TableHeader | undefined;
  for (const [index, line] of lines.entries()) {
    if (isSpared[index] || spec.lines.has(index)) continue;
    if (isTableRow(line.text)) {
      header ??= tableHeader(line.text, lines[index + 1]?.text ?? "");
      const whole = wholeRow(lines, index);
      const row = readRow(whole, header);
      if (row) found.push({ ...row, idStart: line.start + row.idStart, start: line.start, end: endOf(line) });
      continue;
    }
    // In AsciiDoc blank lines may stand between the rows.
    if (kind !== "asciidoc" || line.text.trim() !== "") header = undefined;
    const requirement =
      readHeading(lines, index) ??
      readItem(lines, index, isTask[index] ?? false) ??
      readParagraph(lines, index, kind === "plain");
    if (requirement) found.push(requirement);
  }
  return withParents(found, text);
}

/** "Parent: HLR-010" in a line of its own between a requirement and the next: what it was derived from. */
const parentLine = new RegExp(
  `^[ \\t]*(?:[-*][ \\t]+)?[*_]{0,2}(?:Parents?|Covers|Satisfies|Refines|Derived from|Derives from|Traces? to|Traced to)[*_]{0,2}[ \\t]*:[*_]{0,2}[ \\t]*(?<ids>${idList})[ \\t.]*$`,
  "gim",
);

function withParents(found: readonly DocumentRequirement[], text: string): DocumentRequirement[] {
  const inOrder = [...found].sort((a, b) => a.start - b.start);
  return inOrder.map((requirement, index) => {
    if (requirement.covers || requirement.id === undefined) return requirement;
    const below = text.slice(requirement.start, inOrder[index + 1]?.start);
    const covers = [...below.matchAll(parentLine)].flatMap(({ groups }) => groups?.ids?.match(anyId) ?? []);
    return covers.length > 0 ? { ...requirement, covers } : requirement;
  });
}

/** AsciiDoc puts each cell on a line of its own when it likes. */
function wholeRow(lines: readonly DocumentLine[], index: number): string {
  const line = lines[index]?.text ?? "";
  const isShort = (line.match(/\|/g)?.length ?? 0) === 1;
  if (!isShort) return line;
  const more: string[] = [];
  for (const next of lines.slice(index + 1, index + 12)) {
    if (!/^[ \t]*\|[^=|]*$/.test(next.text)) break;
    more.push(next.text);
  }
  return [line, ...more].join(" ");
}

/** Which lines are examples between fences, the fences included. */
function fencedLines(lines: readonly DocumentLine[]): readonly boolean[] {
  let isInside = false;
  return lines.map(({ text }) => {
    if (!fence.test(text)) return isInside;
    isInside = !isInside;
    return true;
  });
}

function readHeading(lines: readonly DocumentLine[], index: number): DocumentRequirement | undefined {
  const line = lines[index];
  const rest = line?.title;
  const head = rest === undefined ? null : leading.exec(rest);
  const id = head?.groups?.id;
  if (!line || rest === undefined || !head || id === undefined || isStandard(id)) return undefined;
  const title = rest.slice(head[0].length);
  // "R-2024 release plan"
  if (!isMarked(head[0]) && !beginsText.test(title) && !saysRequirement.test(id)) return undefined;
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

function readItem(
  lines: readonly DocumentLine[],
  index: number,
  isTask: boolean,
): DocumentRequirement | undefined {
  const line = lines[index];
  const match = line && item.exec(line.text);
  if (!line || !match?.groups || (isTask && match.groups.tick !== undefined)) return undefined;
  const { rest = "", tick, indent = "" } = match.groups;
  const head = leading.exec(rest);
  const id = head?.groups?.id;
  const isSeparated = head !== null && isMarked(head[0]);
  const follows = rest.slice(head?.[0].length ?? 0);
  const named =
    id !== undefined && !isStandard(id) && (isSeparated || tick !== undefined || beginsText.test(follows));
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

/** A line that starts with an identifier; plain text may be set in. */
function readParagraph(
  lines: readonly DocumentLine[],
  index: number,
  isPlain: boolean,
): DocumentRequirement | undefined {
  const line = lines[index];
  const trimmed = line?.text.trim() ?? "";
  if (!line || trimmed === "" || (!isPlain && /^[ \t]/.test(line.text))) return undefined;
  const head = leading.exec(trimmed);
  const id = head?.groups?.id;
  if (!head || id === undefined || isStandard(id)) return undefined;
  const own = trimmed.slice(head[0].length);
  const isApart = isSetApart(head[0], own) || /^(?:shall|must|should)\b/.test(own);
  if (!isMarked(head[0]) && !isApart) return undefined;
  const body = paragraphAfter(lines, index + 1, own === "" && /::/.test(head[0]));
  const text = clean([own, body.text].join(" "));
  return {
    id,
    idStart: line.start + line.text.indexOf(id),
    start: line.start,
    end: body.end ?? endOf(line),
    text,
  };
}

/** Blanks behind an identifier that a column may be set off by. */
const widestGap = 12;

/** Whether a text stands in a column of its own. What is farther away is the other end of a page's header or footer. */
function isSetApart(head: string, text: string): boolean {
  const gap = head.length - head.trimEnd().length;
  return /\t$/.test(head) || (gap >= 2 && (gap <= widestGap || beginsText.test(text)));
}

/** Whether an identifier is set off from what follows: by a sign, by brackets or by its type. */
function isMarked(head: string): boolean {
  return /[:.)–—-][*_`]{0,3}[ \t]*$|^[[*_`]/.test(head);
}

/** The paragraph that starts at a line, blank lines before it skipped when `skipBlank`. */
function paragraphAfter(
  lines: readonly DocumentLine[],
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
    if (line.title !== undefined || fence.test(line.text) || isTableRow(line.text)) break;
    if (item.test(line.text) && leading.test(text.replace(/^\S+\s+(?:\[[ xX]\]\s+)?/, ""))) break;
    if (startsAnother(text)) break;
    parts.push(text);
    end = endOf(line);
  }
  return { text: clean(parts.join(" ")), end };
}

/** Whether a line begins with an identifier of its own, or with a number such as "R1." or "AC 15:". */
function startsAnother(text: string): boolean {
  const head = leading.exec(text)?.[0];
  if (head !== undefined && (isMarked(head) || / {2}$|\t$/.test(head))) return true;
  return (
    /^(?:[A-Z]{1,4} ?\d{1,4}(?:\.\d{1,3}){0,3}[.:)]? +|[A-Z]{2,4}-\d+ \|)/.test(text) && parts.test(text)
  );
}

/** What looks like the number of an item. */
const parts = /^(?:R|FR|NFR|UR|SR|BR|AC|US|TC|UC|SYS|REQ) ?-?\d/;

function clean(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function endOf(line: DocumentLine): number {
  return line.start + line.text.length;
}
