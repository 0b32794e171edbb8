import { rmSync } from "node:fs";
import { mkdir, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ModelFiles } from "../../model/files/modelFiles.ts";

/** Where the model host finds things on disk. */
export interface DiskModelFilesOptions {
  /** Folder with the `*.gbnf` files. */
  readonly grammars: string;
  /** File that notes loads which took the process down; its folder is made when needed. */
  readonly crashMarker: string;
}

/** The disk, as the model host sees it. */
export function createDiskModelFiles(options: DiskModelFilesOptions): ModelFiles {
  // A process that ends in the middle of loading because it was asked to has not crashed.
  const removeAtExit = () => rmSync(options.crashMarker, { force: true });
  return {
    processId: process.pid,
    isRunning,
    async open(path) {
      const { size, mtimeMs } = await stat(path);
      const file = await open(path, "r");
      return {
        size,
        version: `${size}-${Math.round(mtimeMs)}`,
        async read(offset, length) {
          const buffer = new Uint8Array(length);
          const { bytesRead } = await file.read(buffer, 0, length, offset);
          return buffer.subarray(0, bytesRead);
        },
        close: () => file.close(),
      };
    },
    readGrammar: (name) => readFile(join(options.grammars, `${name}.gbnf`), "utf8"),
    async readCrashMarker() {
      try {
        return await readFile(options.crashMarker, "utf8");
      } catch {
        // No marker is the normal case; one that cannot be read must not keep the model from loading.
        return undefined;
      }
    },
    async writeCrashMarker(text) {
      await mkdir(dirname(options.crashMarker), { recursive: true });
      await writeFile(options.crashMarker, text);
      process.off("exit", removeAtExit).once("exit", removeAtExit);
    },
    async removeCrashMarker() {
      process.off("exit", removeAtExit);
      await rm(options.crashMarker, { force: true });
    },
  };
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
