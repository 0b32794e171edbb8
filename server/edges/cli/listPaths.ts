import { statSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import type { Composed } from "../../core/compose.ts";
import { listFiles } from "../../machine/files/listFiles.ts";
import { type Environment, existingPath } from "./openService.ts";

export interface ListedPaths {
  /** Absolute paths of all files, each once, in the order given. */
  readonly files: readonly string[];
  /** Those that were named themselves: one that cannot be read is an error, not a skipped file. */
  readonly given: ReadonlySet<string>;
  readonly unreadableFolders: number;
}

/**
 * The files meant by the paths of a command: files themselves, and those in folders that neither `.gitignore` nor
 * `exclude` leaves out.
 * @throws CommandError for a path that does not exist
 */
export function listPaths(
  environment: Environment,
  { settings }: Composed,
  paths: readonly string[],
): ListedPaths {
  const files = new Set<string>();
  const given = new Set<string>();
  let unreadableFolders = 0;
  const onUnreadable = () => {
    unreadableFolders++;
  };
  for (const full of paths.map((each) => existingPath(environment, each))) {
    if (!statSync(full).isDirectory()) {
      files.add(full);
      given.add(full);
      continue;
    }
    const { exclude } = settings.of(URI.file(path.join(full, "file")).toString());
    for (const file of listFiles(full, { exclude, onUnreadable })) files.add(file);
  }
  return { files: [...files], given, unreadableFolders };
}
