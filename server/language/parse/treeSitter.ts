/**
 * The parser library's entry, the same for Node's own loader and for a bundle. The package is a CommonJS file whose
 * exports Node cannot name, so its classes come as the default export there and as named ones in a bundle.
 */
import * as library from "@vscode/tree-sitter-wasm";

export type { Language, Node, Parser, ParseState, Tree, TreeCursor } from "@vscode/tree-sitter-wasm";

type Library = typeof library;

export const treeSitter: Library = "default" in library ? (library.default as Library) : library;
