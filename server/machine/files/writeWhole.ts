import { randomBytes } from "node:crypto";
import { chmodSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";

const nameBytes = 4;

/**
 * Writes a file as a whole: on a full disk, or when the process ends meanwhile, what was there stays. A link's target is written,
 * the file's permissions stay. What is no regular file, such as a pipe, is written to directly.
 * @throws the system's error
 */
export function writeWhole(file: string, text: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.isFile()) replace(found ? realpathSync(file) : file, text, found);
  else writeFileSync(file, text);
}

function replace(target: string, text: string, found: Stats | undefined): void {
  const unfinished = `${target}.${randomBytes(nameBytes).toString("hex")}.new`;
  try {
    writeBeside(unfinished, text, found);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (!found || !isForbidden(error)) throw error;
    // A file that may be written in a folder where none may be made.
    writeFileSync(target, text);
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM");
}

function writeBeside(unfinished: string, text: string, before: Stats | undefined): void {
  writeFileSync(unfinished, text, { flag: "wx" });
  if (before) chmodSync(unfinished, before.mode);
}
