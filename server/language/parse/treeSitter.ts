/** The parser library's types. */
export type { Language, Node, Parser, ParseState, Tree, TreeCursor } from "@vscode/tree-sitter-wasm";
