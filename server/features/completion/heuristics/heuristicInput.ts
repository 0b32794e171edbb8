import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { CursorContext } from "../cursorContext.ts";

/** Where a completion is wanted that needs no model. */
export interface HeuristicInput {
  readonly context: CursorContext;
  readonly document: TextDocument;
  readonly syntax: Syntax;
}
