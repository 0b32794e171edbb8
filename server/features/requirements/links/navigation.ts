import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";
import { anyId, anyLooseId, idPattern, isId, isStandard, loosePattern } from "../documents/identifiers.ts";
import type { RequirementSet } from "../requirementSet.ts";

/** A place in a file. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** An identifier at a position. */
export interface IdAt {
  readonly id: string;
  readonly range: Range;
}

/** What may be an identifier at a position, whether or not a requirement has it. */
export function idAt(document: TextDocument, position: Position): IdAt | undefined {
  const line = lineAt(document, position.line);
  for (const pattern of [anyId, anyLooseId])
    for (const { 0: id, index } of line.matchAll(pattern)) {
      const isHere = index <= position.character && position.character <= index + id.length;
      if (isHere && !isStandard(id)) return { id, range: onLine(position.line, index, index + id.length) };
    }
  return undefined;
}

/** Every place where an identifier stands: definitions first, then code, then mentions in documents. */
export function occurrences(
  id: string,
  set: RequirementSet,
  documents: readonly TextDocument[],
  withDefinitions: boolean,
): Location[] {
  const definitions = set.definitions(id).map(({ uri, idRange }) => ({ uri, range: idRange }));
  const links = [...set.implementations(id), ...set.tests(id)].map(({ uri, range }) => ({ uri, range }));
  const pattern = isId(id) ? anyId : anyLooseId;
  const mentions = documents.flatMap((document) =>
    [...document.getText().matchAll(pattern)]
      .filter((match) => match[0] === id)
      .map(({ index }) => ({
        uri: document.uri,
        range: { start: document.positionAt(index), end: document.positionAt(index + id.length) },
      })),
  );
  const seen = new Set(withDefinitions ? [] : definitions.map(keyOf));
  return [...(withDefinitions ? definitions : []), ...links, ...mentions].filter((place) => {
    const key = keyOf(place);
    return !seen.has(key) && seen.add(key);
  });
}

/** Words after which an identifier is expected, with what was typed of it. */
const expecting = new RegExp(
  `(?:\\b(?:implements|satisfies|satisfy|fulfils|fulfills|covers|realizes|verifies|tests)(?:[ \\t]*:)?[ \\t]+|@req[ \\t]+|\\[req\\(|->[ \\t]*)(?:${idPattern}[ \\t]*,[ \\t]*)*(?<typed>[\\w~.-]*)$`,
  "i",
);

/** An identifier to insert. */
export interface IdCompletion {
  readonly id: string;
  readonly text: string;
  readonly range: Range;
}

/** What could be typed at a position where a requirement is referred to. */
export function completeIds(document: TextDocument, position: Position, set: RequirementSet): IdCompletion[] {
  const before = lineAt(document, position.line).slice(0, position.character);
  const typed = expecting.exec(before)?.groups?.typed;
  if (typed === undefined) return [];
  const range = onLine(position.line, position.character - typed.length, position.character);
  return set.ids.map((id) => ({ id, text: set.definitions(id)[0]?.text ?? "", range }));
}

/** Whether completion is worth looking requirements up for. */
export function expectsId(document: TextDocument, position: Position): boolean {
  return expecting.test(lineAt(document, position.line).slice(0, position.character));
}

/** Whether an identifier may be renamed to a text: to one of a form that is known in code, or of the one it had. */
export function isValidName(name: string, old: string): boolean {
  return isId(name) || (!isId(old) && new RegExp(`^${loosePattern}$`).test(name));
}

function keyOf({ uri, range }: Location): string {
  return `${uri} ${range.start.line} ${range.start.character}`;
}

function onLine(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

function lineAt(document: TextDocument, line: number): string {
  return document
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .replace(/(?<![\r\n])[\r\n]+$/, "");
}
