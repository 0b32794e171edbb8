// `npx tsx scripts/icon.ts`: media/icon.svg as the PNG that the extension's page shows.
import { readFileSync } from "node:fs";
import path from "node:path";
import { launchBrowser } from "../test/harness/browser.ts";

const media = path.join(path.dirname(import.meta.dirname), "media");
/** Pixels of a side: the marketplace asks for 128 at least, and 256 for sharp screens. */
const side = 256;

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = readFileSync(path.join(media, "icon.svg"), "utf8");
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${side}px}</style>${svg}`,
  );
  await page.screenshot({ path: path.join(media, "icon.png"), omitBackground: true });
} finally {
  await browser.close();
}
