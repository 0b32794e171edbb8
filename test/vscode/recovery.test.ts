import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  acceptGhostText,
  closeAll,
  eventually,
  findings,
  openExample,
  serverProcesses,
  type,
} from "./editor.ts";

/** DESIGN's promise for a server that is killed; the whole of it, with the model loaded again. */
const RECOVERY_MS = 3_000;

describe("a server that is killed while someone types", () => {
  afterEach(closeAll);

  it("comes back with problems and ghost text, and the typed text is known to it", async () => {
    const editor = await openExample("src/cart.ts");
    await eventually("findings before", () => findings(editor.document).length > 0 || undefined);
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await type("\n// FIXME: typed before\nfor (let i = 0; ");
    const [victim] = serverProcesses();
    assert.ok(victim !== undefined);
    process.kill(victim, "SIGKILL");
    await type("i < items.length; ");
    const killed = Date.now();
    await eventually(
      "another server process",
      () => serverProcesses().find((pid) => pid !== victim),
      RECOVERY_MS,
    );
    await eventually(
      "the finding in the text typed before",
      () => findings(editor.document).find(({ message }) => message.includes("typed before")),
      RECOVERY_MS,
    );
    await eventually("ghost text", () => acceptGhostText(editor), RECOVERY_MS);
    console.log(`[suite]     all back after ${Date.now() - killed} ms`);
  });
});
