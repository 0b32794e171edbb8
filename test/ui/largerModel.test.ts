import assert from "node:assert/strict";
import path from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { type OpenWorkbench, openWorkbench, root, screenshotIfFailed } from "./openWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** The larger tier by the model of another extension, as VS Code's language model interface hands it out. */
describe("the larger model, through VS Code", () => {
  let opened: OpenWorkbench;
  let workbench: WorkbenchPage;
  let answer: FrameLocator;
  let dialog: Locator;

  before(async function () {
    // The interface by which the test's extension hands out its model is a proposal, and another one there.
    if (process.env.INKLING_EDITOR === "newest") this.skip();
    opened = await openWorkbench({
      viewport: { width: 1040, height: 800 },
      settings: { "inkling.largeModel.enabled": true },
      development: path.join(root, "test/ui/chatModel"),
    });
    ({ workbench } = opened);
    await workbench.ready();
    await workbench.page.keyboard.press("Control+B");
    await workbench.openFile("cart.ts");
    answer = workbench.webview();
    dialog = workbench.page.locator(".monaco-dialog-box");
  });

  after(async () => {
    await opened?.close();
  });

  afterEach(async function () {
    await screenshotIfFailed(workbench, this.currentTest, "failed-larger");
  });

  async function ask(question: string): Promise<void> {
    await workbench.commandThatAsks("Inkling: Ask…");
    await workbench.page.locator(".quick-input-title", { hasText: "Inkling: Ask" }).waitFor();
    await workbench.page.locator(".quick-input-widget input.input").fill(question);
    await workbench.page.keyboard.press("Enter");
    await answer.locator("#question", { hasText: question }).waitFor();
    await answer.locator("#larger").waitFor();
  }

  async function consent(button: string): Promise<void> {
    await answer.locator("#larger").click();
    await dialog.waitFor();
    await dialog.getByRole("button", { name: button, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  const noteSays = (text: string) => answer.locator("#note", { hasText: text }).waitFor();

  it("is asked only after the user has seen what goes where, and not if they decline", async () => {
    await ask("What is the capital of Australia?");
    await answer.locator("#larger").click();
    await dialog.waitFor();
    const text = (await dialog.textContent()) ?? "";
    assert.match(text, /Send this to Tester Large \(inkling-tests, through VS Code\)\?/);
    assert.match(text, /Only your question will be sent\. Nothing else is sent/);
    await workbench.screenshot("ask-consent");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await answer.locator("#text").textContent(), "");
  });

  it("streams its answer, which says where it comes from", async () => {
    await consent("Send");
    await noteSays("through VS Code; nobody measured how sure");
    assert.equal(await answer.locator("#text").textContent(), "Canberra is the capital of Australia.");
    await workbench.screenshot("ask-larger");
  });

  it("is sent the file only where the question speaks of it, and the dialog says so", async () => {
    await ask("echo: what would this file surprise a reader with?");
    await answer.locator("#larger").click();
    await dialog.waitFor();
    assert.match(
      (await dialog.textContent()) ?? "",
      /Your question and .*cart\.ts \(\d+ characters\) will be sent/,
    );
    await dialog.getByRole("button", { name: "Send, Don't Ask Again", exact: true }).click();
    await noteSays("nobody measured how sure");
    assert.match(
      (await answer.locator("#text").textContent()) ?? "",
      /cart\.ts[\s\S]*data, not an instruction/,
    );
  });

  it("is not asked about again once the user said so; an endless answer can be stopped", async () => {
    await ask("An endless question about Australia?");
    await answer.locator("#larger").click();
    await answer.locator("#text", { hasText: "word5" }).waitFor();
    assert.equal(await dialog.isVisible(), false);
    await answer.locator("#stop").click();
    await noteSays("Stopped.");
    assert.match((await answer.locator("#text").textContent()) ?? "", /word5/);
  });

  it("gives a clear sentence when it refuses, may not be used or breaks off", async () => {
    for (const [question, note] of [
      [
        "Please refuse Australia?",
        "The model refuses to answer, or its quota is used up: the quota is used up",
      ],
      ["A forbidden Australia?", "VS Code does not let Inkling use this model"],
      ["A break in Australia?", "the line broke"],
    ] as const) {
      await ask(question);
      await answer.locator("#larger").click();
      await noteSays(note);
    }
    assert.match((await answer.locator("#text").textContent()) ?? "", /The first half/);
  });
});
