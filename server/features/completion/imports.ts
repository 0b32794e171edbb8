import type { Workspace } from "../../contract/ports.ts";
import type { CursorContext } from "./cursorContext.ts";
import { importsWhatExists } from "./heuristics/heuristics.ts";
import type { WorkspaceFiles } from "./heuristics/imports/moduleWay.ts";
import { isImportable } from "./heuristics/imports/workspaceModule.ts";

/** False for an import of what the workspace does not hold; without a workspace nobody can tell. */
export async function importsRightly(
  context: CursorContext,
  text: string,
  workspace: Workspace,
  known: WorkspaceFiles,
): Promise<boolean> {
  if (workspace.roots.length === 0) return true;
  if (!isImportable(context.linePrefix + text, context, known)) return false;
  const { uri, linePrefix, languageId } = context;
  const exists = (target: string) => existsBeside(uri, target, workspace);
  return importsWhatExists(linePrefix + text, languageId, { path: workspace.relativePath(uri), exists });
}

/** Whether a file is in the same workspace folder as a document, by its path there. */
export async function existsBeside(uri: string, path: string, workspace: Workspace): Promise<boolean> {
  const own = workspace.relativePath(uri);
  const root = decodeURI(uri).endsWith(own) ? decodeURI(uri).slice(0, -own.length) : undefined;
  if (root === undefined) return false;
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return (await workspace.document(root + encoded)) !== undefined;
}
