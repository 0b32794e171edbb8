import { trimEndOf } from "../../../text/endOf.ts";
import { isId } from "./identifiers.ts";

/** Which column of a table holds the text. */
export interface TableHeader {
  readonly textColumn: number;
}

interface Cell {
  readonly text: string;
  readonly start: number;
}

const textHeader = /^(?:requirement|description|text|statement|what)\b/i;

/** Whether a line is a row of a Markdown or AsciiDoc table. */
export function isTableRow(line: string): boolean {
  return /^[ \t]*\|/.test(line) && !/^[ \t]*\|={3,}/.test(line);
}

/** The table's header, if the line is one: the row that names a text column. */
export function tableHeader(line: string): TableHeader | undefined {
  const textColumn = cellsOf(line).findIndex((cell) => textHeader.test(cell.text));
  return textColumn === -1 ? undefined : { textColumn };
}

/** The requirement in a row: a cell that is an identifier, and the text column or else the longest other cell. */
export function readRow(
  line: string,
  header: TableHeader | undefined,
): { id: string; idStart: number; text: string } | undefined {
  const cells = cellsOf(line);
  const at = cells.findIndex((cell) => isId(cell.text));
  const named = cells[at];
  if (!named) return undefined;
  const others = cells.filter((_, index) => index !== at);
  const chosen = header && header.textColumn !== at ? cells[header.textColumn] : undefined;
  const longest = others.reduce<Cell | undefined>(
    (best, cell) => (best && best.text.length >= cell.text.length ? best : cell),
    undefined,
  );
  const text = (chosen ?? longest)?.text ?? "";
  // Who works on a ticket, or what a test covers, is no demand.
  if (!chosen && (isId(text) || /^\p{Lu}\S*$/u.test(text))) return undefined;
  return { id: named.text, idStart: named.start, text };
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
