import { createTransforms } from "../../server/features/transforms/transforms.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { wasmFolder } from "../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../server/machine/files/fileGrammarLoader.ts";
import { prepareSuites, runSuite, type SuiteRun, tested } from "./transforms/suites.ts";

export const name = "transform-suites";

const quiet = () => undefined;

/**
 * Runs the test suites of packages by other people before and after every transformation was applied to all of them;
 * `INKLING_OUTSIDE_ONLY` picks packages.
 */
export async function run(): Promise<string> {
  const logger = { error: console.error, warn: quiet, info: quiet, debug: quiet };
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), logger);
  const transforms = createTransforms({ workspace: { relativePath: (uri: string) => uri } as never }, syntax);
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
