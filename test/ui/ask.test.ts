import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import { useSharedWorkbench } from "./sharedWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

const viewport = { width: 1040, height: 800 };

describe("questions, as a person asks them", () => {
  let workbench: WorkbenchPage;
  let answer: FrameLocator;

  useSharedWorkbench(
    viewport,
    (shared) => {
      workbench = shared;
      answer = workbench.webview();
    },
    "failed-ask",
  );

  /** The panel goes as it came. */
  after(() => workbench.page.keyboard.press("Control+J"));

  /** The command's own input takes the place of the palette's. */
  async function openFromPalette(): Promise<void> {
    await workbench.page.keyboard.press("F1");
    await workbench.page.locator(".quick-input-widget input.input").fill(">Inkling: Ask…");
    await workbench.page
      .locator(".quick-input-list .monaco-list-row", { hasText: "Inkling: Ask…" })
      .first()
      .waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.page.locator(".quick-input-title", { hasText: "Inkling: Ask" }).waitFor();
  }

  async function ask(question: string): Promise<void> {
    const input = workbench.page.locator(".quick-input-widget input.input");
    await input.fill(question);
    await workbench.page.keyboard.press("Enter");
    await answer.locator("#question", { hasText: question }).waitFor();
    await answer.locator("#note", { hasNotText: "Looking it up" }).waitFor();
  }

  it("are answered in the panel, from the command palette", async () => {
    await openFromPalette();
    await ask("What's the difference between a mutex and a semaphore?");
    await answer.locator("#text", { hasText: "semaphore" }).waitFor();
    assert.match((await answer.locator("#note").textContent()) ?? "", /From the glossary, \d+ % sure/);
    assert.equal(await answer.locator("#larger").isVisible(), false);
    await workbench.screenshot("ask");
  });

  it("are answered from the keyboard, and the answer goes into the file", async () => {
    await workbench.page.locator(".monaco-editor .view-line").first().click();
    await workbench.page.keyboard.press("Control+Home");
    await workbench.page.keyboard.press("Control+Alt+Q");
    await ask("How do I undo the last commit in git?");
    await answer.locator("#text", { hasText: "git reset --soft" }).waitFor();
    await answer.locator("#insert").click();
    await workbench.page.locator(".view-line", { hasText: "reset --soft" }).first().waitFor();
    await workbench.command("File: Revert File");
  });

  it("that nobody knows lead to the nearest terms", async () => {
    await openFromPalette();
    await ask("what is a deadlok?");
    await answer.locator("#nearest .term", { hasText: "deadlock" }).first().click();
    await answer.locator("#text", { hasText: "deadlock" }).waitFor();
  });
});
