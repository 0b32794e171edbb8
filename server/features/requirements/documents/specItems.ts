import type { DocumentRequirement } from "./documentRequirement.ts";
import { idPattern, openFastTraceId } from "./identifiers.ts";

/** Lines that one item may take. */
const mostLines = 300;

interface Line {
  readonly text: string;
  readonly start: number;
}

const alone = new RegExp(
  `^[ \\t]*(?:\\[\\[?)?\`?(?<id>${openFastTraceId})\`?(?:\\]?\\])?[ \\t]*(?:::)?[ \\t]*$`,
);
const block = new RegExp(`^\\[\\.specitem\\b[^\\]]*\\boft-sid="(?<id>${openFastTraceId})"`);
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
    const body = readBody(lines, index + 1);
    for (let at = index; at < body.next; at++) taken.add(at);
    items.push({
      id,
      idStart: line.start + line.text.indexOf(id),
      start: line.start,
      end: body.end ?? line.start + line.text.length,
      text: body.text,
      ...(body.covers.length > 0 ? { covers: body.covers } : {}),
    });
  }
  return { items: withForwards(items, lines), lines: taken };
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

/** What follows an identifier up to the next item or heading: the description, and what it covers. */
function readBody(lines: readonly Line[], from: number): Body {
  const parts: string[] = [];
  const covers: string[] = [];
  let section = "Description";
  let end: number | undefined;
  let index = from;
  for (; index < Math.min(lines.length, from + mostLines); index++) {
    const line = lines[index];
    if (
      !line ||
      (alone.test(line.text) && !isListed(line.text) && section !== "Covers" && section !== "Depends")
    )
      break;
    if (block.test(line.text) || heading.test(line.text) || forward.test(line.text)) break;
    // A table, or something with an identifier of its own, is not the item's any more.
    if (/^[ \t]*\|/.test(line.text) || (section === "Description" && ownId.test(line.text))) break;
    if (underline.test(line.text) && !/^-{2,4}$/.test(line.text.trim())) {
      // The line above was the title of the next section.
      parts.pop();
      break;
    }
    if (/^--+$/.test(line.text.trim())) {
      if (parts.length > 0) break;
      continue;
    }
    const named = keyword.exec(line.text)?.groups;
    if (named) section = named.name ?? section;
    const said = (named ? named.rest : line.text)?.trim() ?? "";
    if (said === "") continue;
    if (section === "Covers") covers.push(...(said.match(new RegExp(openFastTraceId, "g")) ?? []));
    else if (section === "Description") {
      parts.push(said.replace(/^[-*+][ \t]+/, ""));
      end = line.start + line.text.length;
    } else if (
      !named &&
      !isListed(line.text) &&
      section !== "Rationale" &&
      section !== "Comment" &&
      parts.length === 0
    ) {
      // "Status: draft", a blank line, and then what is asked for.
      section = "Description";
      parts.push(said);
      end = line.start + line.text.length;
    }
  }
  return { text: parts.join(" ").replace(/\s+/g, " ").trim(), end, covers, next: index };
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
