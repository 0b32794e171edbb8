import { hasFolder, type PathWords, pathWords } from "./pathWords.ts";

const folders: ReadonlySet<string> = new Set([
  ...["test", "tests", "testing", "testdata", "testutil", "testutils", "unittest", "unittests", "testsuite"],
  ...["testenv", "testharness"],
  ...["spec", "specs", "e2e", "fixture", "fixtures", "mock", "mocks", "cypress", "snapshots"],
]);
/** Endings of files that are tests whatever their names. */
const endings: ReadonlySet<string> = new Set(["bats", "robot", "phpt", "t", "cy", "snap"]);
/** Words at a name's end or start, set off by a sign: `cart_test.go`, `n.cy.ts`, `test_cart.c`. */
const lastWords: ReadonlySet<string> = new Set([
  ...["test", "tests", "spec", "specs", "e2e", "cy", "unittest", "unittests", "testcase", "suite_test"],
]);
const firstWords: ReadonlySet<string> = new Set(["test", "tst", "unittest", "tests"]);
/** Whole names. */
const names =
  /^(?:conftest\.py|tests?\.\w+|(?:spec|rails|test)_helper\.(?:rb|exs)|runtests\.jl|setupTests\.[jt]sx?)$/;
/** Languages that have a class for each file, named as it is: endings. */
const classFiles: ReadonlySet<string> = new Set(
  "java kt cs scala swift php groovy vb fs cpp cc cxx m mm hs hx dart cls".split(" "),
);
const classOfTests = /(?:[a-z\d_](?:Tests?|TestCase|TestSuite|Spec|Specs)|[a-z\d]IT)$/;
const testOfClass = /^(?:Test|Tests)[A-Z]/;
const erlangSuite = /_SUITE$/;
/** Hardware is tried on a test bench: `counter_tb.v`, `tb_counter.vhd`. */
const benches: ReadonlySet<string> = new Set(["tb", "testbench"]);
const hardware: ReadonlySet<string> = new Set(["v", "sv", "vhd", "vhdl"]);
/** Settings of the tools that run tests are no tests, and neither is prose on them. */
const settings = /\.(?:config|conf|setup)$/i;
const prose: ReadonlySet<string> = new Set(["md", "mdx", "markdown", "rst", "adoc", "txt"]);
/** A `-` behind `test` sets it off only where files are named so. */
const hyphenated: ReadonlySet<string> = new Set(
  "js mjs cjs ts mts cts jsx tsx sh r el c cc cpp cxx vala".split(" "),
);

/** What the customs above look for: training's own reader of paths is made of it. */
export const testPathWords = {
  ...{ folders, endings, lastWords, firstWords, classFiles, prose, hyphenated },
  ...{ names, classOfTests, testOfClass, settings },
} as const;

/** Whether a path, relative to the workspace, is one of tests or of what they need, by the customs of its language. */
export function isTestPath(path: string): boolean {
  return isTestFileName(path) || isInTestFolder(path);
}

/** Whether a file's own name says that it is one of tests. */
export function isTestFileName(path: string): boolean {
  const words = pathWords(path);
  return !prose.has(words.ending) && isTestName(words);
}

/** Whether a file lies where tests and what they need are kept. */
export function isInTestFolder(path: string): boolean {
  const words = pathWords(path);
  if (prose.has(words.ending)) return false;
  return hasFolder(words, folders) || isInTestSources(words) || isStepOfFeature(words);
}

function isTestName({ name, stem, ending, parts }: PathWords): boolean {
  if (endings.has(ending) || names.test(name)) return true;
  if (settings.test(stem)) return false;
  if (classFiles.has(ending) && (classOfTests.test(stem) || testOfClass.test(stem))) return true;
  if (erlangSuite.test(stem) && ending === "erl") return true;
  if (parts.length < 2) return false;
  if (hardware.has(ending) && [parts[0], parts.at(-1)].some((part) => benches.has(part ?? ""))) return true;
  if (lastWords.has(parts.at(-1) ?? "")) return true;
  // `gateway.test-harness.ts`: what stands between dots.
  if (
    stem
      .split(".")
      .slice(1)
      .some((part) => lastWords.has(part.split(/[-_]/)[0] ?? ""))
  )
    return true;
  if (!firstWords.has(parts[0] ?? "")) return false;
  const sign = stem.charAt(parts[0]?.length ?? 0);
  return sign === "_" || (sign === "-" && hyphenated.has(ending));
}

/** Maven's and Gradle's folder of integration tests. */
function isInTestSources({ folderNames }: PathWords): boolean {
  const source = folderNames.indexOf("src");
  return source !== -1 && folderNames[source + 1] === "it";
}

/** Cucumber's, Cypress's and behave's steps, and what sets them up: `features/steps.rb`, `features/support/env.rb`. */
function isStepOfFeature({ folderNames, stem }: PathWords): boolean {
  if (folderNames.includes("step_definitions")) return true;
  const at = folderNames.indexOf("features");
  const below = folderNames[at + 1];
  return (
    at !== -1 && (/^(?:support|steps)$/.test(below ?? "") || /(?:^|[-_])steps$|^environment$/.test(stem))
  );
}
