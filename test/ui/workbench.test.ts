import assert from "node:assert/strict";
import { useSharedWorkbench } from "./sharedWorkbench.ts";
import { plain, type WorkbenchPage } from "./workbenchPage.ts";

const viewport = { width: 1040, height: 600 };
/** A line of which the model is sure how it goes on. */
const start = "let dearest: CartItem | un";

describe("the workbench, as a person uses it", () => {
  let workbench: WorkbenchPage;

  useSharedWorkbench(viewport, (shared) => {
    workbench = shared;
  });

  it("shows the beginning of a line, and goes on at once when that is taken", async () => {
    const { page } = workbench;
    await page.keyboard.press("Control+End");
    await workbench.type(
      "\nfunction dearest(items: CartItem[]): CartItem | undefined {\nlet best: CartItem | undefined;\n" +
        "for (const item of items) {\nif (best",
    );
    await workbench.ghostText().waitFor();
    const placeOf = async () => (await workbench.ghostText().boundingBox())?.x ?? 0;
    const first = await placeOf();
    await page.getByText("Analyzing").waitFor({ state: "hidden" });
    await workbench.screenshot("ghost-text");
    await page.keyboard.press("Tab");
    await workbench.until(async () => (await workbench.ghostText().isVisible()) && (await placeOf()) > first);
    await workbench.screenshot("ghost-text-chain");
    await workbench.revert();
  });

  it("types through ghost text", async () => {
    await workbench.page.keyboard.press("Control+End");
    await workbench.type(`\n${start}`);
    await workbench.ghostText().waitFor();
    const line = await workbench.shownLine(start);
    const ghost = plain((await workbench.ghostText().textContent()) ?? "");
    await workbench.type(ghost.slice(0, 1));
    await workbench
      .ghostText()
      .filter({ hasText: ghost.slice(1).trim() })
      .waitFor();
    assert.equal(await workbench.shownLine(start), line);
  });

  it("accepts a word, then the rest, and undoes both", async () => {
    const { page } = workbench;
    const before = await workbench.typedLine(start);
    await page.keyboard.press("Control+ArrowRight");
    await page.keyboard.press("Tab");
    const lengthNow = async () => (await workbench.typedLine(start)).length;
    await workbench.until(async () => (await lengthNow()) > before.length);
    const accepted = await workbench.typedLine(start);
    assert.ok(accepted.startsWith(before), accepted);
    await page.keyboard.press("Control+Z");
    await page.keyboard.press("Control+Z");
    await workbench.until(async () => (await lengthNow()) < accepted.length);
    await workbench.revert();
  });

  it("explains a term on hover", async () => {
    await workbench.openFile("retry.py");
    await workbench.goTo(1);
    assert.match(await workbench.hover("exponential backoff"), /backoff/i);
    await workbench.screenshot("hover");
    await workbench.page.mouse.move(5, 5);
  });

  it("lists problems", async () => {
    await workbench.openFile("report.js");
    await workbench.page.keyboard.press("Control+Shift+M");
    const row = workbench.page.locator(".markers-panel .monaco-list-row", { hasText: "inkling" }).first();
    await row.waitFor();
    await workbench.screenshot("problems");
    await workbench.page.keyboard.press("Control+J");
  });

  it("judges a requirement from its code lens", async () => {
    await workbench.openFile("cart.ts");
    await workbench.goTo(32);
    await workbench.codeLens("Check requirement: CART-4").click();
    // It only throws "not implemented", which needs no model to judge.
    await workbench.codeLens(/\bno\b.*CART-4/).waitFor();
    await workbench.screenshot("code-lens");
  });

  it("lists requirements with their verdicts in a view", async () => {
    await workbench.command("Inkling: Check All Requirements");
    await workbench.command("Focus on Requirements View");
    const entry = workbench.page.locator('.pane-body [aria-label^="CART-4, no"]').first();
    await entry.waitFor();
    await entry.click();
    await workbench.page.locator('.tab.active[data-resource-name="requirements.md"]').waitFor();
    await workbench.clearNotifications();
    await workbench.page.mouse.move(700, 450);
    await workbench.screenshot("requirements-view");
    await workbench.page.keyboard.press("Control+B");
  });

  it("says what a pause holds back, until it ends", async () => {
    const message = workbench.page.locator(".notification-toast", { hasText: "Inkling pauses" });
    await workbench.command("Inkling: Pause");
    await message.waitFor();
    await workbench.page.locator('.statusbar-item[aria-label^="Inkling: paused"]').waitFor();
    await workbench.command("Inkling: Resume");
    await message.waitFor({ state: "hidden" });
  });

  it("says in the status bar which model answers", async () => {
    await workbench.statusBar("starter").waitFor();
  });
});
