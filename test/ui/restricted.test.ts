import assert from "node:assert/strict";
import { type OpenWorkbench, openWorkbench, screenshotIfFailed } from "./openWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

describe("a folder that nobody trusts", () => {
  let opened: OpenWorkbench;
  let workbench: WorkbenchPage;

  before(async () => {
    opened = await openWorkbench({
      workspaceTrust: true,
      settings: { "security.workspace.trust.enabled": true, "inkling.largeModel.enabled": true },
    });
    ({ workbench } = opened);
    const { page } = workbench;
    // Older editors ask at once, newer ones say so in a banner and wait to be asked.
    const no = page.getByRole("button", { name: /^No, I don't trust/ });
    await no.or(page.getByText("Restricted Mode is intended")).first().waitFor({ timeout: 60_000 });
    if (await no.isVisible()) await no.click();
  });

  after(async () => {
    await opened?.close();
  });

  afterEach(async function () {
    await screenshotIfFailed(workbench, this.currentTest);
  });

  it("gets heuristics without the model", async () => {
    const status = workbench.page.locator('.statusbar-item[aria-label^="Inkling: heuristics only"]');
    await status.waitFor({ timeout: 60_000 });
  });

  it("gets explanations and problems", async () => {
    await workbench.openFile("retry.py");
    assert.match(await workbench.hover("idempotent"), /idempotent/i);
    await workbench.page.locator(".squiggly-warning").first().waitFor();
  });

  it("gets answers by heart, and no larger model", async () => {
    const { page } = workbench;
    await workbench.screenshot("restricted-hover");
    await workbench.commandThatAsks("Inkling: Ask…");
    await page.locator(".quick-input-title", { hasText: "Inkling: Ask" }).waitFor();
    await page.locator(".quick-input-widget input.input").fill("is quicksort stable?");
    await page.keyboard.press("Enter");
    const answer = workbench.webview();
    await answer.locator("#text", { hasText: "Quicksort is not stable" }).waitFor();
    assert.equal(await answer.locator("#larger").isVisible(), false);
    await workbench.screenshot("restricted-ask");
  });

  it("says why no model can be chosen, and offers none", async () => {
    await workbench.commandThatAsks("Inkling: Models");
    const rows = workbench.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: "Restricted Mode: no model is used" }).waitFor();
    assert.equal(await rows.filter({ hasText: /starter|Download|Measure/ }).count(), 0);
    await workbench.page.keyboard.press("Escape");
  });

  it("gets the model once it is trusted", async () => {
    await workbench.command("Workspaces: Manage Workspace Trust");
    await workbench.page.getByRole("button", { name: "Trust", exact: true }).first().click();
    await workbench.statusBar("starter").waitFor({ timeout: 60_000 });
  });
});
