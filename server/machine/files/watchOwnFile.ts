import { type FSWatcher, unwatchFile, watch, watchFile } from "node:fs";
import path from "node:path";

/** Time between two looks where the system does not tell of changes, in milliseconds. */
const usualLookMs = 5_000;

/**
 * Calls back when a file of ours was written, by whatever process, or perhaps was. Its folder is watched, since files are
 * replaced as a whole; without a change nothing wakes the process. Only a folder that does not exist, or cannot be watched, is
 * looked at again and again. Returns what ends it.
 */
export function watchOwnFile(file: string, changed: () => void, lookMs = usualLookMs): () => void {
  let watcher: FSWatcher | undefined;
  const lookAgainAndAgain = () => {
    watcher?.close();
    watcher = undefined;
    watchFile(file, { interval: lookMs, persistent: false }, changed);
  };
  try {
    const folder = path.dirname(file);
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || name === path.basename(file)) changed();
      // A folder that is removed tells its own name; another one by that name would not be watched.
      else if (name === path.basename(folder)) lookAgainAndAgain();
    });
    watcher.on("error", lookAgainAndAgain);
  } catch {
    lookAgainAndAgain();
  }
  return () => {
    watcher?.close();
    unwatchFile(file, changed);
  };
}
