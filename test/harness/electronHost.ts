// Runs the extension-host suite in a desktop VS Code, where one can be downloaded: `npm run test:electron`.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { copyExamples } from "./exampleCopy.ts";
import { buildHostSuite } from "./hostSuite.ts";
import { RESULT_VARIABLE, readSuiteResult, type SuiteResult } from "./suiteResult.ts";

const VERSION = "1.100.3";

const root = path.resolve(import.meta.dirname, "../..");
const resultFile = process.env[RESULT_VARIABLE] ?? path.join(root, "out/results/electron.json");
mkdirSync(path.dirname(resultFile), { recursive: true });
const vscodeExecutablePath = await download();
if (vscodeExecutablePath === undefined) {
  const result: SuiteResult = { passed: 0, failed: 0, skipped: 1, failures: [] };
  writeFileSync(resultFile, JSON.stringify(result));
  console.log("0 passed, 0 failed, 1 skipped");
} else {
  const testSuite = await buildHostSuite(root);
  const workspace = await copyExamples(root);
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: testSuite,
    extensionTestsEnv: { [RESULT_VARIABLE]: resultFile },
    launchArgs: [workspace.folder, "--disable-extensions", "--disable-workspace-trust", "--skip-welcome"],
  }).catch((error: unknown) => console.log(String(error)));
  await workspace.remove();
  const result = readSuiteResult(resultFile);
  console.log(
    `${result?.passed ?? 0} passed, ${result?.failed ?? 1} failed, ${result?.skipped ?? 0} skipped`,
  );
  process.exitCode = result?.failed === 0 ? 0 : 1;
}

/** Undefined, with the reason printed, where there is no way to it. */
async function download(): Promise<string | undefined> {
  try {
    return await downloadAndUnzipVSCode({
      version: VERSION,
      cachePath: path.join(root, ".vscode-test/desktop"),
    });
  } catch (error) {
    console.log(`skipped: a desktop VS Code ${VERSION} cannot be downloaded here (${String(error)})`);
    return undefined;
  }
}
