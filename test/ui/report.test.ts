import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import { useSharedWorkbench } from "./sharedWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

const viewport = { width: 1040, height: 900 };

describe("the workspace report, as a person sees it", () => {
  let workbench: WorkbenchPage;
  let report: FrameLocator;

  useSharedWorkbench(
    viewport,
    async (shared) => {
      workbench = shared;
      await workbench.command("Inkling: Classify Workspace");
      report = workbench.webview();
      await report.locator("#files tr").first().waitFor();
    },
    "failed-report",
  );

  it("sums the workspace up and draws it", async () => {
    assert.match((await report.locator("#summary").textContent()) ?? "", /\d+ files, \d+ lines/);
    const label = await report.locator("#languages-chart").getAttribute("aria-label");
    assert.match(label ?? "", /python: \d+ files?, \d+ lines/);
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
