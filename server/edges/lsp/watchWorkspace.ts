import { DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { settingsFileName } from "../../contract/settingsFile.ts";
import type { ServerContext } from "./context.ts";

/** Keeps roots, settings files and whoever else wants to know in step with the workspace. */
export function watchWorkspace(
  { connection, composed, client, roots, documents }: ServerContext,
  onDidChangeFiles: (uris: readonly string[]) => void,
): void {
  const { settings } = composed;
  if (client.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) roots.delete(uri);
      for (const uri of addressesOf(added)) roots.add(uri);
      settings.refresh();
    });
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith(`/${settingsFileName}`))) settings.refresh();
    onDidChangeFiles(changes.map(({ uri }) => uri));
  });
  // A settings file counts as soon as it is typed, not only when it is saved.
  documents.onDidChangeContent(({ document }) => {
    if (document.uri.endsWith(`/${settingsFileName}`)) settings.refresh();
  });
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: `**/${settingsFileName}` },
        {
          globPattern:
            "**/*.{md,adoc,txt,feature,js,jsx,mjs,cjs,ts,tsx,py,java,go,rs,c,h,cc,cpp,hpp,cs,php,rb}",
        },
      ],
    });
  }
}

/** What says where it is; whatever else a client sends is overlooked, as everything that looks for files would trip over it. */
export function addressesOf(folders: readonly { readonly uri: unknown }[]): readonly string[] {
  return folders.flatMap((folder) => (typeof folder?.uri === "string" ? [folder.uri] : []));
}
