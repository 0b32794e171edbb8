import path from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../../contract/ports.ts";
import { isTestPath } from "../../../language/files/isTestPath.ts";
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
  { uri, languageId }: TextDocument,
  signal: AbortSignal,
): () => Promise<readonly SyntaxNode[]> {
  let known: Promise<readonly SyntaxNode[]> | undefined;
  const read = async () => {
    const roots: SyntaxNode[] = [];
    for (const text of await relatedTexts(workspace, uri, signal)) {
      signal.throwIfAborted();
      const root = await syntax.withTree(languageId, text, copyTree);
      if (root) roots.push(root);
    }
    return roots;
  };
  return () => {
    known ??= read();
    return known;
  };
}

/** The texts of the files nearest to one with its ending; tests call things otherwise. */
async function relatedTexts(
  workspace: Workspace,
  uri: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const own = workspace.relativePath(uri);
  const uris = await workspace.findFiles([`**/*${path.posix.extname(own)}`], signal);
  const byPath = new Map(uris.map((each) => [workspace.relativePath(each), each]));
  const sources = [...byPath.keys()].filter((each) => !isTestPath(each));
  const near = nearestFirst(own, sources).slice(0, mostRelated);
  const documents = await Promise.all(near.map((each) => workspace.document(byPath.get(each) ?? each)));
  return documents.flatMap((each) => each?.getText() ?? []).filter(({ length }) => length <= maxLength);
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
