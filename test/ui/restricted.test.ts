import assert from "node:assert/strict";
import path from "node:path";
import type { Browser } from "playwright-core";
import { startVscodeServer, type VscodeServer } from "../../scripts/vscodeServer.ts";
import { launchBrowser } from "../harness/browser.ts";
import { copyExamples } from "../harness/exampleCopy.ts";
import { settings } from "../harness/settings.ts";
import { prepareWorkbench } from "../harness/workbench.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const root = path.resolve(import.meta.dirname, "../..");

describe("a folder that nobody trusts", () => {
  let server: VscodeServer;
  let browser: Browser;
  let workspace: Awaited<ReturnType<typeof copyExamples>>;
  let workbench: WorkbenchPage;

  before(async () => {
    workspace = await copyExamples(root);
    server = await startVscodeServer({
      installed: root,
      workspaceTrust: true,
      settings: { ...settings, "security.workspace.trust.enabled": true },
    });
    browser = await launchBrowser();
    const { page, open } = await prepareWorkbench(browser, { port: server.port, folder: workspace.folder });
    page.setDefaultTimeout(20_000);
    await open();
    workbench = new WorkbenchPage(page);
    await page.getByRole("button", { name: /^No, I don't trust/ }).click({ timeout: 60_000 });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await workspace?.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench.screenshot(`failed-${this.currentTest.title}`);
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

  it("gets the model once it is trusted", async () => {
    await workbench.command("Workspaces: Manage Workspace Trust");
    await workbench.page.getByRole("button", { name: "Trust", exact: true }).first().click();
    await workbench.statusBar("starter").waitFor({ timeout: 60_000 });
  });
});
