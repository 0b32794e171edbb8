import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Workspace } from "../../contract/ports.ts";
import { languageOfFile } from "../../language/files/languageOfFile.ts";
import { globMatcher } from "../../text/glob.ts";
import { listIncludedInTurns } from "./listIncluded.ts";
import type { NodeSettings } from "./nodeSettings.ts";
import { readText } from "./readText.ts";

export interface NodeWorkspaceOptions {
  /** URIs of the root folders; read anew on each use, since folders come and go. */
  readonly roots: () => readonly string[];
  /** The documents open in the editor. */
  readonly open: () => readonly TextDocument[];
  readonly settings: NodeSettings;
}

/** The workspace on disk, with the editor's open documents laid over it. */
export function createNodeWorkspace(options: NodeWorkspaceOptions): Workspace {
  return {
    get roots() {
      return options.roots();
    },
    openDocuments: options.open,
    async document(uri) {
      const open = options.open().find((document) => document.uri === uri);
      if (open) return open;
      const { scheme, fsPath } = URI.parse(uri);
      if (scheme !== "file") return undefined;
      const read = await readText(fsPath, options.settings.of(uri).classification.maxFileSize);
      return "text" in read
        ? TextDocument.create(uri, languageOfFile(fsPath, read.text), 0, read.text)
        : undefined;
    },
    async findFiles(globs, signal) {
      const wanted = globMatcher(globs);
      const found: string[] = [];
      for (const root of options.roots()) {
        const folder = URI.parse(root).fsPath;
        for await (const file of listIncludedInTurns(folder, options.settings, signal)) {
          if (wanted(path.relative(folder, file).split(path.sep).join("/")))
            found.push(URI.file(file).toString());
        }
      }
      return found;
    },
    relativePath(uri) {
      const plain = plainPathBelow(options.roots(), uri);
      if (plain !== undefined) return plain;
      const { fsPath } = URI.parse(uri);
      const relatives = options.roots().map((root) => path.relative(URI.parse(root).fsPath, fsPath));
      const inside = relatives.find((relative) => !relative.startsWith("..") && !path.isAbsolute(relative));
      return (inside ?? fsPath).split(path.sep).join("/");
    },
  };
}

/**
 * The path of a file below one of the folders, read off its URI: asked of every file of a workspace in a row, taking a URI apart is
 * slow. Undefined where there is more to it.
 */
function plainPathBelow(roots: readonly string[], uri: string): string | undefined {
  const root = roots.find((each) => uri.startsWith(`${each}/`));
  const relative = root === undefined ? "" : uri.slice(root.length + 1);
  const isPlain = relative !== "" && !/[%?#\\]|\/\/|(?:^|\/)\.{1,2}(?:\/|$)|^\/|\/$/.test(relative);
  return isPlain ? relative : undefined;
}
