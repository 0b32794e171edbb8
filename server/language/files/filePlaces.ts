import { hasFolder, pathWords } from "./pathWords.ts";

const exampleFolders: ReadonlySet<string> = new Set([
  ...["example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials", "playground"],
]);
const exampleNames = /^(?:example|sample|demo)s?(?:[._-]|$)|[._-](?:example|sample|demo)s?$/i;
const benchmarkFolders: ReadonlySet<string> = new Set([
  ...["bench", "benches", "benchmark", "benchmarks", "perf", "jmh"],
]);
const benchmarkNames =
  /^bench(?:mark)?s?(?:[._-]|$)|[._-](?:bench|benchmark)s?$|[a-z\d](?:Benchmarks?|Bench)$/;
const vendored: ReadonlySet<string> = new Set([
  ...["node_modules", "bower_components", "jspm_packages", "vendor", "vendors", "_vendor", "third_party"],
  ...[
    "third-party",
    "thirdparty",
    "3rdparty",
    "3rd-party",
    "external",
    "extern",
    "pods",
    "carthage",
    "godeps",
  ],
  ...[
    "site-packages",
    "dist-packages",
    ".venv",
    "venv",
    "virtualenv",
    ".bundle",
    ".cargo",
    ".gradle",
    "deps",
  ],
]);

/** Whether a file shows how something is used, by its path. */
export function isExamplePath(path: string): boolean {
  const words = pathWords(path);
  return hasFolder(words, exampleFolders) || exampleNames.test(words.stem);
}

/** Whether a file measures speed, by its path. */
export function isBenchmarkPath(path: string): boolean {
  const words = pathWords(path);
  return hasFolder(words, benchmarkFolders) || benchmarkNames.test(words.stem);
}

/** Whether a file was written elsewhere and copied here, by its path. */
export function isVendoredPath(path: string): boolean {
  return pathWords(path).folderNames.some((name) => vendored.has(name.toLowerCase()));
}

const fixtures = /(?:^|\/)(?:fixtures?|testdata|__snapshots__|__fixtures__|golden|mocks?)\//i;

/** Whether a file is read by tests and tests nothing itself, by its folder. */
export function isFixturePath(path: string): boolean {
  return fixtures.test(path);
}
