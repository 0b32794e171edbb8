import { existsSync, lstatSync, statSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import { settingsFileName } from "../../../contract/settingsFile.ts";
import { foldersFromRoot } from "../../../machine/files/foldersFromRoot.ts";
import { leadsOut } from "../../../machine/files/readSmallFile.ts";

/** The settings files that apply to a file (which need not exist) or folder from above: those of the folders around it, up to its root. */
export function settingsAbove(full: string, roots: readonly string[]): string[] {
  const isFolder = statSync(full, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isFolder ? full : path.dirname(full);
  const rootFolders = roots.map((uri) => URI.parse(uri).fsPath);
  return foldersFromRoot(folder, rootFolders)
    .map((each) => path.join(each, settingsFileName))
    .filter((file) => isThere(file, rootFolders));
}

/** What a link out of the workspace leads to is nobody's settings, and not looked at. */
function isThere(file: string, roots: readonly string[]): boolean {
  if (!existsSync(file)) return false;
  return !lstatSync(file).isSymbolicLink() || !leadsOut(file, roots);
}
