import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ModelFiles } from "../../model/files/modelFiles.ts";

/** Where the model host finds things on disk. */
export interface DiskModelFilesOptions {
  /** Folder with the `*.gbnf` files. */
  readonly grammars: string;
}

/** The disk, as the model host sees it. */
export function createDiskModelFiles(options: DiskModelFilesOptions): ModelFiles {
  return {
    async open(path) {
      const { size } = await stat(path);
      const file = await open(path, "r");
      return {
        size,
        async read(offset, length) {
          const buffer = new Uint8Array(length);
          const { bytesRead } = await file.read(buffer, 0, length, offset);
          return buffer.subarray(0, bytesRead);
        },
        close: () => file.close(),
      };
    },
    readGrammar: (name) => readFile(join(options.grammars, `${name}.gbnf`), "utf8"),
  };
}
