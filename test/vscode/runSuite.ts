import { createSuiteReporter } from "../harness/suiteReporter.ts";
import { SUITE_MARK } from "../harness/suiteResult.ts";

const TEST_LIMIT_MS = 60_000;

/** A real editor on a busy machine may miss a moment; who needs a second try is named. */
const RETRIES = 1;

/** What VS Code calls inside the extension host. `load` imports the test files, which need mocha's globals. */
export async function runSuite(load: () => Promise<void>): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: TEST_LIMIT_MS,
    retries: RETRIES,
    color: false,
    reporter: createSuiteReporter(Mocha.reporters.Base),
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await load();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("pass", (test) =>
      console.log(`${SUITE_MARK}  passed ${test.fullTitle()} (${test.duration} ms)`),
    );
    runner.on("fail", (test, error) =>
      console.log(`${SUITE_MARK}  FAILED ${test.fullTitle()}\n${error.stack}`),
    );
    runner.on("retry", (test, error) =>
      console.log(`${SUITE_MARK}  tried again ${test.fullTitle()}\n${error.stack}`),
    );
    runner.on("pending", (test) => console.log(`${SUITE_MARK}  skipped ${test.fullTitle()}`));
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
