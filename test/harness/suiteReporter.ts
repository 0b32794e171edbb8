import { writeFileSync } from "node:fs";
import type { Runner, reporters, Test } from "mocha";
import { RESULT_VARIABLE, type SuiteFailure } from "./suiteResult.ts";

type Base = typeof reporters.Base;

/**
 * Makes a mocha reporter that prints like `Shown` and, where `INKLING_SUITE_RESULT` names a file, writes a
 * `SuiteResult` into it. mocha comes in as an argument because the extension host loads its own copy.
 */
export function createSuiteReporter(Shown: Base): Base {
  return class SuiteReporter extends Shown {
    constructor(runner: Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      const failures: SuiteFailure[] = [];
      let passed = 0;
      let skipped = 0;
      runner.on("pass", () => passed++);
      runner.on("pending", () => skipped++);
      runner.on("fail", (test: Test, error: Error) => {
        failures.push({ title: test.fullTitle(), message: error.stack ?? String(error) });
      });
      runner.once("end", () => {
        const file = process.env[RESULT_VARIABLE];
        const result = { passed, failed: failures.length, skipped, failures };
        if (file) writeFileSync(file, JSON.stringify(result));
      });
    }
  };
}
