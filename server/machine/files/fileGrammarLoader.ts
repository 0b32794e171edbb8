import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GrammarLoader } from "../../contract/ports.ts";

/** Loads the parser's WebAssembly files from a folder. */
export function createFileGrammarLoader(folder: string): GrammarLoader {
  return { load: (fileName) => readFile(path.join(folder, path.basename(fileName))) };
}
