import { statSync } from "node:fs";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Composed } from "../compose.ts";
import { listFiles } from "../node/listFiles.ts";
import { readText } from "../node/readText.ts";
import { languageOfPath } from "../text/languageOfPath.ts";
import { CommandError } from "./commandError.ts";

/** A file that was not read, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/**
 * Reads the files named, and those in the folders named, one after the other.
 * @param use called with each text file; an abort between two files stops the walk
 * @returns what was skipped: binary, too large or unreadable files, and unreadable folders
 * @throws CommandError when a file named by the user itself cannot be read
 */
export async function readDocuments(
  { settings }: Composed,
  paths: readonly string[],
  signal: AbortSignal,
  use: (document: TextDocument) => Promise<void>,
): Promise<Skipped[]> {
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const named = !statSync(path).isDirectory();
    const { exclude } = settings.of(URI.file(`${path}/x`).toString());
    const onUnreadable = (folder: string) => skipped.push({ path: folder, reason: "unreadable" });
    for (const file of named ? [path] : listFiles(path, { exclude, onUnreadable })) {
      if (signal.aborted) return skipped;
      if (seen.has(file)) continue;
      seen.add(file);
      const uri = URI.file(file).toString();
      const read = await readText(file, settings.of(uri).classification.maxFileSize);
      if ("text" in read) await use(TextDocument.create(uri, languageOfPath(file), 0, read.text));
      else if (named && read.skipped === "unreadable") throw new CommandError(`${file}: ${read.detail}.`);
      else skipped.push({ path: file, reason: read.skipped });
    }
  }
  return skipped;
}
