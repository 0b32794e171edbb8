import { createSuiteReporter } from "../harness/suiteReporter.ts";

const TEST_LIMIT_MS = 20_000;

/** What VS Code calls inside the extension host. `load` imports the test files, which need mocha's globals. */
export async function runSuite(load: () => Promise<void>): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: TEST_LIMIT_MS,
    color: false,
    reporter: createSuiteReporter(Mocha.reporters.Spec),
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
