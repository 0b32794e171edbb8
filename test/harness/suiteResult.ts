import { readFileSync } from "node:fs";

/** What every suite writes for `npm test`: one record per suite, whatever ran it. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly SuiteFailure[];
}

export interface SuiteFailure {
  readonly title: string;
  readonly message: string;
}

/** Where a suite shall write its `SuiteResult`. */
export const RESULT_VARIABLE = "INKLING_SUITE_RESULT";

/** Begins the lines of the extension-host suite among everything else that a workbench logs. */
export const SUITE_MARK = "[suite] ";

/** Undefined when the suite ended without writing its result, which is a failure of its own. */
export function readSuiteResult(file: string): SuiteResult | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as SuiteResult;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
