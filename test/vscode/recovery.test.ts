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

describe("a server that is killed while someone types", () => {
  afterEach(closeAll);

  it("comes back with problems and ghost text, and the typed text is known to it", async () => {
    const editor = await openExample("src/cart.ts");
    await eventually("findings before", () => findings(editor.document).length > 0 || undefined);
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await type("\nlet dear = ;\nlet total");
    const [victim] = serverProcesses();
    assert.ok(victim !== undefined);
    process.kill(victim, "SIGKILL");
    await type(" = items.len");
    const killed = Date.now();
    await eventually("another server process", () => serverProcesses().find((pid) => pid !== victim));
    await eventually("the finding in the text that was typed", () =>
      findings(editor.document).find(({ rule, line }) => rule === "syntax-error" && line > end.line),
    );
    const added = await eventually("ghost text", () => acceptGhostText(editor));
    assert.match(added, /^gth\b/, "goes on from what was typed while there was no server");
    console.log(`[suite]     all back after ${Date.now() - killed} ms`);
  });
});
