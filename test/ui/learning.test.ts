import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type OpenWorkbench, openWorkbench, screenshotIfFailed } from "./openWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** Until the status bar tells of the new server instead of the old one. */
const RESTART_MS = 1500;

/** What the storage folder says of a model: two numbers. */
interface Learnt {
  readonly shift: number;
  readonly outcomes: number;
}

describe("learning from what becomes of ghost text", () => {
  let data: string;
  let opened: OpenWorkbench;
  let workbench: WorkbenchPage;

  before(async () => {
    data = await mkdtemp(path.join(tmpdir(), "inkling-data-"));
    opened = await openWorkbench({ env: { INKLING_DATA: data } });
    ({ workbench } = opened);
    await workbench.ready();
    await workbench.openFile("cart.ts");
  });
  after(async () => {
    await opened?.close();
    await rm(data, { recursive: true, force: true });
  });
  afterEach(async function () {
    await screenshotIfFailed(workbench, this.currentTest);
  });

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
    await workbench.page.keyboard.press("Tab");
    await workbench.page.waitForTimeout(300);
  }

  async function typeOver(): Promise<void> {
    await showGhostText();
    await workbench.type("s;");
  }

  /** The numbers are written when a server ends, which is well before the next one is ready. */
  async function learnt(): Promise<Learnt | undefined> {
    await workbench.command("Inkling: Restart Server");
    await workbench.page.waitForTimeout(RESTART_MS);
    await workbench.statusBar("starter").waitFor();
    const text = await readFile(path.join(data, "learnt.json"), "utf8").catch(() => "{}");
    return Object.values(JSON.parse(text) as Record<string, Learnt>)[0];
  }

  // A name of the workspace may be known before the model answers, which says nothing about the model.
  it("trusts the model more after acceptances and less after other words, and keeps numbers alone", async function () {
    this.retries(2);
    const before = (await learnt()) ?? { shift: 0, outcomes: 0 };
    await accept();
    const accepted = await learnt();
    assert.ok(accepted && accepted.shift > before.shift, JSON.stringify({ before, accepted }));
    assert.ok(accepted.outcomes > before.outcomes, JSON.stringify({ before, accepted }));
    await typeOver();
    const refused = await learnt();
    assert.ok(refused && refused.shift < accepted.shift, JSON.stringify(refused));
    assert.ok(refused.outcomes > accepted.outcomes, JSON.stringify({ accepted, refused }));
    assert.deepEqual(Object.keys(refused).sort(), ["outcomes", "shift"]);
  });

  it("learns nothing where it is switched off", async () => {
    const before = await learnt();
    await writeFile(
      path.join(opened.folder, ".inkling.json"),
      JSON.stringify({ completion: { learn: false } }),
    );
    await learnt();
    await accept();
    await typeOver();
    assert.deepEqual(await learnt(), before);
  });
});
