import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { tinyGguf } from "../models/tinyGguf.ts";
import { type OpenWorkbench, openWorkbench, root, screenshotIfFailed } from "./openWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** Until the status bar tells of the new server instead of the old one. */
const RESTART_MS = 1500;

/** What the storage folder says of a model: two numbers. */
interface Learnt {
  readonly shift: number;
  readonly outcomes: number;
}

/** One editor with a storage folder of its own, for what Inkling keeps there: numbers first, then models. */
describe("what is kept on the machine", () => {
  let data: string;
  let opened: OpenWorkbench;
  let workbench: WorkbenchPage;

  before(async () => {
    data = await mkdtemp(path.join(tmpdir(), "inkling-data-"));
    opened = await openWorkbench({ env: { INKLING_DATA: data } });
    ({ workbench } = opened);
    await workbench.ready();
  });
  after(async () => {
    await opened?.close();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  });
  afterEach(async function () {
    await screenshotIfFailed(workbench, this.currentTest);
  });

  describe("of what becomes of ghost text", () => {
    let before: Learnt = { shift: 0, outcomes: 0 };

    /** Begins a line of which only the model knows how it goes on, in an editor as it was. */
    async function showGhostText(): Promise<void> {
      await workbench.openFile("cart.ts");
      await workbench.revert();
      await workbench.page.keyboard.press("Control+End");
      await workbench.type("\nconst text = JSON.stri");
      await workbench.ghostText().waitFor();
    }

    async function accept(): Promise<void> {
      await showGhostText();
      const begun = await workbench.typedLine("const text = JSON.stri");
      await workbench.page.keyboard.press("Tab");
      await workbench.until(async () => (await workbench.typedLine("const text = JSON.stri")) !== begun);
    }

    async function typeOver(): Promise<void> {
      await showGhostText();
      await workbench.type("s;");
    }

    function configure(learn: boolean): Promise<void> {
      const settings = JSON.stringify({ completion: { learn } });
      return writeFile(path.join(opened.folder, ".inkling.json"), settings);
    }

    /** The numbers are written when a server ends, which is well before the next one is ready. */
    async function learnt(): Promise<Learnt | undefined> {
      await workbench.command("Inkling: Restart Server");
      await workbench.page.waitForTimeout(RESTART_MS);
      await workbench.statusBar("starter").waitFor();
      const text = await readFile(path.join(data, "learnt.json"), "utf8").catch(() => "{}");
      return Object.values(JSON.parse(text) as Record<string, Learnt>)[0];
    }

    it("is nothing where learning is switched off", async () => {
      await configure(false);
      await learnt();
      await accept();
      await typeOver();
      await configure(true);
      assert.equal(await learnt(), undefined);
    });

    // A name of the workspace may be known before the model answers, which says nothing about the model.
    it("is numbers alone, which grow with acceptances and fall with other words", async function () {
      this.retries(2);
      await accept();
      const accepted = await learnt();
      assert.ok(accepted && accepted.shift > before.shift, JSON.stringify({ before, accepted }));
      assert.ok(accepted.outcomes > before.outcomes, JSON.stringify({ before, accepted }));
      before = accepted;
      await typeOver();
      const refused = await learnt();
      assert.ok(refused && refused.shift < accepted.shift, JSON.stringify(refused));
      assert.ok(refused.outcomes > accepted.outcomes, JSON.stringify({ accepted, refused }));
      before = refused;
      assert.deepEqual(Object.keys(refused).sort(), ["outcomes", "shift"]);
    });
  });

  describe("of models that the user has", () => {
    before(async () => {
      await workbench.revert();
      await Promise.all([
        copyFile(path.join(root, "models/inkling-starter.gguf"), path.join(opened.folder, "chosen.gguf")),
        writeFile(path.join(opened.folder, "onto-view.gguf"), tinyGguf()),
        writeFile(path.join(opened.folder, "into-text.gguf"), tinyGguf()),
        writeFile(path.join(opened.folder, "broken.gguf"), "GGUF and nothing else"),
      ]);
    });
    afterEach(() => workbench.clearNotifications());

    const imported = (name: string) => path.join(data, "models", name);

    it("imports what is dropped onto Inkling's view", async () => {
      await workbench.drag("onto-view.gguf", [workbench.viewIcon("Inkling"), workbench.view("Requirements")]);
      await workbench.choose("Copy It");
      await workbench.page.getByText("onto-view can be used: tiny, qwen2").first().waitFor();
      assert.ok(existsSync(imported("onto-view.gguf")));
    });

    it("imports what is dropped into a text with Shift held, and writes nothing there", async () => {
      await workbench.openFile("cart.ts");
      await workbench.goTo(1);
      const shown = workbench.page.locator(".view-line", { hasText: "interface CartItem" });
      await shown.waitFor();
      const line = await workbench.typedLine("export interface");
      await workbench.drag("into-text.gguf", [shown], "Shift");
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
});
