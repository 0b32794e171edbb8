import { dataOf } from "../../dataOf.ts";
import { type MaskedText, maskText } from "../maskText.ts";
import { closerOf } from "../matchBrackets.ts";
import type { DefinitionForms, DefinitionKind, ParameterForm } from "./definitionForms.ts";
import { isLabel } from "./isLabel.ts";

/** A place that defines a name. */
export interface LexicalDefinition {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** Offset of the name's first UTF-16 code unit. */
  readonly start: number;
  /** Its line, from zero; of a parameter the line on which its function begins. */
  readonly line: number;
}

/** The definitions of a text, as signs alone show them. */
export interface TextDefinitions {
  readonly forms: DefinitionForms;
  readonly masked: MaskedText;
  readonly lines: Lines;
  /** In document order, by name. */
  readonly byName: ReadonlyMap<string, readonly LexicalDefinition[]>;
  /** Names of the types that begin on a line. */
  readonly typesAt: ReadonlyMap<number, readonly string[]>;
  /** Lines on which functions begin, as far as it is known what they take. */
  readonly functionsAt: ReadonlySet<number>;
}

/** Lines of code, comments and texts being blank. */
export interface Lines {
  readonly starts: readonly number[];
  /** White space before the code of each line, in characters; -1 where there is no code. */
  readonly indents: readonly number[];
  /** Lines that begin with a bracket, which belong to what is above them. */
  readonly continues: ReadonlySet<number>;
  /** For each line the nearest one above that is indented less and begins with no bracket, the head of its block; -1 for none. */
  readonly outers: readonly number[];
  at(offset: number): number;
}

/** Longer lists of parameters are not read to their end, in UTF-16 code units. */
const longestList = 1_500;
/** What more functions than this take is not read. */
const mostFunctions = 5_000;
/** Longer texts are not read, in UTF-16 code units: a hover waits for it. */
const longestText = 500_000;

/** Reads the definitions of a text; undefined for a very long one, and in a language of which it is not known how they look. */
export function readDefinitions(text: string, languageId: string): TextDefinitions | undefined {
  const forms = dataOf(languageId)?.definitions;
  if (!forms || text.length > longestText) return undefined;
  const masked = maskText(text, languageId);
  const lines = linesOf(masked.code);
  const found = [...named(masked.code, forms, lines), ...parametersIn(masked.code, forms, lines)];
  const byName = new Map<string, LexicalDefinition[]>();
  for (const each of found.sort((one, other) => one.start - other.start)) {
    const alike = byName.get(each.name) ?? [];
    if (alike.at(-1)?.start !== each.start) byName.set(each.name, [...alike, each]);
  }
  const typesAt = new Map<number, string[]>();
  for (const { kind, name, line } of found)
    if (kind === "type") typesAt.set(line, [...(typesAt.get(line) ?? []), name]);
  return { forms, masked, lines, byName, typesAt, functionsAt: functionsIn(masked.code, forms, lines) };
}

function* named(code: string, { forms, label }: DefinitionForms, lines: Lines): Iterable<LexicalDefinition> {
  for (const { kind, pattern, within } of forms)
    for (const match of code.matchAll(pattern)) {
      const found = definitionAt(match, kind, 0, lines);
      const end = found.start + found.name.length;
      if (isLabel(code.slice(Math.max(0, found.start - gap), found.start), code.slice(end, end + gap), label))
        continue;
      if (!within || within.test(headOf(code, lines, found))) yield found;
    }
}

/** The beginning of what stands at the margin around a definition. */
function headOf(code: string, lines: Lines, { line }: LexicalDefinition): string {
  const start = lines.starts[itemOf(lines, line)] ?? 0;
  return code.slice(start, start + gap);
}

/** Between a bracket or comma and a name on the next line there is seldom more white space, in characters. */
const gap = 100;

function definitionAt(
  match: RegExpMatchArray,
  kind: DefinitionKind,
  offset: number,
  lines: Lines,
): LexicalDefinition {
  const name = match.groups?.name ?? "";
  const start = offset + (match.index ?? 0) + match[0].length - name.length;
  return { name, kind, start, line: lines.at(start) };
}

function* parametersIn(
  code: string,
  { parameters = [] }: DefinitionForms,
  lines: Lines,
): Iterable<LexicalDefinition> {
  for (const form of parameters)
    for (const { 0: head, index } of take(code.matchAll(form.head), mostFunctions)) {
      const from = index + head.length;
      const line = lines.at(from);
      for (const match of listAt(code, from, form).matchAll(form.name))
        yield { ...definitionAt(match, "parameter", from, lines), line };
    }
}

function* take<T>(all: Iterable<T>, most: number): Iterable<T> {
  let count = 0;
  for (const each of all) {
    if (count++ === most) return;
    yield each;
  }
}

function functionsIn(code: string, { parameters = [] }: DefinitionForms, lines: Lines): ReadonlySet<number> {
  return new Set(
    parameters.flatMap(({ head }) =>
      [...code.matchAll(head)].map(({ 0: found, index }) => lines.at(index + found.length)),
    ),
  );
}

/** A list of parameters from its bracket on, without the one that closes it. */
function listAt(code: string, from: number, { until, nested }: ParameterForm): string {
  const text = code.slice(from, from + longestList);
  if (until) return text.slice(0, Math.max(0, text.search(until)));
  const kept: string[] = [];
  const open: string[] = [];
  for (const char of text) {
    if (char === open.at(-1)) open.pop();
    if (open.length === 0 && kept.length > 0) return kept.join("");
    kept.push(open.length <= 1 || nested ? char : " ");
    const closer = closerOf[char];
    if (closer !== undefined) open.push(closer);
  }
  return "";
}

function linesOf(code: string): Lines {
  const starts: number[] = [];
  const indents: number[] = [];
  const outers: number[] = [];
  const continues = new Set<number>();
  const heads: number[] = [];
  let start = 0;
  for (const line of code.split("\n")) {
    const head = line.trimStart();
    const number = starts.length;
    const indent = head === "" ? -1 : line.length - head.length;
    const indentOf = (other: number | undefined) => indents[other ?? -1] ?? -1;
    starts.push(start);
    indents.push(indent);
    start += line.length + 1;
    if (/^[)\]}{>]/.test(head)) continues.add(number);
    else if (indent >= 0) while (indentOf(heads.at(-1)) >= indent) heads.pop();
    outers.push(heads.findLast((each) => indentOf(each) < indent) ?? -1);
    if (indent >= 0 && !continues.has(number)) heads.push(number);
  }
  return { starts, indents, outers, continues, at: (offset) => lineAt(starts, offset) };
}

/** The line at the margin with which what is around a line begins. */
export function itemOf({ outers }: Lines, line: number): number {
  let item = line;
  for (let outer = outers[item] ?? -1; outer >= 0; outer = outers[item] ?? -1) item = outer;
  return item;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
