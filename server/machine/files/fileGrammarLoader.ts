import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GrammarLoader } from "../../contract/ports.ts";
import { packagedWasm } from "./assets.ts";
import { useBaselineTier } from "./baselineTier.ts";
import { newParserLibrary } from "./newParserLibrary.ts";

/** The parser library itself, which all grammars share. */
const library = "tree-sitter.wasm";

/**
 * Loads the parsers' WebAssembly files from a folder; before a build some lie in packages of their own. The library is
 * loaded before any grammar: unless somebody has said otherwise, V8 may optimize it, and nothing else.
 */
export function createFileGrammarLoader(folder: string): GrammarLoader {
  return {
    library: newParserLibrary,
    load(fileName) {
      if (fileName !== library) useBaselineTier();
      const built = path.join(folder, path.basename(fileName));
      return readFile(existsSync(built) ? built : (packagedWasm(path.basename(fileName)) ?? built));
    },
  };
}
