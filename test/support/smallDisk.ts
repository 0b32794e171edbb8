/** A real disk that can be full: a file system in memory, which root may mount, and whoever may become root without a password. */
import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

const kibibyte = 1024;

/** A disk that is mounted at a folder. */
export interface SmallDisk {
  /** Fills it to the last byte. */
  fill(): void;
  /** Gives back what `fill` took. */
  free(): void;
  unmount(): void;
}

/** Mounts a disk of so many KiB at a folder; undefined where this user or platform cannot. */
export function mountSmallDisk(folder: string, size: number): SmallDisk | undefined {
  if (process.platform !== "linux" || process.getuid === undefined) return undefined;
  const options = `size=${size}k,mode=700,uid=${process.getuid()}`;
  if (!asRoot("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)) return undefined;
  const filler = path.join(folder, "filler");
  return {
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
    unmount: () => void asRoot("umount", "--lazy", folder),
  };
}

function asRoot(...command: readonly string[]): boolean {
  const [program = "", ...args] =
    process.getuid?.() === 0 ? command : ["sudo", "--non-interactive", ...command];
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function fillUp(file: string): void {
  const handle = openSync(file, "a");
  try {
    const block = Buffer.alloc(kibibyte);
    for (;;) writeSync(handle, block);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(handle);
  }
}
