import { statSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import type { Composed } from "../../core/compose.ts";
import { excludeMatcher } from "../../machine/files/excludeMatcher.ts";
import { listFiles } from "../../machine/files/listFiles.ts";
import type { NodeSettings } from "../../machine/files/nodeSettings.ts";
import { plural } from "../../text/plural.ts";
import { type Environment, existingPath } from "./openService.ts";

export interface ListedPaths {
  /** Absolute paths of all files, each once, in the order given. */
  readonly files: readonly string[];
  /** Those that were named themselves: one that cannot be read is an error, not a skipped file. */
  readonly given: ReadonlySet<string>;
  readonly unreadableFolders: number;
}

/**
 * The files meant by the paths of a command, without those that `exclude` leaves out: files themselves, and those in
 * folders as far as `.gitignore` does not name them. Tells how many files were named and are left out.
 * @throws CommandError for a path that does not exist
 */
export function listPaths(
  environment: Environment,
  { settings }: Composed,
  paths: readonly string[],
): ListedPaths {
  const files = new Set<string>();
  const given = new Set<string>();
  const isExcluded = excludedFiles(settings);
  let [unreadableFolders, excluded] = [0, 0];
  const onUnreadable = () => {
    unreadableFolders++;
  };
  for (const full of paths.map((each) => existingPath(environment, each))) {
    if (!statSync(full).isDirectory()) {
      if (isExcluded(full)) {
        excluded++;
        continue;
      }
      files.add(full);
      given.add(full);
      continue;
    }
    const { exclude } = settings.of(URI.file(path.join(full, "file")).toString());
    const base = settings.excludeBase(full);
    for (const file of listFiles(full, { exclude, base, onUnreadable }))
      if (settings.excludeBase(path.dirname(file)) === base || !isExcluded(file)) files.add(file);
  }
  if (excluded > 0)
    environment.stderr.write(
      `inkling: ${plural(excluded, "named file")} left out by the setting "exclude"\n`,
    );
  return { files: [...files], given, unreadableFolders };
}

/** Whether the settings that apply to a file leave it out. */
export function excludedFiles(settings: NodeSettings): (full: string) => boolean {
  const matchers = new Map<string, (path: string) => boolean>();
  return (full) => {
    const { exclude } = settings.of(URI.file(full).toString());
    const base = settings.excludeBase(path.dirname(full));
    const matches = matchers.get(base) ?? excludeMatcher(exclude);
    matchers.set(base, matches);
    return matches(path.relative(base, full).split(path.sep).join("/"));
  };
}
