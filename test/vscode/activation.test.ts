import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, serverProcesses } from "./editor.ts";

describe("activation", () => {
  const extension = vscode.extensions.getExtension("inkling.inkling");

  it("happens by itself once the window is open", async () => {
    await eventually("the extension is active", () => extension?.isActive || undefined);
  });

  it("registers every command that the manifest contributes", async () => {
    const contributed: readonly { command: string }[] = extension?.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.filter(({ command }) => !registered.has(command)).map(({ command }) => command),
      [],
    );
  });

  it("starts one server process", async () => {
    await eventually("one server runs", () => (serverProcesses().length === 1 ? true : undefined));
  });

  it("offers its settings with their defaults", () => {
    const settings = vscode.workspace.getConfiguration("inkling");
    assert.equal(settings.get("completion.enabled"), true);
    assert.equal(settings.get("completion.minConfidence"), 0.8);
  });
});
