import { wordsOf } from "../../../text/termWords.ts";
import { isLabel } from "./isLabel.ts";
import { itemOf, type LexicalDefinition, type TextDefinitions } from "./readDefinitions.ts";

/** A name in a text, and what it is asked of. */
export interface AskedName {
  readonly name: string;
  /** Offset of its first UTF-16 code unit; -1 where it stands in another text. */
  readonly start: number;
  /** What stands before the sign that asks for a member; empty where that is no name. */
  readonly receiver: string | undefined;
}

const reach = 200;

/** The name of code at an offset of a text; undefined where none stands there, and for what names an argument. */
export function nameAt(
  { masked: { code }, forms, lines }: TextDefinitions,
  offset: number,
): AskedName | undefined {
  const from = Math.max(lines.starts[lines.at(offset)] ?? 0, offset - reach);
  for (const { 0: name, index } of code.slice(from, offset + reach).matchAll(forms.name ?? usualName)) {
    const start = from + index;
    if (start > offset) return undefined;
    const end = start + name.length;
    if (offset > end || (offset === end && /[\p{L}\p{N}_]/u.test(code.charAt(offset)))) continue;
    const before = code.slice(Math.max(0, start - reach), start);
    const after = code.slice(end, end + reach);
    if (isLabel(before, after, forms.label) || forms.path?.test(after)) return undefined;
    return { name, start, receiver: receiverIn(before) };
  }
  return undefined;
}

const usualName = /[\p{L}_][\p{L}\p{N}_]*/gu;

function receiverIn(before: string): string | undefined {
  return /(?<![\p{L}\p{N}_])([\p{L}\p{N}_]*)[)\]}?!]{0,9}(?:\.|::|\$|->|#)$/u.exec(before)?.[1];
}

/**
 * What may define a name as far as signs show, in document order: the innermost variable or parameter that is known there,
 * else what the file, or the type around, defines under one roof. Empty where it stands in its own definition, and where it may be
 * another's.
 */
export function findDefinitions(text: TextDefinitions, asked: AskedName): readonly LexicalDefinition[] {
  const all = text.byName.get(asked.name) ?? [];
  if (all.some(({ start }) => start === asked.start)) return [];
  if (asked.receiver === undefined && asked.start >= 0 && mayBeVariable(text, asked)) {
    const known = all.filter((each) => isLocal(text, each) && isKnownAt(text, each, asked.start));
    if (known.length > 0) return innermost(text, known);
  }
  return sharedDefinitions(text, asked);
}

/** Where variables and functions differ in their brackets, what has some is a function. */
function mayBeVariable({ forms, masked }: TextDefinitions, { name, start }: AskedName): boolean {
  return !forms.callsNeedBrackets || masked.code[start + name.length] !== "(";
}

/** What a file defines for all to see, if it all belongs to one owner. */
function sharedDefinitions(text: TextDefinitions, asked: AskedName): readonly LexicalDefinition[] {
  const shared = (text.byName.get(asked.name) ?? []).filter(
    (each) => !isLocal(text, each) && canMean(text, asked, each),
  );
  const owners = new Set(shared.map((each) => ownerOf(text, each.line)));
  if (owners.size <= 1) return shared;
  const line = asked.start < 0 ? -1 : text.lines.at(asked.start);
  const around = ownersAround(text, line).find((owner) => owners.has(owner));
  return shared.filter((each) => around !== undefined && ownerOf(text, each.line) === around);
}

function isLocal({ lines, typesAt, forms }: TextDefinitions, { kind, line }: LexicalDefinition): boolean {
  if (kind === "parameter") return true;
  const outer = lines.outers[line] ?? -1;
  return kind === "variable" && outer >= 0 && (!typesAt.has(outer) || forms.knownAbove === true);
}

/** Whether a variable or parameter is known at an offset: its block goes on until a line is indented less. */
function isKnownAt(text: TextDefinitions, { kind, line, start }: LexicalDefinition, offset: number): boolean {
  const { lines, forms } = text;
  const at = lines.at(offset);
  if (forms.knownAbove) return itemOf(lines, line) === itemOf(lines, at);
  if (offset < start || (kind === "variable" && isInOwnValue(text, start, offset))) return false;
  const least = (lines.indents[line] ?? 0) + (kind === "parameter" ? 1 : 0);
  for (let each = line + 1; each <= at; each++) {
    const indent = lines.indents[each] ?? -1;
    if (indent >= 0 && indent < least && !lines.continues.has(each)) return false;
  }
  return true;
}

