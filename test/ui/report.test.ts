import assert from "node:assert/strict";
import path from "node:path";
import type { Browser, FrameLocator } from "playwright-core";
import { startVscodeServer, type VscodeServer } from "../../scripts/vscodeServer.ts";
import { launchBrowser } from "../harness/browser.ts";
import { copyExamples } from "../harness/exampleCopy.ts";
import { settings } from "../harness/settings.ts";
import { prepareWorkbench } from "../harness/workbench.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const root = path.resolve(import.meta.dirname, "../..");
const viewport = { width: 1040, height: 900 };

describe("the workspace report, as a person sees it", () => {
  let server: VscodeServer;
  let browser: Browser;
  let workspace: Awaited<ReturnType<typeof copyExamples>>;
  let workbench: WorkbenchPage;
  let report: FrameLocator;

  before(async () => {
    workspace = await copyExamples(root);
    server = await startVscodeServer({ installed: root, settings });
    browser = await launchBrowser();
    const { page, open } = await prepareWorkbench(browser, {
      port: server.port,
      folder: workspace.folder,
      viewport,
      scale: 2,
    });
    page.setDefaultTimeout(20_000);
    await open();
    workbench = new WorkbenchPage(page);
    await workbench.ready();
    await page.keyboard.press("Control+B");
    await workbench.command("Inkling: Classify Workspace");
    report = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
    await report.locator("#files tr").first().waitFor();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await workspace?.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed")
      await workbench.screenshot(`failed-report-${this.currentTest.title.slice(0, 30)}`);
  });

  it("sums the workspace up and draws it", async () => {
    assert.match((await report.locator("#summary").textContent()) ?? "", /\d+ files, \d+ lines/);
    const label = await report.locator("#languages-chart").getAttribute("aria-label");
    assert.match(label ?? "", /python: \d+ files/);
    await workbench.screenshot("report");
  });

  it("filters the files by a language, from the keyboard", async () => {
    await report.locator("#languages button", { hasText: "python" }).focus();
    await workbench.page.keyboard.press("Enter");
    await report.locator("#shown", { hasText: /^[1-9]\d* files?$/ }).waitFor();
    const languages = await report.locator("#files td:nth-child(2)").allTextContents();
    assert.deepEqual([...new Set(languages)], ["python"]);
  });

  it("opens a file from its row", async () => {
    await report.locator("#files button", { hasText: "retry.py" }).click();
    await workbench.page.locator('.tab.active[data-resource-name="retry.py"]').waitFor();
  });
});
