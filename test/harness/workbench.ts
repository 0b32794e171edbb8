import type { Browser, Page } from "playwright-core";

export interface WorkbenchOptions {
  readonly port: number;
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of an extension to load in development mode, as a test suite needs it. */
  readonly extension?: string;
  /** Absolute path of a CommonJS file with `run()`, called inside the extension host. */
  readonly testSuite?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel; 2 gives sharp screenshots. */
  readonly scale?: number;
}

/** A page that will show VS Code's workbench on the folder with the extension loaded; `open()` goes there. */
export async function prepareWorkbench(
  browser: Browser,
  options: WorkbenchOptions,
): Promise<{ page: Page; open: () => Promise<void> }> {
  const { port, folder, extension, testSuite, viewport = { width: 1280, height: 800 }, scale = 1 } = options;
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, colorScheme: "dark" });
  await context.route(
    (url) => url.protocol.startsWith("http") && url.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const remote = (path: string) => ({ scheme: "vscode-remote", authority: `127.0.0.1:${port}`, path });
  if (extension) {
    const developmentOptions = {
      extensions: [remote(extension)],
      ...(testSuite ? { extensionTestsPath: remote(testSuite) } : {}),
    };
    await page.addInitScript(`(${addDevelopmentOptions})(${JSON.stringify(developmentOptions)})`);
  }
  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
  return { page, open: async () => void (await page.goto(url)) };
}

/**
 * Runs in the page before anything else. The workbench reads its configuration from an attribute; VS Code's own way
 * in, a `payload` in the address, needs a server flag in newer versions that hides notifications.
 */
const addDevelopmentOptions = `(developmentOptions) => {
  if (location.hostname !== "127.0.0.1" || window.top !== window) return;
  const observer = new MutationObserver(() => {
    const element = document.getElementById("vscode-workbench-web-configuration");
    if (!element) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset.settings);
    element.dataset.settings = JSON.stringify({ ...configuration, developmentOptions });
  });
  observer.observe(document, { childList: true, subtree: true });
}`;