/** `x` in the value of `val x = x + 1` is another; behind a sign that ends the value it is this one. */
function isInOwnValue({ lines, masked }: TextDefinitions, start: number, offset: number): boolean {
  return lines.at(start) === lines.at(offset) && !/[;{,]/.test(masked.code.slice(start, offset));
}

/**
 * Of those known at a place the one that hides the others: the last one in the innermost block, or the first one in the innermost
 * function where giving a value defines.
 */
function innermost(text: TextDefinitions, known: readonly LexicalDefinition[]): readonly LexicalDefinition[] {
  const { lines, forms, functionsAt } = text;
  const blockOf = ({ kind, line }: LexicalDefinition) => {
    if (!forms.assignmentDefines || kind === "parameter") return line;
    return outersOf(text, line).find((outer) => functionsAt.has(outer)) ?? -1;
  };
  const depth = (each: LexicalDefinition) => lines.indents[blockOf(each)] ?? -1;
  const deepest = Math.max(...known.map(depth));
  const among = known.filter((each) => depth(each) === deepest);
  return forms.assignmentDefines ? among.slice(0, 1) : among.slice(-1);
}

/** The first line of the type around a line, that line itself left out; -1 in none. */
function ownerOf(text: TextDefinitions, line: number): number {
  return ownersAround(text, line)[0] ?? -1;
}

/** The first lines of the types around a line, innermost first, and -1 for the file. */
function ownersAround(text: TextDefinitions, line: number): readonly number[] {
  return [...outersOf(text, line).filter((outer) => text.typesAt.has(outer)), -1];
}

/** The lines that begin the blocks around a line, innermost first. */
function outersOf({ lines: { outers } }: TextDefinitions, line: number): readonly number[] {
  const found: number[] = [];
  for (let outer = outers[line] ?? -1; outer >= 0; outer = outers[outer] ?? -1) found.push(outer);
  return found;
}

/** Whether a name that is asked of something can be that of a definition. */
function canMean(text: TextDefinitions, asked: AskedName, definition: LexicalDefinition): boolean {
  const { forms, masked } = text;
  const { name, receiver, start } = asked;
  if (forms.callsNeedBrackets && definition.kind === "member" && start >= 0) {
    const isCalled = masked.code[start + name.length] === "(";
    if (!isCalled && !/[&]\s?$/.test(masked.code.slice(Math.max(0, start - 2), start))) return false;
  }
  if (receiver === undefined || forms.self?.has(receiver)) return true;
  // What is asked of something else on a definition's own line is its namesake there.
  if (start >= 0 && text.lines.at(start) === definition.line) return false;
  // The whole name of a module is written where it is defined.
  if (masked.code.slice(0, definition.start).endsWith(`${receiver}.`)) return true;
  if (isNamedAround(text, definition.line, receiver)) return true;
  if (start < 0) return definition.kind === "type" && isCompound(name);
  // What hands a call on to another of the same name is not meant by it.
  const isHandedOn = definition.kind === "member" && isAround(text, definition.line, start);
  return isCompound(name) && !isHandedOn;
}

/** Whether the type or extension around a line is called so. */
function isNamedAround(text: TextDefinitions, line: number, name: string): boolean {
  const { masked, lines } = text;
  if (name === "") return false;
  return outersOf(text, line).some((outer) =>
    wordIn(masked.code.slice(lines.starts[outer], lines.starts[outer + 1]), name),
  );
}

function wordIn(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}_]+/u).includes(word);
}

/** Whether an offset lies on a line or in the block that the line begins. */
function isAround({ lines }: TextDefinitions, line: number, offset: number): boolean {
  let at = lines.at(offset);
  while (at > line) at = lines.outers[at] ?? -1;
  return at === line;
}

/** Whether a name has several words, so that two things are seldom called so. */
export function isCompound(name: string): boolean {
  return wordsOf(name).length > 1;
}
