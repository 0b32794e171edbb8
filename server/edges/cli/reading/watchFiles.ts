import { type FSWatcher, statSync, watch } from "node:fs";
import path from "node:path";

/** Quiet time after a change before the files are checked, in milliseconds: saving all of a project's files is one change. */
const settling = 200;
/** Folders that change all the time and are never checked. */
const busy = /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/;

/**
 * Runs `check` now and after each change below the paths, one run at a time, until the signal aborts.
 * @param paths absolute paths of files and folders
 */
export async function watchFiles(
  paths: readonly string[],
  check: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let changed: () => void = () => undefined;
  let isStale = false;
  const touched = () => {
    isStale = true;
    changed();
  };
  const watchers = paths.map((each) => watchOne(each, touched));
  try {
    while (!signal.aborted) {
      isStale = false;
      await check();
      while (!isStale && !signal.aborted)
        await untilChangeOrAbort((wake) => {
          changed = wake;
        }, signal);
      await pause(settling, signal);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

/** A file is watched through its folder: editors replace files instead of writing into them. */
function watchOne(full: string, touched: () => void): FSWatcher {
  const isFolder = statSync(full).isDirectory();
  const folder = isFolder ? full : path.dirname(full);
  const watcher = watch(folder, { recursive: isFolder }, (_event, name) => {
    if (name !== null && busy.test(name)) return;
    if (isFolder || name === null || name === path.basename(full)) touched();
  });
  // A folder that goes away ends nothing: the next run says what is missing.
  watcher.on("error", touched);
  return watcher;
}

function untilChangeOrAbort(onWake: (wake: () => void) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    onWake(resolve);
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
