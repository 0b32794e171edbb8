import { statSync } from "node:fs";
import type { ComposedPorts } from "../../../core/composePorts.ts";
import { listIncluded } from "../../../machine/files/listIncluded.ts";
import { plural } from "../../../text/plural.ts";
import { type Environment, existingPath, tell } from "../environment.ts";

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
  { settings }: Pick<ComposedPorts, "settings">,
  paths: readonly string[],
): ListedPaths {
  const files = new Set<string>();
  const given = new Set<string>();
  let [unreadableFolders, excluded] = [0, 0];
  const onUnreadable = () => {
    unreadableFolders++;
  };
  for (const full of paths.map((each) => existingPath(environment, each))) {
    if (!statSync(full).isDirectory()) {
      if (settings.isExcluded(full)) {
        excluded++;
        continue;
      }
      files.add(full);
      given.add(full);
      continue;
    }
    for (const file of listIncluded(full, settings, onUnreadable)) files.add(file);
  }
  if (excluded > 0) tell(environment, `${plural(excluded, "named file")} left out by the setting "exclude"`);
  return { files: [...files], given, unreadableFolders };
}
