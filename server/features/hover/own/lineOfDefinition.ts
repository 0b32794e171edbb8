import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../../contract/ports.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import { dataOf } from "../../../language/dataOf.ts";
import { isBenchmarkPath, isExamplePath } from "../../../language/files/filePlaces.ts";
import { isTestPath } from "../../../language/files/isTestPath.ts";
import { definitionLine, documentationAbove } from "../../../language/lexical/definitions/definitionText.ts";
import {
  type AskedName,
  findDefinitions,
  isCompound,
  nameAt,
} from "../../../language/lexical/definitions/findDefinitions.ts";
import {
  readDefinitions,
  type TextDefinitions,
} from "../../../language/lexical/definitions/readDefinitions.ts";
import type { Mention } from "./mention.ts";

/** A name and the line that defines it, as Markdown. */
export interface LineOfDefinition {
  readonly term: string;
  readonly definition: string;
  /** Where the name stands in its line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** In a workspace with more files of the language, only those beside the file are read. */
const mostFiles = 400;

/**
 * The line that defines the name at a position, with what documents it: in this file, or in the one file of the workspace
 * that defines it. For languages whose definitions are told by signs alone.
 * @param mention the name that a comment or text means; undefined in code
 */
export async function findLineOfDefinition(
  document: TextDocument,
  position: Position,
  mention: Mention | undefined,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<LineOfDefinition | undefined> {
  const text = definitionsOf(document);
  const asked = text && (mention ? askedBy(mention) : nameAt(text, document.offsetAt(position)));
  if (!asked) return undefined;
  const start = mention?.start ?? document.positionAt(asked.start).character;
  const definition = shown(document, asked) ?? (await shownElsewhere(document, asked, workspace, signal));
  return definition === undefined
    ? undefined
    : { term: asked.name, definition, start, end: start + asked.name.length };
}

function askedBy({ name, receiver }: Mention): AskedName {
  return { name, receiver, start: -1 };
}

/** A version of a document never changes. */
const read = new WeakMap<TextDocument, TextDefinitions | undefined>();

function definitionsOf(document: TextDocument): TextDefinitions | undefined {
  if (!read.has(document)) read.set(document, readDefinitions(document.getText(), document.languageId));
  return read.get(document);
}

function shown(document: TextDocument, asked: AskedName): string | undefined {
  const definitions = definitionsOf(document);
  const found = definitions ? findDefinitions(definitions, asked) : [];
  const [first] = found;
  if (!definitions || !first) return undefined;
  const { languageId } = document;
  // Of several the one that is documented: a class rather than its companion.
  const documented = found.map((definition) => ({
    definition,
    text: documentationAbove(document.getText(), languageId, definitions, definition),
  }));
  const { definition, text } = documented.find((each) => each.text !== "") ?? { definition: first, text: "" };
  const line = definitionLine(definitions, definition);
  return [`\`\`\`${languageId}\n${line}\n\`\`\``, firstSentence(text, asked.name)]
    .filter(Boolean)
    .join("\n\n");
}

/** What another file defines, if one alone does. Names of one small word are those of libraries too often. */
async function shownElsewhere(
  document: TextDocument,
  { name, receiver }: AskedName,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!mayBeElsewhere(document, name)) return undefined;
  const found: string[] = [];
  for (const uri of await filesAround(document, workspace, signal)) {
    signal.throwIfAborted();
    const other = await workspace.document(uri);
    if (!other?.getText().includes(name)) continue;
    const definition = shown(other, { name, receiver, start: -1 });
    if (definition !== undefined) found.push(`${definition}\n\n*${workspace.relativePath(uri)}*`);
    if (found.length > 1) return undefined;
  }
  return found[0];
}

/** Whether a name that the file does not make clear may be defined in another: what the file defines itself is none of those. */
function mayBeElsewhere(document: TextDocument, name: string): boolean {
  const isOwn = definitionsOf(document)?.byName.has(name) === true;
  const isKeyword = dataOf(document.languageId)?.words?.split(" ").includes(name) === true;
  return !isOwn && !isKeyword && (isCompound(name) || /^\p{Lu}/u.test(name));
}

/** What tests, examples and benchmarks define is theirs alone. */
function isAsidePath(path: string): boolean {
  return isTestPath(path) || isExamplePath(path) || isBenchmarkPath(path);
}

/** The files of the language beside one, or all of the workspace where they are few. */
async function filesAround(
  { uri, languageId }: TextDocument,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const endings = dataOf(languageId)?.endings ?? [];
  if (endings.length === 0 || workspace.roots.length === 0) return [];
  const all = await workspace.findFiles(
    endings.map((ending) => `**/*.${ending}`),
    signal,
  );
  const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
  const isAside = (each: string) => isAsidePath(workspace.relativePath(each)) && !each.startsWith(folder);
  const others = all.filter((each) => each !== uri && !isAside(each));
  return others.length <= mostFiles
    ? others
    : others.filter((each) => each.startsWith(folder)).slice(0, mostFiles);
}
