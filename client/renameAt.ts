import { commands, type Disposable, Selection, Uri, window, workspace } from "vscode";
import type { StaticFeature } from "vscode-languageclient/node";
import { type RenameAtParams, renameAtCapability, renameAtCommand } from "../server/edges/lsp/protocol.ts";

/** Tells the server that the editor can be asked to rename what was just named. */
export const renameAtFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...(capabilities.experimental ?? {}), [renameAtCapability]: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

/** Puts the cursor at a new name and starts the editor's rename there, as after extracting anywhere else. */
export function registerRenameAt(): Disposable {
  return commands.registerCommand(renameAtCommand, async ({ uri, offset }: RenameAtParams) => {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const editor = await window.showTextDocument(document);
    const position = document.positionAt(offset);
    editor.selection = new Selection(position, position);
    await commands.executeCommand("editor.action.rename");
  });
}
