import { Disposable, type TextEditor, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { cursorRestsNotification, type PlaceParams } from "../server/edges/lsp/protocol.ts";

/** Documents of files, of none yet, and the cells of notebooks. */
export const servedSchemes = ["file", "untitled", "vscode-notebook-cell"] as const;

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
    const isServed = servedSchemes.some((scheme) => scheme === document.uri.scheme);
    if (!selection?.isEmpty || others.length > 0 || !isServed) return;
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
