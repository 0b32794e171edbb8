import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { tinyGguf } from "../models/tinyGguf.ts";
import { type OpenWorkbench, openWorkbench, root, screenshotIfFailed } from "./openWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

describe("models that the user has, in the workbench", () => {
  let data: string;
  let opened: OpenWorkbench;
  let workbench: WorkbenchPage;

  before(async () => {
    data = await mkdtemp(path.join(tmpdir(), "inkling-data-"));
    opened = await openWorkbench({ env: { INKLING_DATA: data } });
    ({ workbench } = opened);
    await workbench.ready();
    await Promise.all([
      copyFile(path.join(root, "models/inkling-starter.gguf"), path.join(opened.folder, "chosen.gguf")),
      writeFile(path.join(opened.folder, "onto-view.gguf"), tinyGguf()),
      writeFile(path.join(opened.folder, "into-text.gguf"), tinyGguf()),
      writeFile(path.join(opened.folder, "broken.gguf"), "GGUF and nothing else"),
    ]);
  });
  after(async () => {
    await opened?.close();
    await rm(data, { recursive: true, force: true });
  });
  afterEach(async function () {
    await screenshotIfFailed(workbench, this.currentTest);
    await workbench.clearNotifications();
  });

  const imported = (name: string) => path.join(data, "models", name);

  it("imports what is dropped onto Inkling's view", async () => {
    await workbench.drag("onto-view.gguf", [workbench.viewIcon("Inkling"), workbench.view("Requirements")]);
    await workbench.choose("Copy It");
    await workbench.page.getByText("onto-view can be used: tiny, qwen2").first().waitFor();
    assert.ok(existsSync(imported("onto-view.gguf")));
  });

  it("imports what is dropped into a text with Shift held, and writes nothing there", async () => {
    await workbench.openFile("cart.ts");
    const line = await workbench.typedLine("export interface");
    await workbench.drag("into-text.gguf", [workbench.page.locator(".view-line").first()], "Shift");
    await workbench.choose("Leave It Where It Is");
    await workbench.page.getByText("into-text can be used: tiny, qwen2").first().waitFor();
    assert.ok(existsSync(imported("into-text.json")) && !existsSync(imported("into-text.gguf")));
    assert.equal(await workbench.typedLine("export interface"), line);
  });

  it("says what is broken about a file", async () => {
    await workbench.commandThatAsks("Inkling: Import a Model File");
    await workbench.choosePath(path.join(opened.folder, "broken.gguf"));
    await workbench.page
      .getByText(/Inkling: .*broken\.gguf/)
      .first()
      .waitFor();
    assert.ok(!readdirSync(imported("")).some((name) => name.startsWith("broken")));
  });

  it("imports what is chosen in the file picker, and uses it without a restart", async () => {
    await workbench.commandThatAsks("Inkling: Import a Model File");
    await workbench.choosePath(path.join(opened.folder, "chosen.gguf"));
    await workbench.choose("Copy It");
    await workbench.page
      .getByText(/chosen can be used: .*can complete/)
      .first()
      .waitFor({ timeout: 60_000 });
    await workbench.page.getByRole("button", { name: "Use It" }).click();
    const size = (file: string) => statSync(file).size;
    assert.equal(size(imported("chosen.gguf")), size(path.join(opened.folder, "chosen.gguf")));
    await workbench.commandThatAsks("Inkling: Models");
    await workbench.page
      .locator(".quick-input-list .monaco-list-row", { has: workbench.page.locator(".codicon-check") })
      .filter({ hasText: "chosen" })
      .waitFor();
    await workbench.page.keyboard.press("Escape");
  });
});
