import type { DocumentRequirement } from "./documentRequirement.ts";
import { splitLines } from "./specItems.ts";

/** Documents whose requirements stand in fields: StrictDoc, Doorstop, reqstool, sphinx-needs. */

/** Names of requirements in such documents are what the author says they are. */
const name = /^[A-Za-z][\w.:/-]{0,100}$/;

/** StrictDoc's `[REQUIREMENT]` blocks with `UID:` and `STATEMENT:`. */
export function readStrictDoc(text: string): DocumentRequirement[] {
  const found: DocumentRequirement[] = [];
  const blocks = [...text.matchAll(/^\[(?:\[?[A-Z_]+\]?)\][ \t]*$/gm)];
  for (const [index, match] of blocks.entries()) {
    if (!/REQUIREMENT|^\[TEXT\]/.test(match[0]) || match[0] === "[TEXT]") continue;
    const start = match.index;
    const next = blocks[index + 1]?.index ?? text.length;
    const body = text.slice(start, next);
    const uid = /^UID:[ \t]*(\S+)[ \t]*$/m.exec(body);
    const statement = fieldOf(body, "STATEMENT") ?? fieldOf(body, "TITLE");
    if (!uid?.[1] || !name.test(uid[1]) || statement === undefined) continue;
    found.push(
      requirement(
        uid[1],
        start + uid.index + uid[0].indexOf(uid[1], 4),
        start,
        start + body.trimEnd().length,
        statement,
        parentsOf(body),
      ),
    );
  }
  return found;
}

/** The parents among a node's relations: what it refines. Relations to files and children are none. */
function parentsOf(body: string): readonly string[] {
  const relation = /^- TYPE:[ \t]*(?<type>\w{1,40})[ \t]*\r?\n[ \t]+VALUE:[ \t]*(?<value>\S{1,100})[ \t]*$/gm;
  return [...body.matchAll(relation)].flatMap(({ groups }) =>
    groups?.type === "Parent" && groups.value ? [groups.value] : [],
  );
}

function fieldOf(body: string, field: string): string | undefined {
  const long = new RegExp(`^${field}:[ \\t]*>>>[ \\t]*\\r?\\n([\\s\\S]*?)^<<<`, "m").exec(body)?.[1];
  return long ?? new RegExp(`^${field}:[ \\t]*(.+)$`, "m").exec(body)?.[1];
}

/** Lines of a directive that are read. */
const longestDirective = 200;

const directives =
  "(?:req|need|spec|impl|story|requirement|sw_req|sys_req|swreq|sysreq|feature|user_story|feat|std_req|stkh_req|comp_req)";
