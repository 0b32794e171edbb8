/** The parser library's types. */
import type * as library from "@vscode/tree-sitter-wasm";

export type { Language, Node, Parser, ParseState, Tree, TreeCursor } from "@vscode/tree-sitter-wasm";

export type Classes = typeof library;
