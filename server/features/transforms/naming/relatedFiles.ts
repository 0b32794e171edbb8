import path from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../../contract/ports.ts";
import { familyMembers, familyOf } from "../../../language/dataOf.ts";
import { isTestPath } from "../../../language/files/isTestPath.ts";
import { languageOfFile } from "../../../language/files/languageOfFile.ts";
import { copyTree } from "../../../language/parse/copyTree.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** Files beside another that are read for how a project calls things. */
export const mostRelated = 24;
/** Longer files are left out, in UTF-16 code units. */
const maxLength = 100_000;

/** Reads the trees of the files nearest to a document, once and when first asked. */
export function relatedReader(
  { workspace, syntax }: { readonly workspace: Workspace; readonly syntax: Pick<Syntax, "withTree"> },
  document: TextDocument,
  signal: AbortSignal,
): () => Promise<readonly SyntaxNode[]> {
  let known: Promise<readonly SyntaxNode[]> | undefined;
  const read = async () => {
    const roots: SyntaxNode[] = [];
    for (const { path: place, text } of await relatedFiles(workspace, document, signal)) {
      signal.throwIfAborted();
      const root = await syntax.withTree(languageOfFile(place, text), text, copyTree);
      if (root) roots.push(root);
    }
    return roots;
  };
  return () => {
    known ??= read();
    return known;
  };
}

interface RelatedFile {
  readonly path: string;
  readonly text: string;
}

/** The files in a document's language, or one like it, that lie nearest to it; tests call things otherwise. */
async function relatedFiles(
  workspace: Workspace,
  { uri, languageId }: TextDocument,
  signal: AbortSignal,
): Promise<readonly RelatedFile[]> {
  const own = workspace.relativePath(uri);
  const endings = familyMembers(familyOf(languageId)).flatMap((data) => data.endings ?? []);
  const globs = endings.map((ending) => `**/*.${ending}`);
  const uris = globs.length > 0 ? await workspace.findFiles(globs, signal) : [];
  const byPath = new Map(uris.map((each) => [workspace.relativePath(each), each]));
  const sources = [...byPath.keys()].filter((each) => !isTestPath(each));
  const near = nearestFirst(own, sources).slice(0, mostRelated);
  const read = near.map(async (place) => {
    const text = (await workspace.document(byPath.get(place) ?? place))?.getText();
    return text === undefined || text.length > maxLength ? [] : [{ path: place, text }];
  });
  return (await Promise.all(read)).flat();
}

/** Paths of other files in the order of how near they lie: the same folder first, then those with which most folders are shared. */
export function nearestFirst(own: string, others: readonly string[]): readonly string[] {
  return others
    .filter((other) => other !== own)
    .map((other) => ({ other, steps: stepsBetween(own, other) }))
    .sort((one, two) => one.steps - two.steps || (one.other < two.other ? -1 : 1))
    .map(({ other }) => other);
}

/** Folders that are left and entered on the way from one file to another. */
function stepsBetween(one: string, other: string): number {
  const [mine, theirs] = [one, other].map((each) => path.posix.dirname(each).split("/")) as [
    string[],
    string[],
  ];
  const at = mine.findIndex((folder, index) => folder !== theirs[index]);
  const shared = at < 0 ? mine.length : at;
  return mine.length + theirs.length - 2 * shared;
}
