import { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../../server/contract/ports.ts";
import { globMatcher } from "../../../server/text/glob.ts";
import type { HeldoutFile } from "./cases.ts";

const root = "file:///package";

/** Where a file of an evaluated package is. */
export function placeOf(file: HeldoutFile): string {
  return `${root}/${encodeURI(file.path)}`;
}

/** A package as the workspace in which one of its files is edited: that one is as it is in the editor, the others as they were. */
export function evalWorkspace(
  files: readonly HeldoutFile[],
  openDocuments: () => readonly TextDocument[],
): Workspace {
  const closed = new Map(files.map((file) => [placeOf(file), file]));
  const relativePath = (uri: string) => decodeURI(uri.slice(root.length + 1));
  return {
    roots: [root],
    openDocuments,
    async document(uri) {
      const open = openDocuments().find((document) => document.uri === uri);
      const file = closed.get(uri);
      return open ?? (file && TextDocument.create(uri, file.language, 1, file.text));
    },
    async findFiles(globs) {
      const matches = globMatcher(globs);
      return [...closed.keys()].filter((uri) => matches(relativePath(uri)));
    },
    relativePath,
  };
}
