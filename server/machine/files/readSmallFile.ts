/** Files that a workspace holds for tools, such as settings: whoever wrote the workspace may have meant harm by them. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from "node:fs";
import path from "node:path";

const notRegular = "it is not a regular file";

/** Largest settings or ignore file that is read, in bytes. */
export const mostBytes = 1_000_000;

export type SmallFile = { readonly text: string } | { readonly refused: string };

/**
 * Reads a regular file of at most a megabyte as UTF-8. Devices, pipes, sockets and folders are refused, and so are links
 * that lead out of `within`. Never waits for another program: a pipe is opened without blocking.
 * @param within folders that a link may lead into
 * @returns undefined when there is no such file
 */
export function readSmallFile(file: string, within: readonly string[]): SmallFile | undefined {
  try {
    // Looked at before it is opened: opening a device may already do something.
    const entry = lstatSync(file, { throwIfNoEntry: false });
    if (!entry) return undefined;
    if (entry.isSymbolicLink() && leadsOut(file, within))
      return { refused: "it is a link that leads out of the workspace" };
    if (!entry.isSymbolicLink() && !entry.isFile()) return { refused: notRegular };
    return readOpened(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

function readOpened(file: string): SmallFile {
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return { refused: notRegular };
    if (stats.size > mostBytes)
      return { refused: `it has ${stats.size} bytes; at most ${mostBytes} are read` };
    // Not more than its size at this moment: it may be growing.
    const bytes = Buffer.alloc(stats.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(handle, bytes, length, bytes.length - length, length);
    return { text: bytes.subarray(0, length).toString("utf8") };
  } finally {
    closeSync(handle);
  }
}

/**
 * Whether a link leads to what is neither beside it nor in one of the folders. Asked of links only: what a path really is takes a
 * look at each folder of it, which adds up in deep trees.
 * @throws the system's error when it leads nowhere
 */
export function leadsOut(link: string, within: readonly string[]): boolean {
  return !isInside(realpathSync(link), [path.dirname(link), ...within]);
}

function isInside(real: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const relative = path.relative(realOf(folder), real);
    return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
  });
}

function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder; // A folder that is gone holds nothing.
  }
}
