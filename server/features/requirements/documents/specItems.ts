import type { DocumentRequirement } from "./documentRequirement.ts";
import { idPattern, openFastTraceId } from "./identifiers.ts";

/** Lines that one item may take. */
const mostLines = 300;

interface Line {
  readonly text: string;
  readonly start: number;
}

const alone = new RegExp(
  `^[ \\t]*(?:\\[\\[?)?\`?(?<id>${openFastTraceId})\`?(?:\\]?\\])?[ \\t]*(?:::[ \\t]*)?$`,
);
const block = new RegExp(`^\\[\\.specitem\\b[^\\]]*\\boft-sid="(?<id>${openFastTraceId})"`);
const blockCovers = /^\[\.specitem\b[^\]]*\boft-covers="(?<list>[^"]{1,500})"/;
const forward = new RegExp(
  `^[ \\t]*(?:[-*][ \\t]+)?(?<from>[A-Za-z]{2,20})[ \\t]*-->[ \\t]*[A-Za-z, \\t]+:[ \\t]*\`?(?<id>${openFastTraceId})\`?[ \\t]*$`,
);
const ownId = new RegExp(
  `^[ \\t]*(?:[-*+.]+[ \\t]+)?(?:[*_]{1,2}|\\[\\[?)(?:${idPattern})(?:[*_]{1,2}|\\]?\\])`,
);
const keyword =
  /^[ \t]*(?:[-*][ \t]+)?(?<name>Needs|Covers|Depends|Rationale|Comment|Tags|Status|Description)[ \t]*:(?<rest>.*)$/;
const heading = /^(?:#{1,6}|={1,6})[ \t]+\S/;
const underline = /^(?:={3,}|-{3,}|~{3,}|\^{3,})[ \t]*$/;

/** The items of OpenFastTrace in a document, with all of their description. */
export function findSpecItems(text: string): { items: DocumentRequirement[]; lines: ReadonlySet<number> } {
  const lines = splitLines(text);
  const items: DocumentRequirement[] = [];
  const taken = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const id = (alone.exec(line.text) ?? block.exec(line.text))?.groups?.id;
    if (id === undefined || taken.has(index)) continue;
    const body = readBody(lines, block.test(line.text) ? afterTitle(lines, index + 1) : index + 1);
    const covers = [...idsIn(blockCovers.exec(line.text)?.groups?.list ?? ""), ...body.covers];
    for (let at = index; at < body.next; at++) taken.add(at);
    items.push({
      id,
      idStart: line.start + line.text.indexOf(id),
      start: line.start,
      end: body.end ?? line.start + line.text.length,
      text: body.text,
      ...(covers.length > 0 ? { covers } : {}),
    });
  }
  return { items: withForwards(items, lines), lines: taken };
}

/** Attributes of a block stand above the title of what they describe. */
function afterTitle(lines: readonly Line[], from: number): number {
  return heading.test(lines[from]?.text ?? "") ? from + 1 : from;
}

function idsIn(text: string): readonly string[] {
  return text.match(new RegExp(openFastTraceId, "g")) ?? [];
}

/** `dsn --> impl : req~a~1` says that `dsn~a~1` is met by what meets `req~a~1`. */
function withForwards(items: readonly DocumentRequirement[], lines: readonly Line[]): DocumentRequirement[] {
  const aliases = new Map<string, string[]>();
  for (const { text } of lines) {
    const { from, id } = forward.exec(text)?.groups ?? {};
    if (from === undefined || id === undefined) continue;
    aliases.set(id, [...(aliases.get(id) ?? []), `${from}${id.slice(id.indexOf("~"))}`]);
  }
  return items.map((item) => {
    const own = aliases.get(item.id ?? "");
    return own ? { ...item, aliases: own } : item;
  });
}

interface Body {
  readonly text: string;
  readonly end: number | undefined;
  readonly covers: readonly string[];
  readonly next: number;
}

/** What has been read of an item. */
interface Reading {
  /** Lines of the description, without signs of lists, and where they end. */
  readonly parts: (Line & { readonly end: number })[];
  readonly covers: string[];
  section: string;
  /** Whether the line read last belongs to the description. */
  isLastPart: boolean;
}

/** What follows an identifier up to the next item or heading: the description, and what it covers. */
function readBody(lines: readonly Line[], from: number): Body {
  const reading: Reading = { parts: [], covers: [], section: "Description", isLastPart: false };
  let index = from;
  for (; index < Math.min(lines.length, from + mostLines); index++) {
    const line = lines[index];
    if (!line || endsItem(line, reading)) break;
    if (!isRuler(line)) readLine(line, reading);
  }
  const { parts, covers } = reading;
  const text = parts.map((part) => part.text).join(" ");
  return { text: text.replace(/\s+/g, " ").trim(), end: parts.at(-1)?.end, covers, next: index };
}

/** Whether a line is not the item's any more. */
function endsItem({ text }: Line, reading: Reading): boolean {
  const { section, parts } = reading;
  if (alone.test(text) && !isListed(text) && section !== "Covers" && section !== "Depends") return true;
  if (block.test(text) || heading.test(text) || forward.test(text)) return true;
  // A table, or something with an identifier of its own.
  if (/^[ \t]*\|/.test(text) || (section === "Description" && ownId.test(text))) return true;
  return isUnderline(text, reading) || (isRuler({ text }) && parts.length > 0);
}

/** Whether the line above was the title of the next section; then it is no part of this one. */
function isUnderline(text: string, reading: Reading): boolean {
  const isTitled = reading.isLastPart && underline.test(text);
  if (isTitled) reading.parts.pop();
  return isTitled || (underline.test(text) && !/^-{2,4}$/.test(text.trim()));
}

function isRuler({ text }: Pick<Line, "text">): boolean {
  return /^--+$/.test(text.trim());
}

function readLine(line: Line, reading: Reading): void {
  const named = keyword.exec(line.text)?.groups;
  if (named) reading.section = named.name ?? reading.section;
  const said = (named ? named.rest : line.text)?.trim() ?? "";
  reading.isLastPart = false;
  if (said === "") return;
  const { section, parts, covers } = reading;
  if (section === "Covers") {
    covers.push(...idsIn(said));
    return;
  }
  // "Status: draft", a blank line, and then what is asked for.
  const begins =
    !named && !isListed(line.text) && !/^(?:Rationale|Comment)$/.test(section) && parts.length === 0;
  if (section !== "Description" && !begins) return;
  reading.section = "Description";
  const part = section === "Description" ? said.replace(/^[-*+][ \t]+/, "") : said;
  parts.push({ text: part, start: line.start, end: line.start + line.text.length });
  reading.isLastPart = true;
}

function isListed(text: string): boolean {
  return /^[ \t]*[-*+][ \t]/.test(text);
}

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    lines.push({ text: match[1] ?? "", start: match.index });
    if (match[2] === "") break;
  }
  return lines;
}
