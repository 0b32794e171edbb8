// `npm run small-changes`: makes three small changes in the real editor and keeps what was before and after side by side, as
// media/small-change-*.png. The code is that of the catalog's examples, which the tests try.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import { listTransforms } from "../server/features/transforms/transforms.ts";
import { openWorkbench, root } from "../test/ui/openWorkbench.ts";
import type { WorkbenchPage } from "../test/ui/workbenchPage.ts";

/** A change by its name in the catalog, the file it is shown in, and the place at which it is asked for. */
const shown = [
  { name: "comment-to-documentation", file: "add.py", picture: "documentation", line: 2, column: 5 },
  { name: "loop-to-comprehension", file: "names.py", picture: "comprehension", line: 2, column: 1 },
  { name: "function-to-arrow", file: "items.js", picture: "arrow", line: 1, column: 14 },
] as const;

/** Of the window and of each half of a picture, in CSS pixels; drawn at twice the resolution. */
const viewport = { width: 560, height: 420 };
const halfWidth = 520;
const [lineHeight, padding] = [22, 8];
/** Between the halves, in pixels of the picture. */
const gap = 12;
/** What fades in is there afterwards. */
const fadeMs = 600;

const { workbench, folder, close } = await openWorkbench({
  viewport,
  settings: {
    "editor.fontSize": 14,
    "editor.lineHeight": lineHeight,
    "editor.minimap.enabled": false,
    "editor.stickyScroll.enabled": false,
    "editor.cursorBlinking": "solid",
    "editor.renderLineHighlight": "none",
    "editor.occurrencesHighlight": "off",
    "editor.matchBrackets": "never",
    "editor.lightbulb.enabled": "off",
    "editor.padding.top": padding,
    "editor.scrollBeyondLastLine": false,
    "breadcrumbs.enabled": false,
    "workbench.editor.showTabs": "none",
    "workbench.layoutControl.enabled": false,
    "workbench.activityBar.location": "hidden",
    "remote.autoForwardPorts": false,
    "window.commandCenter": false,
    "javascript.validate.enable": false,
    "inkling.completion.enabled": false,
  },
});
try {
  await workbench.ready();
  await workbench.page.keyboard.press("Control+B");
  for (const each of shown) await keepPicture(workbench, each);
} finally {
  await close();
}

async function keepPicture(page: WorkbenchPage, each: (typeof shown)[number]): Promise<void> {
  const transform = listTransforms().find(({ name }) => name === each.name);
  if (!transform) throw new Error(`${each.name} is not in the catalog.`);
  const [before, after] = transform.example.map((text) => text.trimEnd());
  writeFileSync(path.join(folder, each.file), before ?? "");
  const lines = Math.max(...[before, after].map((text) => text?.split("\n").length ?? 0));
  await openAlone(page, each.file);
  await page.goTo(each.line, each.column);
  await page.page.waitForTimeout(fadeMs);
  const first = await pictureOf(page, lines);
  await choose(page, transform.title);
  const [last = ""] = (after ?? "").split("\n").slice(-1);
  await page.page.locator(".view-line", { hasText: last.trim() }).first().waitFor();
  await page.page.waitForTimeout(fadeMs);
  const second = await pictureOf(page, lines);
  writeFileSync(path.join(root, `media/small-change-${each.picture}.png`), sideBySide(first, second));
  await page.revert();
}

/** Without tabs there is none to wait for. */
async function openAlone({ page }: WorkbenchPage, file: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await page.locator(".quick-input-widget input.input").fill(file);
  await page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: file }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`.monaco-editor[data-uri$="${file}"]`).waitFor();
}

/** By the menu of refactorings, whose rows only the keyboard reaches. */
async function choose({ page }: WorkbenchPage, title: string): Promise<void> {
  await page.keyboard.press("Control+Shift+R");
  const rows = page.locator(".action-widget .monaco-list-row.action");
  await rows.filter({ hasText: title }).first().waitFor();
  const wanted = page.locator(".action-widget .monaco-list-row.focused", { hasText: title });
  for (let row = await rows.count(); row > 0 && !(await wanted.isVisible()); row--)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** The lines of the editor, as many as both halves have. */
async function pictureOf({ page }: WorkbenchPage, lines: number): Promise<PNG> {
  const box = await page.locator(".editor-instance .monaco-editor").first().boundingBox();
  if (!box) throw new Error("No editor is in sight.");
  const height = lines * lineHeight + 2 * padding;
  const clip = { x: box.x, y: box.y, width: halfWidth, height };
  return PNG.sync.read(await page.screenshot({ clip, animations: "disabled" }));
}

/** Two pictures of the same height in one, with a transparent gap. */
function sideBySide(one: PNG, other: PNG): Buffer {
  const whole = new PNG({ width: one.width + gap + other.width, height: one.height });
  PNG.bitblt(one, whole, 0, 0, one.width, one.height, 0, 0);
  PNG.bitblt(other, whole, 0, 0, other.width, other.height, one.width + gap, 0);
  return PNG.sync.write(whole, { deflateLevel: 9 });
}
