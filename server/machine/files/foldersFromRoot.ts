import path from "node:path";

/** The folders from the enclosing root down to `folder`, all absolute; empty when it lies outside all roots. */
export function foldersFromRoot(folder: string, roots: readonly string[]): string[] {
  const root = roots
    .filter((candidate) => folder === candidate || folder.startsWith(candidate + path.sep))
    .sort((a, b) => b.length - a.length)[0];
  if (root === undefined) return [];
  const folders = [root];
  for (const name of path.relative(root, folder).split(path.sep).filter(Boolean)) {
    folders.push(path.join(folders.at(-1) ?? root, name));
  }
  return folders;
}
