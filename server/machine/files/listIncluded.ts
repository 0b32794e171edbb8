import path from "node:path";
import { URI } from "vscode-uri";
import { listFiles } from "./listFiles.ts";
import type { NodeSettings } from "./nodeSettings.ts";

/** The files below a folder that neither `.gitignore` nor the setting `exclude` leaves out, each folder's own settings obeyed. */
export function* listIncluded(
  folder: string,
  settings: NodeSettings,
  onUnreadable?: () => void,
): Generator<string> {
  const { exclude } = settings.of(URI.file(path.join(folder, "file")).toString());
  const base = settings.excludeBase(folder);
  for (const file of listFiles(folder, { exclude, base, ...(onUnreadable ? { onUnreadable } : {}) }))
    if (settings.excludeBase(path.dirname(file)) === base || !settings.isExcluded(file)) yield file;
}
