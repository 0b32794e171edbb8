import { TextDocument } from "vscode-languageserver-textdocument";
import { type CursorContext, cursorContext } from "../../server/features/completion/cursorContext.ts";
import { atCursor } from "./ghost.ts";

/** The context of the cursor marked `|` in a text. */
export function contextAt(marked: string, languageId = "javascript"): CursorContext {
  const { text, offset } = atCursor(marked);
  const document = TextDocument.create("file:///work/main.js", languageId, 1, text);
  return cursorContext(document, document.positionAt(offset));
}
