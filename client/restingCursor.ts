import { Disposable, type TextEditor, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { cursorRestsNotification, type PlaceParams } from "../server/edges/lsp/protocol.ts";

/** How long the cursor stays in one place before the model reads the text before it, in milliseconds. */
const restMs = 400;

/** Tells the server where the cursor rests, so that ghost text comes sooner once the user begins to type there. */
export function reportRestingCursor(client: LanguageClient): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const moved = (editor: TextEditor | undefined) => {
    clearTimeout(timer);
    timer = editor && setTimeout(() => void report(editor), restMs);
  };
  const report = async ({ document, selections: [selection, ...others] }: TextEditor) => {
    const { scheme } = document.uri;
    if (!selection?.isEmpty || others.length > 0 || (scheme !== "file" && scheme !== "untitled")) return;
    const { line, character } = selection.active;
    const params: PlaceParams = { uri: document.uri.toString(), position: { line, character } };
    if (client.isRunning()) await client.sendNotification(cursorRestsNotification, params);
  };
  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => moved(textEditor)),
    window.onDidChangeActiveTextEditor(moved),
    { dispose: () => clearTimeout(timer) },
  );
}
