import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, findings, openExample } from "./editor.ts";

/** Labels of the open tabs. */
function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}

describe("documentation", () => {
  afterEach(closeAll);

  it("links each problem to the rule's page that came with the extension", async () => {
    const { document } = await openExample("src/report.js");
    const link = await eventually("a problem", () => {
      const [found] = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === "inkling");
      return typeof found?.code === "object" ? found.code.target : undefined;
    });
    assert.equal(link.scheme, "command");
    await vscode.commands.executeCommand(link.path, ...(JSON.parse(link.query) as string[]));
    const [{ rule } = assert.fail()] = findings(document);
    const name = rule.split("/").at(-1);
    await eventually("a preview of the page", () =>
      tabs().some((label) => label.includes(`${name}.md`)) ? true : undefined,
    );
  });
});
