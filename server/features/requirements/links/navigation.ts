import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";
import { anyId, idPattern, isId, isStandard } from "../documents/identifiers.ts";
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

/** The identifier at a position, whether or not a requirement has it. */
export function idAt(document: TextDocument, position: Position): IdAt | undefined {
  const line = lineAt(document, position.line);
  for (const match of line.matchAll(anyId)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (start <= position.character && position.character <= end && !isStandard(match[0]))
      return { id: match[0], range: onLine(position.line, start, end) };
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
  const mentions = documents.flatMap((document) =>
    [...document.getText().matchAll(anyId)]
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

/** Whether an identifier may be renamed to a text. */
export function isValidName(name: string): boolean {
  return isId(name);
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
