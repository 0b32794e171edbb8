import { trimEndOf } from "../../../text/endOf.ts";
import { isId } from "./identifiers.ts";

/** What the columns of a table are called. */
export interface TableHeader {
  readonly columns: readonly string[];
}

interface Cell {
  readonly text: string;
  readonly start: number;
}

const textHeader = /^(?:requirement|description|text|statement|what)\b/i;
/** Columns whose identifiers name something else. */
const otherHeader =
  /^(?:(?:error|fault|exit|status|return|country)[ -]?)?codes?\b|^(?:errors?|faults?|tests?|test[ -]?cases?|tickets?|issues?|bugs?|hazards?|risks?|releases?|versions?|decisions?|tasks?|parts?)\b/i;

const delimiterRow = /^[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\||$)/;

/** Whether a line is a row of a Markdown or AsciiDoc table. */
export function isTableRow(line: string): boolean {
  return /^[ \t]*\|/.test(line) && !/^[ \t]*\|={3,}/.test(line);
}

/** The table's header, if the line is one: the row that names a text column, or that a row of dashes follows. */
export function tableHeader(line: string, next: string): TableHeader | undefined {
  const columns = cellsOf(line).map(({ text }) => text);
  const isHeader = delimiterRow.test(next) || columns.some((text) => textHeader.test(text));
  return isHeader && !columns.some(isId) ? { columns } : undefined;
}

/** The requirement in a row: a cell that is an identifier, and the text column or else the longest other cell. */
export function readRow(
  line: string,
  header: TableHeader | undefined,
): { id: string; idStart: number; text: string } | undefined {
  const cells = cellsOf(line);
  const at = cells.findIndex((cell) => isId(cell.text));
  const named = cells[at];
  if (!named || otherHeader.test(header?.columns[at] ?? "")) return undefined;
  const others = cells.filter((_, index) => index !== at);
  const textColumn = header?.columns.findIndex((name, index) => index !== at && textHeader.test(name)) ?? -1;
  const chosen = cells[textColumn];
  const longest = others.reduce<Cell | undefined>(
    (best, cell) => (best && best.text.length >= cell.text.length ? best : cell),
    undefined,
  );
  const text = (chosen ?? longest)?.text ?? "";
  // Who works on a ticket, or what a test covers, is no demand.
  if (!chosen && (isId(text) || isOneName(text))) return undefined;
  return { id: named.text, idStart: named.start, text };
}

/** `Smith`, `test_overlap.py`, `src/a.c`. */
function isOneName(text: string): boolean {
  return /^(?:\p{Lu}\S*|(?=[\w-]*[./\\_])[\w./\\-]*)$/u.test(text);
}

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  for (const match of line.matchAll(/(?<=(?<!\\)\|)((?:\\\||[^|])*)/g)) {
    const raw = match[1] ?? "";
    const plain = raw
      .trim()
      .replace(/^\[([^\]]{1,100})\]\([^)]*\)$/, "$1")
      .replace(/^[`*_[]+/, "");
    const text = trimEndOf(plain, "`*_]");
    if (raw.trim() === "" && match.index + raw.length === line.length) continue;
    cells.push({ text: text.replaceAll("\\|", "|"), start: match.index + Math.max(0, raw.indexOf(text)) });
  }
  return cells;
}