const sphinxDirective = new RegExp(`^(?<indent>[ \\t]*)\\.\\. ${directives}::[ \\t]*(?<title>.*)$`);
/** MyST writes a directive as a fence of backticks or colons. */
const mystFence = /^[ \t]*(?<sign>`{3,12}|~{3,12}|:{3,12})(?<info>.*)$/;
const mystDirective = new RegExp(`^\\{${directives}\\}(?<title>.*)$`);
/** What tells that a text holds sphinx-needs' directives. */
export const holdsNeeds = new RegExp(
  `^[ \\t]*(?:\\.\\. ${directives}::|(?:\`{3,}|:{3,})\\{${directives}\\}).*\\r?\\n[ \\t]*:`,
  "m",
);

/** sphinx-needs' directives: `.. req:: Title` with `:id:`. */
export function readSphinxNeeds(text: string): DocumentRequirement[] {
  const lines = splitLines(text);
  return lines.flatMap((line, index) => {
    const head = sphinxDirective.exec(line.text)?.groups;
    if (!head) return [];
    const body = bodyOf(lines.slice(index + 1, index + longestDirective), head.indent?.length ?? 0);
    const { id, parts, covers } = body;
    if (!id || !name.test(id.text)) return [];
    const end = body.end ?? line.start + line.text.length;
    return [requirement(id.text, id.at, line.start, end, withTitle(head.title, parts), covers)];
  });
}

/** sphinx-needs' directives in MyST Markdown: a fence of `{req} Title` with `:id:`; what other fences hold is an example. */
export function readMystNeeds(text: string): DocumentRequirement[] {
  const found: DocumentRequirement[] = [];
  const lines = splitLines(text);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const { sign, info = "" } = (line && mystFence.exec(line.text)?.groups) ?? {};
    if (!line || !sign) continue;
    const closes = (other: DocumentLine) => {
      const fence = mystFence.exec(other.text)?.groups;
      return fence?.info?.trim() === "" && fence.sign?.startsWith(sign) === true;
    };
    const length = lines.slice(index + 1).findIndex(closes);
    const inner = lines.slice(index + 1, length === -1 ? undefined : index + 1 + length);
    const title = mystDirective.exec(info.trim())?.groups?.title;
    const { id, parts, end, covers } = bodyOf(inner.slice(0, longestDirective), -1);
    if (title !== undefined && id && name.test(id.text))
      found.push(requirement(id.text, id.at, line.start, end ?? line.start, withTitle(title, parts), covers));
    index += inner.length + 1;
  }
  return found;
}

/** What is indented below a directive: its identifier, what it is linked to, and its text without options. */
function bodyOf(lines: readonly DocumentLine[], indent: number) {
  const parts: string[] = [];
  const covers: string[] = [];
  let id: { text: string; at: number } | undefined;
  let end: number | undefined;
  for (const inner of lines) {
    if (inner.text.trim() === "") continue;
    if (inner.text.length - inner.text.trimStart().length <= indent) break;
    end = inner.start + inner.text.length;
    const option = sphinxOption.exec(inner.text);
    if (!option) parts.push(inner.text.trim());
    id = idOf(option, inner) ?? id;
    if (needLinks.has(option?.[1] ?? "")) covers.push(...namesIn(option?.[2] ?? ""));
  }
  return { id, parts, end, covers };
}

type DocumentLine = ReturnType<typeof splitLines>[number];
const sphinxOption = /^[ \t]*:([\w-]+):[ \t]*(.*)$/;

/** Options that name what a need is for: sphinx-needs' own, and the types of links that its documentation and users add most. */
const needLinks: ReadonlySet<string> = new Set([
  "links",
  "implements",
  "satisfies",
  "fulfills",
  "fulfils",
  "covers",
  "derives",
  "refines",
  "realizes",
]);

/** The names of a list, each without the part of the need that it means: `REQ_1; REQ_2.3`. */
function namesIn(list: string): string[] {
  return list
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => name.test(each));
}

function idOf(option: RegExpExecArray | null, line: DocumentLine): { text: string; at: number } | undefined {
  const [, key, value] = option ?? [];
  return key === "id" && value
    ? { text: value.trim(), at: line.start + line.text.lastIndexOf(value) }
    : undefined;
}

function withTitle(title: string | undefined, parts: readonly string[]): string {
  return [title?.trim() ?? "", parts.join(" ")].filter((part) => part !== "").join(": ");
}

/** reqstool's `requirements:` lists and Doorstop's items, one a file and named by it. */
export function readYaml(text: string, path: string): DocumentRequirement[] {
  const listed = readReqstool(text);
  if (listed.length > 0) return listed;
  const base = (path.split("/").at(-1) ?? "").replace(/\.ya?ml$/i, "");
  const body = scalarOf(text, "text", 0);
  const isDoorstop = body !== undefined && /^(?:active|level|normative|reviewed):/m.test(text);
  if (
    !isDoorstop ||
    !name.test(base) ||
    /^(?:active|normative):[ \t]*false/m.test(text) ||
    body.trim() === ""
  )
    return [];
  return [requirement(base, 0, 0, text.trimEnd().length, body, doorstopLinks(text))];
}

