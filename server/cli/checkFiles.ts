import { statSync } from "node:fs";
import os from "node:os";
import { URI } from "vscode-uri";
import type { Composed } from "../compose.ts";
import { listFiles } from "../node/listFiles.ts";
import { type ScanResult, type SkippedFile, scanFiles } from "../node/workspaceScan.ts";
import { CommandError } from "./commandError.ts";

/**
 * Finds the problems of the files named and of those in the folders named.
 * @param onProgress called with the number of files done
 * @throws CommandError when a file named by the user itself cannot be read
 */
export async function checkFiles(
  { settings, ports }: Composed,
  paths: readonly string[],
  onProgress: (files: number) => void,
  signal: AbortSignal,
): Promise<ScanResult> {
  const unreadable: SkippedFile[] = [];
  const named = new Set<string>();
  function* files(): Generator<string> {
    const seen = new Set<string>();
    for (const path of paths) {
      const isFolder = statSync(path).isDirectory();
      if (!isFolder) named.add(URI.file(path).toString());
      const { exclude } = settings.of(URI.file(`${path}/x`).toString());
      const onUnreadable = (folder: string, error: unknown) =>
        unreadable.push({ uri: URI.file(folder).toString(), reason: "unreadable", detail: String(error) });
      for (const file of isFolder ? listFiles(path, { exclude, onUnreadable }) : [path]) {
        if (seen.has(file)) continue;
        seen.add(file);
        yield file;
      }
    }
  }
  const { workspace, logger } = ports;
  const relativePath = (uri: string) => workspace.relativePath(uri);
  const threads = os.availableParallelism();
  const result = await scanFiles(
    { files: files(), settings, relativePath, logger, threads, onProgress },
    signal,
  );
  const failed = result.skipped.find(({ uri, reason }) => reason === "unreadable" && named.has(uri));
  if (failed) throw new CommandError(`${URI.parse(failed.uri).fsPath}: ${failed.detail}.`);
  return { ...result, skipped: [...result.skipped, ...unreadable] };
}
