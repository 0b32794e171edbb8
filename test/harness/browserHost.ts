// Runs the extension-host suite in VS Code in the browser: `node --import tsx test/harness/browserHost.ts`.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "playwright-core";
import { startVscodeServer } from "../../scripts/vscodeServer.ts";
import { launchBrowser } from "./browser.ts";
import { copyExamples } from "./exampleCopy.ts";
import { buildHostSuite } from "./hostSuite.ts";
import { packageToTry } from "./packageToTry.ts";
import { settings } from "./settings.ts";
import { RESULT_VARIABLE, readSuiteResult, SUITE_MARK } from "./suiteResult.ts";
import { prepareWorkbench } from "./workbench.ts";

const LIMIT_MS = 270_000;

const root = path.resolve(import.meta.dirname, "../..");
const resultFile = process.env[RESULT_VARIABLE] ?? path.join(root, "out/vscode-result.json");
const testSuite = await buildHostSuite(root);
const workspace = await copyExamples(root);
const packaged = packageToTry(root);
const server = await startVscodeServer({
  ...(packaged ? { installed: packaged } : {}),
  settings,
  env: { [RESULT_VARIABLE]: resultFile },
});
const browser = await launchBrowser();
try {
  const { page, open } = await prepareWorkbench(browser, {
    port: server.port,
    folder: workspace.folder,
    // A suite needs an extension in development, which must not be the package's own working tree.
    extension: packaged ? path.join(root, "test/harness/emptyExtension") : root,
    testSuite,
  });
  const ended = watch(page);
  await open();
  const outcome = await Promise.race([ended, delay(LIMIT_MS, "no answer", { ref: false })]);
  // VS Code reports 0 as well when the extension host dies, so only the suite's own record counts.
  const result = readSuiteResult(resultFile);
  if (result?.failed !== 0) printLogs(server.dataFolder);
  if (!result) {
    await page.screenshot({ path: path.join(root, "out/vscode-failure.png") });
    console.log(`The extension host ended with: ${outcome}. The end of VS Code's log:`);
    console.log(readFileSync(server.logFile, "utf8").slice(-2000));
  }
  process.exitCode = outcome === 0 && result?.failed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
  await workspace.remove();
}

/** The extension's output channel, which says what the server logged. */
function printLogs(dataFolder: string): void {
  const files = readdirSync(dataFolder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /Inkling\.log$/.test(file),
  );
  for (const file of files) {
    console.log(`The end of ${path.basename(file)}:`);
    console.log(readFileSync(path.join(dataFolder, file), "utf8").slice(-4000));
  }
}

/** VS Code calls these two functions of the page: one with the extension host's console, one when `run()` settles. */
function watch(page: Page): Promise<number> {
  return new Promise((resolve) => {
    void page.exposeFunction("codeAutomationExit", resolve);
    void page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
      const text = String(args[0]);
      if (text.startsWith(SUITE_MARK)) console.log(text.slice(SUITE_MARK.length));
    });
  });
}
