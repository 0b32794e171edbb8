import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GrammarLoader } from "../../contract/ports.ts";
import { packagedWasm } from "./assets.ts";
import { useBaselineTier } from "./baselineTier.ts";

/** Loads the parsers' WebAssembly files from a folder; before a build some lie in packages of their own. */
export function createFileGrammarLoader(folder: string): GrammarLoader {
  useBaselineTier();
  return {
    load(fileName) {
      const built = path.join(folder, path.basename(fileName));
      return readFile(existsSync(built) ? built : (packagedWasm(path.basename(fileName)) ?? built));
    },
  };
}
