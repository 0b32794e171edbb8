import chromiumBinary from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Headless Chromium out of a devDependency's own tarball, or the one that CHROMIUM names. Reaches loopback only. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await chromiumBinary.executablePath());
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}
