import path from "node:path";
import { startVscodeServer } from "../../scripts/vscodeServer.ts";
import { launchBrowser } from "../harness/browser.ts";
import { copyExamples } from "../harness/exampleCopy.ts";
import { packageToTry } from "../harness/packageToTry.ts";
import { settings as calm } from "../harness/settings.ts";
import { prepareWorkbench } from "../harness/workbench.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

export const root = path.resolve(import.meta.dirname, "../..");

export interface WorkbenchOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly workspaceTrust?: boolean;
  /** Folder of another extension, loaded in development mode, which may use proposed interfaces. */
  readonly development?: string;
  /** Size of the window, drawn at twice the resolution; the harness's own when left out. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Environment of the extension host beside this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A workbench on a copy of the examples, in a browser of its own. */
export interface OpenWorkbench {
  readonly workbench: WorkbenchPage;
  /** The copy of the examples, an absolute path. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<OpenWorkbench> {
  const { settings = {}, workspaceTrust = false, viewport, env = {}, development } = options;
  const ends: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const workspace = await copyExamples(root);
    ends.push(workspace.remove);
    const server = await startVscodeServer({
      installed: packageToTry(root) ?? root,
      workspaceTrust,
      settings: { ...calm, ...settings },
      env,
    });
    ends.push(() => server.stop());
    const browser = await launchBrowser();
    ends.push(() => browser.close());
    const { page, open } = await prepareWorkbench(browser, {
      port: server.port,
      folder: workspace.folder,
      ...(viewport ? { viewport, scale: 2 } : {}),
      ...(development ? { extension: development } : {}),
    });
    page.setDefaultTimeout(20_000);
    await open();
    return { workbench: new WorkbenchPage(page), folder: workspace.folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Leaves a picture of what a failed test saw. */
export async function screenshotIfFailed(
  workbench: WorkbenchPage,
  test: Mocha.Test | undefined,
  prefix = "failed",
): Promise<void> {
  if (test?.state === "failed") await workbench.screenshot(`${prefix}-${test.title.slice(0, 40)}`);
}
