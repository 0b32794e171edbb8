import { evalSyntax, evalTransforms } from "./transforms/evalSyntax.ts";
import { prepareSuites, runSuite, type SuiteRun, tested } from "./transforms/suites.ts";

export const name = "transform-suites";

/**
 * Runs the test suites of packages by other people before and after every transformation was applied to all of them;
 * `INKLING_OUTSIDE_ONLY` picks packages.
 */
export async function run(): Promise<string> {
  const syntax = evalSyntax();
  const transforms = evalTransforms(syntax);
  prepareSuites();
  const runs: SuiteRun[] = [];
  const only = process.env.INKLING_OUTSIDE_ONLY?.split(",");
  for (const each of tested.filter((of) => !only || only.includes(of)))
    runs.push(await runSuite(transforms, each));
  const rows = runs.map(
    ({ name: of, places, passed, isSame }) =>
      `| ${of} | ${places} | ${passed} | ${isSame ? "same" : "other"} |`,
  );
  return [
    "## Test suites of packages by other people, changed all over",
    "",
    "| package | places changed | assertions that held before | results after |",
    "|---|---:|---:|---|",
    ...rows,
  ].join("\n");
}
