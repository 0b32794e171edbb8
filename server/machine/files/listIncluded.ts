import path from "node:path";
import { URI } from "vscode-uri";
import { excludedBy } from "../../contract/excluded.ts";
import { type ListOptions, listFiles, listFilesInTurns } from "./listFiles.ts";
import type { NodeSettings } from "./nodeSettings.ts";

/** The files below a folder that neither `.gitignore` nor the setting `exclude` leaves out, each folder's own settings obeyed. */
export function* listIncluded(
  folder: string,
  settings: NodeSettings,
  onUnreadable?: () => void,
): Generator<string> {
  const options = { ...optionsFor(folder, settings), ...(onUnreadable ? { onUnreadable } : {}) };
  for (const file of listFiles(folder, options)) if (isIncluded(file, options, settings)) yield file;
}

/**
 * The same, giving others their turn again and again.
 * @throws the signal's reason when it aborts
 */
export async function* listIncludedInTurns(
  folder: string,
  settings: NodeSettings,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const options = optionsFor(folder, settings);
  for await (const file of listFilesInTurns(folder, options, signal))
    if (isIncluded(file, options, settings)) yield file;
}

function optionsFor(folder: string, settings: NodeSettings): ListOptions {
  const { exclude } = settings.of(URI.file(path.join(folder, "file")).toString());
  return { exclude: excludedBy(exclude), base: settings.excludeBase(folder) };
}

function isIncluded(file: string, { base }: ListOptions, settings: NodeSettings): boolean {
  return settings.excludeBase(path.dirname(file)) === base || !settings.isExcluded(file);
}
