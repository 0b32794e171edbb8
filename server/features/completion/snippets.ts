import path from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ports, Snippet } from "../../contract/ports.ts";
import { dataOf, familyOf } from "../../language/dataOf.ts";
import { type ImportedName, importedNames } from "../../language/values/imports.ts";
import { identifiersOf, languageWords } from "./words.ts";

/** Imports stand at the top of a file; what is looked at, in characters. */
const importsWithin = 8_000;

/** About 256 tokens of code. */
const budget = 900;
/** Lines of a piece. */
const pieceLines = 14;
/** Lines before the cursor that say what is being worked on. */
const recentLines = 24;
/** Least share of common names (Jaccard) that makes a piece relevant. */
const leastAlike = 0.08;
/** Documents looked through, the most recently edited first. */
const mostDocuments = 12;
const longestDocument = 400_000;
/** Lines from a definition's first that are kept. */
const definitionLines = 3;

/** Pieces of other files that help at a place: definitions of imported names first, then code with the same names. */
export async function findSnippets(
  document: TextDocument,
  line: number,
  recent: readonly TextDocument[],
  ports: Pick<Ports, "workspace" | "clock">,
  signal: AbortSignal,
): Promise<readonly Snippet[]> {
  const around = document.getText({
    start: { line: Math.max(0, line - recentLines), character: 0 },
    end: { line: line + 1, character: 0 },
  });
  const wanted = namesOf(around, document.languageId);
  const definitions = await importedDefinitions(document, wanted, ports, signal);
  const others = recent
    .filter(
      ({ uri, languageId }) => uri !== document.uri && familyOf(languageId) === familyOf(document.languageId),
    )
    .slice(0, mostDocuments);
  const pieces = others.flatMap((other) =>
    alikePieces(other, wanted, ports.workspace.relativePath(other.uri)),
  );
  pieces.sort((a, b) => b.alike - a.alike);
  return withinBudget([...definitions, ...pieces.map(({ snippet }) => snippet)]);
}

/** The first snippets that fit the budget, one per path and text. */
function withinBudget(snippets: readonly Snippet[]): readonly Snippet[] {
  const chosen: Snippet[] = [];
  let used = 0;
  for (const snippet of snippets) {
    if (used + snippet.text.length > budget || chosen.some(({ path: known }) => known === snippet.path))
      continue;
    chosen.push(snippet);
    used += snippet.text.length;
  }
  return chosen;
}

function alikePieces(
  document: TextDocument,
  wanted: ReadonlySet<string>,
  relative: string,
): readonly { alike: number; snippet: Snippet }[] {
  const text = document.getText();
  if (text.length > longestDocument) return [];
  const lines = text.split(/\r?\n/);
  const pieces: { alike: number; snippet: Snippet }[] = [];
  for (let start = 0; start < lines.length; start += pieceLines / 2) {
    const piece = lines
      .slice(start, start + pieceLines)
      .join("\n")
      .trimEnd();
    if (piece.length > budget) continue;
    const alike = jaccard(namesOf(piece, document.languageId), wanted);
    if (alike >= leastAlike) pieces.push({ alike, snippet: { path: relative, text: piece } });
  }
  return pieces;
}

async function importedDefinitions(
  document: TextDocument,
  wanted: ReadonlySet<string>,
  ports: Pick<Ports, "workspace">,
  signal: AbortSignal,
): Promise<readonly Snippet[]> {
  const found: Snippet[] = [];
  for (const { names, uris } of importsOf(document)) {
    const used = names
      .filter(({ local }) => wanted.has(local))
      .map(({ local, original }) => original ?? local);
    if (used.length === 0) continue;
    for (const uri of uris) {
      signal.throwIfAborted();
      const target = await ports.workspace.document(uri);
      if (!target) continue;
      const text = definitionsIn(target.getText(), used);
      if (text !== "") found.push({ path: ports.workspace.relativePath(uri), text });
      break;
    }
  }
  return found;
}

interface Import {
  readonly names: readonly ImportedName[];
  /** Where the module may be, likeliest first. */
  readonly uris: readonly string[];
}

/** Statements that import named things from a module. */
const namedImports =
  /^(?:import|export)\s[^;"']*?\bfrom\s*["'][^"'\n]+["']|^from\s+[\w.]+\s+import\s+(?:\([^)]*\)|[^\n#]+)/gm;

/** Imports of the workspace's own modules. Packages are left out: what they define is not here. */
export function importsOf(document: TextDocument): readonly Import[] {
  const text = document.getText().slice(0, importsWithin);
  return [...text.matchAll(namedImports)].flatMap(([statement]) => {
    const names = importedNames(statement);
    const uris = moduleUris(names[0]?.module ?? "", document);
    return uris.length > 0 ? [{ names, uris }] : [];
  });
}

/** Where a module of the workspace may be that a document names, likeliest first. */
export function moduleUris(
  module: string,
  { uri, languageId }: Pick<TextDocument, "uri" | "languageId">,
): readonly string[] {
  const { moduleEndings: endings = [], pathOf = relativeAlone } = dataOf(languageId) ?? {};
  const folder = path.posix.dirname(uri);
  const scheme = /^\w+:\/\//.exec(folder)?.[0] ?? "";
  const own = pathOf(module);
  if (own === undefined) return [];
  const target = path.posix.join(folder.slice(scheme.length), own);
  const bases = [target, target.replace(/\.jsx?$/, "")];
  const uris = bases.flatMap((base) => endings.map((ending) => scheme + base + ending));
  return [...new Set(uris)].filter((each) => /\.\w+$/.test(each));
}

function relativeAlone(module: string): string | undefined {
  return module.startsWith(".") ? module : undefined;
}

/** The first lines of the definitions of the names. */
function definitionsIn(text: string, names: readonly string[]): string {
  const lines = text.split(/\r?\n/);
  const pieces: string[] = [];
  for (const name of names) {
    const starts = new RegExp(
      String.raw`^(export\s+)?(default\s+)?(async\s+)?(abstract\s+)?(function\*?|class|interface|type|const|let|enum|def)\s+${escapeDollar(name)}\b`,
    );
    const at = lines.findIndex((line) => starts.test(line));
    if (at !== -1) pieces.push(lines.slice(at, at + definitionLines).join("\n"));
  }
  return pieces.join("\n").slice(0, budget / 2);
}

function escapeDollar(name: string): string {
  return name.replace(/[$]/g, "\\$&");
}

function namesOf(text: string, languageId: string): ReadonlySet<string> {
  const words = languageWords(languageId);
  return new Set(identifiersOf(text).filter((name) => name.length > 2 && !words?.has(name)));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const name of a) if (b.has(name)) common++;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
