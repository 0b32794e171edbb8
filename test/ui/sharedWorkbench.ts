import { type OpenWorkbench, openWorkbench, screenshotIfFailed } from "./openWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** Nothing to see but the editor and what it shows. */
const settings = {
  "editor.fontSize": 15,
  "editor.stickyScroll.enabled": false,
  "editor.lightbulb.enabled": "off",
  "breadcrumbs.enabled": false,
  "workbench.layoutControl.enabled": false,
  "workbench.activityBar.location": "hidden",
  "remote.autoForwardPorts": false,
  "window.commandCenter": false,
  "javascript.validate.enable": false,
  "typescript.validate.enable": false,
};

let opened: Promise<OpenWorkbench> | undefined;

// Once, after the last file of tests.
after(async () => {
  const shared = await opened?.catch(() => undefined);
  await shared?.close();
});

/**
 * The editor of all tests that leave it as they find it, for starting one takes ten seconds: the examples, the side bar closed, and
 * `file` as the only tab.
 */
async function sharedWorkbench(
  viewport: { readonly width: number; readonly height: number },
  file: string,
): Promise<OpenWorkbench> {
  opened ??= openCalm(viewport);
  const shared = await opened;
  await shared.workbench.page.setViewportSize(viewport);
  await shared.workbench.command("View: Close All Editors");
  await shared.workbench.openFile(file);
  return shared;
}

/** Gives each test of a suite the shared editor, and takes a picture of what fails. @param use gets the editor before the first */
export function useSharedWorkbench(
  viewport: { readonly width: number; readonly height: number },
  use: (workbench: WorkbenchPage) => Promise<void> | void,
  picture?: string,
): void {
  let workbench: WorkbenchPage;
  before(async () => {
    ({ workbench } = await sharedWorkbench(viewport, "cart.ts"));
    await use(workbench);
  });
  afterEach(async function () {
    await screenshotIfFailed(workbench, this.currentTest, picture);
  });
}

async function openCalm(viewport: { readonly width: number; readonly height: number }) {
  const shared = await openWorkbench({ settings, viewport });
  await shared.workbench.ready();
  await shared.workbench.page.keyboard.press("Control+B");
  return shared;
}
