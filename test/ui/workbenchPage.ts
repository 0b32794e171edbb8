import { mkdirSync } from "node:fs";
import path from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";

const screenshots = path.resolve(import.meta.dirname, "../../out/screenshots");
/** VS Code fades and moves things in; the mouse finds them at their place only afterwards. */
const FADE_MS = 600;
const HOVER_ATTEMPTS = 6;
/** Between two looks at what is not there yet. */
const LOOK_MS = 50;
/** VS Code opens what a dragged file rests on after 800 ms. */
const REST_MS = 1000;

/** What a person does in the workbench, by mouse and keyboard alone. */
export class WorkbenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits for the extension, its model and the colour theme, which a built-in extension brings. */
  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench.vs-dark").waitFor({ timeout: 60_000 });
    await this.statusBar("starter").waitFor({ timeout: 60_000 });
  }

  /** Inkling's item in the status bar, as a screen reader reads it. */
  statusBar(state: string): Locator {
    return this.page.locator(`.statusbar-item[aria-label^="Inkling: Inkling ${state}"]`);
  }

  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input.input");
    await input.fill(`>${title}`);
    // Enter takes the row in focus, which is another one until the list is filtered.
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Runs a command that asks for more in the same place. */
  async commandThatAsks(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input.input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }

  /** Narrows the list that is shown to the entry, and takes it. */
  async choose(entry: string): Promise<void> {
    await this.page.locator(".quick-input-widget input.input").fill(entry);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: entry }).first().click();
  }

  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.page.locator(".quick-input-widget input.input").fill(name);
    // Until the list is filtered, its first row is another file.
    await this.page
      .locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: name })
      .waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
  }

  /** Takes back all that was typed since the file was opened or saved. */
  async revert(): Promise<void> {
    const changed = this.page.locator(".tab.active.dirty");
    while (await changed.isVisible()) {
      await this.command("File: Revert File");
      await changed.waitFor({ state: "hidden", timeout: FADE_MS }).catch(() => undefined);
    }
  }

  /** Puts the cursor at a line and column, both 1-based, with the line in the middle of the view. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.page.locator(".quick-input-widget input.input").fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Key by key, with a pause a person would make. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 40 });
  }

  ghostText(): Locator {
    return this.page.locator(".monaco-editor .ghost-text-decoration, .monaco-editor .ghost-text").first();
  }

  /** The page of an extension that is in sight. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview:visible").frameLocator("iframe#active-frame");
  }

  /** Looks again and again until something holds; the test's own limit ends it. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await this.page.waitForTimeout(LOOK_MS);
  }

  codeLens(text: string | RegExp): Locator {
    return this.page.locator(".codelens-decoration a", { hasText: text }).first();
  }

  /** The text of the line the cursor is in, as shown: ghost text included. */
  async shownLine(text: string): Promise<string> {
    const line = this.page.locator(".view-line", { hasText: plainPattern(text) }).first();
    return plain((await line.textContent()) ?? "");
  }

  /** The same line without ghost text: what the file holds. */
  async typedLine(text: string): Promise<string> {
    const line = await this.page.evaluate<string | null>(
      `(${lineWithoutGhostText})(${JSON.stringify(text)})`,
    );
    if (line === null) throw new Error(`"${text}" is not on the screen`);
    return line;
  }

  /** Rests the mouse on a word until something explains it, and returns that text. */
  async hover(word: string): Promise<string> {
    const explanation = this.page.locator(".monaco-hover:not(.hidden) .hover-row").first();
    for (let attempt = 0; attempt < HOVER_ATTEMPTS; attempt++) {
      // A mouse that rests while the editor is still laid out, or the server still starts, shows nothing.
      await this.page.mouse.move(5, 5);
      await this.rest(word);
      const shown = await explanation.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (shown) return plain((await explanation.textContent()) ?? "");
    }
    throw new Error(`Nothing explains "${word}"`);
  }

  /** Puts the mouse on the middle of a word in the editor. */
  async rest(word: string): Promise<void> {
    const box = await this.page.evaluate<{ x: number; y: number } | null>(
      `(${middleOfWord})(${JSON.stringify(word)})`,
    );
    if (!box) throw new Error(`"${word}" is not on the screen`);
    await this.page.mouse.move(box.x - 3, box.y);
    await this.page.mouse.move(box.x, box.y, { steps: 4 });
  }

  /** An icon of the activity bar. */
  viewIcon(name: string): Locator {
    return this.page.locator(`.activitybar .action-item a[aria-label^="${name}"]`);
  }

  /** The list that a view of the side bar shows. */
  view(name: string): Locator {
    return this.page
      .locator(`.pane-body[aria-label^="${name}"], .pane-body .tree-explorer-viewlet-tree-view`)
      .first();
  }

  /** Drags a file of the explorer by mouse over what opens on its way, and drops it onto the last place. */
  async drag(file: string, places: readonly Locator[], key?: "Shift"): Promise<void> {
    const { mouse, keyboard } = this.page;
    await this.command("File: Focus on Files Explorer");
    await this.#moveTo(this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: file }));
    await mouse.down();
    for (const place of places) {
      await this.#moveTo(place);
      if (!key) continue;
      await keyboard.down(key);
      await this.#moveTo(place);
    }
    await mouse.up();
    if (key) await keyboard.up(key);
  }

  /** Moves the mouse over what is there once it stands still, and rests as long as VS Code waits before it opens what is under it. */
  async #moveTo(place: Locator): Promise<void> {
    await place.waitFor();
    await this.page.waitForTimeout(FADE_MS);
    const box = await place.boundingBox();
    if (!box) throw new Error("The place is not on the screen");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(x, y, { steps: 10 });
    await this.page.waitForTimeout(REST_MS);
    await this.page.mouse.move(x + 1, y);
  }

  /** Types a path into VS Code's own file dialog, and takes it. */
  async choosePath(file: string): Promise<void> {
    const dialog = this.page.locator(".quick-input-widget", { hasText: "Import a GGUF File" });
    await dialog.waitFor();
    // Meanwhile the dialog writes the folder it begins in, before or behind what is typed.
    do {
      await dialog.locator("input.input").fill(file);
      await this.page.waitForTimeout(REST_MS);
      await this.page.keyboard.press("Enter");
      await this.page.waitForTimeout(FADE_MS);
    } while (await dialog.isVisible());
  }

  async clearNotifications(): Promise<void> {
    await this.command("Notifications: Clear All Notifications");
    await this.page.waitForFunction("document.querySelectorAll('.notification-toast').length === 0");
  }

  /** Keeps a picture as an artefact, of the whole window or a part of it. */
  async screenshot(
    name: string,
    clip?: { x: number; y: number; width: number; height: number },
  ): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    const file = path.join(screenshots, `${name}.png`);
    await this.page.screenshot({ path: file, animations: "disabled", ...(clip ? { clip } : {}) });
  }
}

/** The workbench writes no-break spaces. */
export function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function plainPattern(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \u00a0]"));
}

/** Runs in the page. */
const lineWithoutGhostText = `(text) => {
  for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
    const copy = line.cloneNode(true);
    for (const ghost of copy.querySelectorAll(".ghost-text, .ghost-text-decoration")) ghost.remove();
    const held = copy.textContent.replaceAll("\\u00a0", " ");
    if (held.includes(text)) return held;
  }
  return null;
}`;

/** Runs in the page. */
const middleOfWord = `(word) => {
  for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.replaceAll("\\u00a0", " ").indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return null;
}`;
