// `npm run moving-picture`: types in the real editor and keeps what is seen as media/typing.gif.
import { writeFileSync } from "node:fs";
import path from "node:path";
import gifenc from "gifenc";
import { PNG } from "pngjs";
import { openWorkbench, root } from "../test/ui/openWorkbench.ts";
import { plain } from "../test/ui/workbenchPage.ts";

const viewport = { width: 820, height: 400 };
/** What somebody means to write, line by line; the editor indents and closes brackets. */
const lines = [
  "// The dearest item in the cart.",
  "export function dearest(items: CartItem[]): CartItem | undefined {",
  "let best: CartItem | undefined;",
  "for (const item of items) {",
  "if (best === undefined || item.price > best.price) {",
  "best = item;",
];
const [perKeyMs, perLookMs, lastLookMs] = [70, 1100, 2600];
/** How long somebody who thinks about the next word waits for ghost text, on a machine that also takes pictures. */
const thoughtMs = 1500;
const colors = 96;

interface Frame {
  readonly png: Buffer;
  readonly ms: number;
}

const { workbench, close } = await openWorkbench({
  viewport,
  settings: {
    "editor.fontSize": 15,
    "editor.minimap.enabled": false,
    "editor.stickyScroll.enabled": false,
    "editor.lightbulb.enabled": "off",
    "breadcrumbs.enabled": false,
    "workbench.layoutControl.enabled": false,
    "workbench.activityBar.location": "hidden",
    "remote.autoForwardPorts": false,
    "window.commandCenter": false,
    "typescript.validate.enable": false,
    "editor.quickSuggestions": { other: "off" },
    "editor.parameterHints.enabled": false,
  },
});
try {
  await workbench.ready();
  await workbench.page.keyboard.press("Control+B");
  await workbench.clearNotifications();
  await workbench.openFile("cart.ts");
  await workbench.page.waitForTimeout(perLookMs);
  await workbench.page.keyboard.press("Control+End");
  await workbench.page.waitForTimeout(perLookMs);
  const frames: Frame[] = [];
  const look = async (ms: number) => {
    frames.push({ png: await workbench.page.screenshot({ scale: "css" }), ms });
  };
  const press = async (key: string) => {
    if (key.length === 1) await workbench.page.keyboard.type(key);
    else await workbench.page.keyboard.press(key);
    await workbench.page.waitForTimeout(perKeyMs);
    await look(perKeyMs);
  };
  const column = async () => {
    const place = await workbench.page
      .locator(".statusbar-item", { hasText: /^Ln \d+, Col \d+$/ })
      .textContent();
    return Number(/\d+$/.exec(place ?? "")?.[0]);
  };
  const goOn = async (left: string) => {
    if (!(await isMeant(left))) return press(left.slice(0, 1));
    await look(perLookMs);
    await press("Tab");
  };
  for (const line of lines) {
    await press("Enter");
    const indentation = await column();
    const rest = async () => line.slice((await column()) - indentation);
    for (let left = await rest(); left !== ""; left = await rest()) await goOn(left);
  }
  await look(lastLookMs);
  writeFileSync(path.join(root, "media/typing.gif"), toGif(frames));
} finally {
  await close();
}

/** Whether ghost text says what is meant to come. It is waited for where a word begins. */
async function isMeant(left: string): Promise<boolean> {
  const ghost = workbench.ghostText();
  const atWord = /^(?:\w|\W\w)/.test(left);
  if (atWord) await ghost.waitFor({ timeout: thoughtMs }).catch(() => undefined);
  const text = (await ghost.isVisible()) ? plain((await ghost.textContent()) ?? "") : "";
  return text.trim().length > 2 && left.startsWith(text);
}

/** One palette for all pictures; each holds only what differs from the one before, which it lengthens if nothing does. */
function toGif(frames: readonly Frame[]): Uint8Array {
  const { GIFEncoder, quantize, applyPalette } = gifenc;
  const gif = GIFEncoder();
  const pictures = frames.map(({ png }) => PNG.sync.read(png));
  const last = pictures.at(-1);
  if (!last) throw new Error("There is nothing to show.");
  const palette = [...quantize(last.data, colors), [0, 0, 0]];
  const unchanged = palette.length - 1;
  let before: Uint8Array | undefined;
  let pending: { index: Uint8Array; ms: number } | undefined;
  const write = () => {
    if (!pending) return;
    const options = {
      palette,
      delay: pending.ms,
      transparent: true,
      transparentIndex: unchanged,
      dispose: 1,
    };
    gif.writeFrame(pending.index, last.width, last.height, options);
  };
  for (const [at, picture] of pictures.entries()) {
    const index = applyPalette(picture.data, palette.slice(0, unchanged));
    const ms = frames[at]?.ms ?? 0;
    if (pending && before && Buffer.compare(before, index) === 0) pending.ms += ms;
    else {
      write();
      const former = before;
      pending = {
        index: former ? index.map((color, pixel) => (color === former[pixel] ? unchanged : color)) : index,
        ms,
      };
    }
    before = index;
  }
  write();
  gif.finish();
  return gif.bytes();
}