/** What a Doorstop item is linked to: `- SYS001: null` or `- SYS001: HASH` below `links:`. */
function doorstopLinks(text: string): readonly string[] {
  const list = /^links:[ \t]*\r?\n((?:[ \t]*-[ \t].{0,200}(?:\r?\n|$)){1,200})/m.exec(text)?.[1] ?? "";
  return [...list.matchAll(/^[ \t]*-[ \t]+["']?([A-Za-z][\w.-]{0,100})/gm)].flatMap(([, id]) => id ?? []);
}

/** Whether a text has the fields that Doorstop writes into each of its items, at its start. */
export function isDoorstopItem(text: string): boolean {
  const head = text.slice(0, fieldsWithin);
  return ["active", "level", "derived", "reviewed"].every((field) =>
    new RegExp(`^${field}:`, "m").test(head),
  );
}

/** Characters within which those fields stand. */
const fieldsWithin = 4_000;

/** Doorstop's items in Markdown, their fields in front; undefined for any other text. */
export function readDoorstopMarkdown(text: string, path: string): DocumentRequirement[] | undefined {
  const fields = /^---\r?\n([\s\S]{1,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  const front = fields?.[1] ?? "";
  const id = (path.split("/").at(-1) ?? "").replace(/\.(?:md|markdown)$/i, "");
  if (!fields || !/^active:/m.test(front) || !/^level:/m.test(front) || !name.test(id)) return undefined;
  const lines = splitLines(text.slice(fields[0].length));
  const said = lines.map((line) => line.text.replace(/^#+[ \t]+/, "").trim()).filter((line) => line !== "");
  if (/^(?:active|normative):[ \t]*false/m.test(front) || said.length === 0) return [];
  const isTitled = lines.some((line) => /^#+[ \t]/.test(line.text));
  const [title = "", ...rest] = said;
  const whole = isTitled ? withTitle(title, rest) : said.join(" ");
  return [requirement(id, 0, 0, text.trimEnd().length, whole, doorstopLinks(front))];
}

function readReqstool(text: string): DocumentRequirement[] {
  const found: DocumentRequirement[] = [];
  if (!/^requirements:[ \t]*$/m.test(text)) return found;
  const items = [...text.matchAll(/^[ \t]*-[ \t]+id:[ \t]*["']?([\w.:/-]+)["']?[ \t]*$/gm)];
  for (const [index, match] of items.entries()) {
    const id = match[1];
    const next = items[index + 1]?.index ?? text.length;
    const body = text.slice(match.index, next);
    const description = scalarOf(body, "description") ?? scalarOf(body, "title");
    if (id === undefined || !name.test(id) || description === undefined) continue;
    found.push(
      requirement(
        id,
        match.index + match[0].lastIndexOf(id),
        match.index,
        match.index + body.trimEnd().length,
        description,
      ),
    );
  }
  return found;
}

/** The text of a YAML field: on its line, quoted, or in the lines below that are set further in. */
function scalarOf(body: string, field: string, column?: number): string | undefined {
  const match = new RegExp(`^([ \\t]*)${field}:[ \\t]*(.*)$`, "m").exec(body);
  if (!match || (column !== undefined && match[1]?.length !== column)) return undefined;
  const first = match[2]?.trim() ?? "";
  const isBlock = /^[|>][-+\d]*$/.test(first);
  const indent = match[1]?.length ?? 0;
  const rest: string[] = [];
  for (const line of body
    .slice(match.index + match[0].length)
    .split(/\r?\n/)
    .slice(1)) {
    if (line.trim() !== "" && line.length - line.trimStart().length <= indent) break;
    rest.push(line.trim());
  }
  const said = isBlock ? rest.join(" ") : [first, ...rest].join(" ");
  const bare = said.trim().replace(/^(["'])([\s\S]*)\1$/, "$2");
  return bare === "" && !isBlock ? undefined : bare;
}

function requirement(
  id: string,
  idStart: number,
  start: number,
  end: number,
  text: string,
  covers: readonly string[] = [],
): DocumentRequirement {
  const said = text.replace(/\s+/g, " ").trim();
  return { id, idStart, start, end, text: said, ...(covers.length > 0 ? { covers } : {}) };
}
