import { readFile } from "node:fs/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { GrammarLoader } from "../../server/contract/ports.ts";
import { packagedWasm } from "../../server/machine/files/assets.ts";
import { newParserLibrary } from "../../server/machine/files/newParserLibrary.ts";

const folder = new URL("../../node_modules/@vscode/tree-sitter-wasm/wasm/", import.meta.url);

/** The grammars as npm installed them. */
export const grammars: GrammarLoader = {
  library: newParserLibrary,
  load: (fileName) => readFile(packagedWasm(fileName) ?? new URL(fileName, folder)),
};

/** A document in memory. */
export function documentOf(languageId: string, text: string, version = 1): TextDocument {
  return TextDocument.create(`file:///workspace/file.${languageId}`, languageId, version, text);
}
