/** Imports and functions that a text names and that exist neither in its language nor in the workspace nor its dependencies. */
import { posix } from "node:path";
import type { Workspace } from "../../contract/ports.ts";
import { isUnknownModule, type ModuleQuestion, moduleFiles } from "../../language/names/modules.ts";
import type { OwnNames } from "../../language/names/ownNames.ts";
import { openProject, type Project } from "../../language/names/project.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { copyNode, isWhole } from "../../language/parse/syntaxNode.ts";
import { findSuspects, type Suspect } from "./suspects.ts";

/** As `inkling validate` prints it. */
export interface UnknownName {
  readonly name: string;
  readonly kind: "import" | "function";
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Why it is unknown, as a sentence. */
  readonly message: string;
}

export interface UnknownNamesInput {
  readonly languageId: string;
  readonly text: string;
  /** Relative to the workspace, with forward slashes; undefined for a text that is no file of it. */
  readonly path: string | undefined;
}

/** A longer text is looked through in no sensible time, and is more than anybody proposes at once; in UTF-16 code units. */
const longestText = 100_000;

export async function findUnknownNames(
  { languageId, text, path }: UnknownNamesInput,
  own: OwnNames,
  syntax: Syntax,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<readonly UnknownName[]> {
  if (text.length > longestText) return [];
  const read = await syntax.withTree(languageId, text, (tree) => {
    const cursor = tree.rootNode.walk();
    const root = copyNode(cursor, tree.text, undefined);
    cursor.delete();
    return isWhole(root) ? findSuspects(root, own) : undefined;
  });
  if (!read || read.all.length === 0) return [];
  const project = await openProject(workspace, languageId, path, signal);
  // Of a piece that brings in nothing, or of one file of a package, the rest is not seen.
  const isPart = project.isEmpty && (own.isShared || !read.bringsIn);
  const suspects = read.all.filter(({ kind }) => !(isPart && kind === "function"));
  const found: UnknownName[] = [];
  const known = new Map<string, boolean>();
  for (const suspect of suspects) {
    signal.throwIfAborted();
    if (suspect.kind === "module") {
      found.push(
        ...(await ofModule({ module: suspect.name, languageId, path, own }, suspect, text, project)),
      );
      continue;
    }
    const isKnown =
      known.get(suspect.name) ?? (suspect.kind === "function" && (await project.mentions(suspect.name)));
    known.set(suspect.name, isKnown);
    if (!isKnown) found.push({ ...at(text, suspect), kind: "function", message: reasonOf(suspect) });
  }
  return found;
}

/** A module that there is not, or names that the module's file does not hold. */
async function ofModule(
  question: ModuleQuestion,
  { name, start, names }: Extract<Suspect, { kind: "module" }>,
  text: string,
  project: Project,
): Promise<readonly UnknownName[]> {
  if (await isUnknownModule(question, project))
    return [{ ...at(text, { name, start }), kind: "import", message: `There is no module “${name}”.` }];
  const files = moduleFiles(question, project);
  if (
    files.length === 0 ||
    !files.every((file) => project.isReadable(file)) ||
    (await handsOn(project, files))
  )
    return [];
  const found: UnknownName[] = [];
  for (const { original } of names) {
    if (
      original === undefined ||
      original === "default" ||
      isBelow(files, original, project) ||
      (await project.mentions(original, isAmong(files)))
    )
      continue;
    const message = `“${name}” has no “${original}”.`;
    found.push({ ...at(text, { name: original, start }), kind: "import", message });
  }
  return found;
}

/** Whether files hand on all that others hold: `export * from`, Python's `from x import *`. */
async function handsOn(project: Project, files: readonly string[]): Promise<boolean> {
  for (const words of ["export *", "import *"])
    if (await project.mentions(words, isAmong(files))) return true;
  return false;
}

/** Python: a name may be that of a module in the package's folder. */
function isBelow(files: readonly string[], name: string, { paths }: Project): boolean {
  const folders = files.filter((file) => /__init__\.\w+$/.test(file)).map((file) => posix.dirname(file));
  return folders.some((folder) =>
    paths.some((file) => file.startsWith(`${folder}/${name}.`) || file.startsWith(`${folder}/${name}/`)),
  );
}

function isAmong(files: readonly string[]): (path: string) => boolean {
  return (path) => files.includes(path);
}

function reasonOf(suspect: Exclude<Suspect, { kind: "module" }>): string {
  return suspect.kind === "member"
    ? `“${suspect.module}” has no “${suspect.name}”.`
    : `“${suspect.name}” is declared nowhere.`;
}

function at(text: string, { name, start }: { readonly name: string; readonly start: number }) {
  const before = text.slice(0, start);
  return { name, line: before.split("\n").length, column: start - before.lastIndexOf("\n") };
}
