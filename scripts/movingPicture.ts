// `npm run moving-picture`: types in the real editor and keeps what is seen as media/typing.gif.
import { writeFileSync } from "node:fs";
import path from "node:path";
import gifenc from "gifenc";
import { PNG } from "pngjs";
import { openWorkbench, root } from "../test/ui/openWorkbench.ts";

const viewport = { width: 820, height: 400 };
/** What is typed, a person's pace between keys, and a look at what appeared after each part. `Tab` takes ghost text. */
const parts = [
  "\n// The dearest item in the cart.\nexport function dear",
  "est(items: CartItem[]): CartItem | undefined {\n",
  "let best: CartItem | undefined;\nfor (const item of ",
  "Tab",
  ") {\nif (best === undefined || item.price > ",
  "Tab",
];
const [perKeyMs, perLookMs, lastLookMs] = [70, 1100, 2600];
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
  const type = async (keys: string) => {
    for (const key of keys) {
      await workbench.page.keyboard.type(key);
      await workbench.page.waitForTimeout(perKeyMs);
      await look(perKeyMs);
    }
  };
  for (const part of parts) {
    if (part === "Tab") await workbench.page.keyboard.press("Tab");
    else await type(part);
    await workbench.page.waitForTimeout(perLookMs);
    await look(part === parts.at(-1) ? lastLookMs : perLookMs);
  }
  writeFileSync(path.join(root, "media/typing.gif"), toGif(frames));
} finally {
  await close();
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
