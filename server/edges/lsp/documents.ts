import { TextDocuments } from "vscode-languageserver";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { languageOfEditor } from "../../language/files/editorLanguage.ts";

/** The edits that led to a document's newest version, in the order they were made. */
export type ChangeListener = (
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
) => void;

/**
 * The documents open in the editor. Each version is its own object and never changes, so that work under way goes on
 * with the text it began with.
 * @param onDidEdit called after an edit with the new version, before anything else hears of it
 */
export function createDocuments(onDidEdit: ChangeListener): TextDocuments<TextDocument> {
  return new TextDocuments({
    create(uri, languageId, version, content) {
      // Whoever looks at all documents would trip over one that is none.
      const isDocument = [uri, languageId, content].every((each) => typeof each === "string");
      if (!isDocument)
        throw new TypeError("A document that is opened has an address, a language and a text.");
      // A language called `constructor` would be found in every table.
      const language = languageId in Object.prototype ? "plaintext" : languageOfEditor(languageId);
      return TextDocument.create(uri, language, version, content);
    },
    update(document, changes, version) {
      const { uri, languageId } = document;
      const scratch = TextDocument.create(uri, languageId, document.version, document.getText());
      const next = TextDocument.update(scratch, changes, version);
      onDidEdit(next, changes);
      return next;
    },
  });
}
