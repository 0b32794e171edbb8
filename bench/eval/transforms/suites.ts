import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { changeAll } from "./changeAll.ts";

/** Packages whose tests come with them and run with Node alone and `tape`. */
export const tested = [
  ...["qs", "minimist", "traverse", "json-stable-stringify", "deep-equal", "resolve", "side-channel"],
  ...["object.assign", "is-typed-array", "which-boxed-primitive", "array-includes", "call-bind"],
  "function.prototype.name",
] as const;
/** What their tests require beside themselves. */
const required = [
  ...[
    "tape",
    "es-value-fixtures",
    "for-each",
    "has-bigints",
    "has-override-mistake",
    "has-property-descriptors",
  ],
  ...["has-proto", "has-strict-mode", "has-symbols", "has-tostringtag", "has-typed-arrays", "iconv-lite"],
  ...["mock-property", "object-inspect", "safer-buffer", "functions-have-names", "make-arrow-function"],
  ...[
    "make-async-function",
    "make-generator-function",
    "array.prototype.map",
    "object.getownpropertydescriptors",
  ],
  ...[
    "available-typed-arrays",
    "object-is",
    "object-keys",
    "copy-dir",
    "mkdirp",
    "mv",
    "rimraf",
    "tap",
    "tmp",
  ],
];
const work = path.join(packageRoot, "bench/work/suites");
/** Longest that npm and a test file may take, in milliseconds. */
const [longestInstall, longestTest] = [500_000, 60_000];

/** What a package's own tests said before and after every transformation was applied to all of it. */
export interface SuiteRun {
  readonly name: string;
  readonly places: number;
  /** Assertions that held before. */
  readonly passed: number;
  readonly isSame: boolean;
}

/** Packs the packages, and installs what their tests need beside them. */
export function prepareSuites(): void {
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "package.json"), '{ "private": true }\n');
  const options = { cwd: work, timeout: longestInstall };
  if (!existsSync(path.join(work, "node_modules/tape")))
    spawnSync(
      "npm",
      ["install", "--ignore-scripts", "--no-audit", "--no-save", ...tested, ...required],
      options,
    );
  for (const name of tested) {
    const folder = path.join(work, name);
    if (existsSync(folder)) continue;
    mkdirSync(folder);
    const { stdout } = spawnSync("npm", ["pack", "--silent", name], {
      ...options,
      cwd: folder,
      encoding: "utf8",
    });
    spawnSync("tar", ["-xf", stdout.trim()], { cwd: folder });
  }
}

/** Runs a package's tests as it came, and again with all that can be changed in it changed, its tests included. */
export async function runSuite(transforms: TransformsProvider, name: string): Promise<SuiteRun> {
  const [before, after] = ["package", "changed"].map((each) => path.join(work, name, each)) as [
    string,
    string,
  ];
  rmSync(after, { recursive: true, force: true });
  cpSync(before, after, { recursive: true });
  let places = 0;
  for (const file of readdirSync(after, { recursive: true, encoding: "utf8" }))
    if (/\.c?js$/.test(file) && !/(?:^|\/)dist\//.test(file))
      places += await changeAll(transforms, path.join(after, file), "javascript");
  const [first, second] = [told(before), told(after)];
  const passed = first.filter((line) => line.startsWith("ok ")).length;
  return { name, places, passed, isSame: first.join("\n") === second.join("\n") };
}

/** The lines of TAP that say what held, without where and when they were run. */
function told(folder: string): readonly string[] {
  const place = realpathSync(folder);
  const files = readdirSync(path.join(folder, "test")).filter((file) => file.endsWith(".js"));
  return files.flatMap((file) => {
    const { stdout, status } = spawnSync(process.execPath, [path.join("test", file)], {
      cwd: folder,
      encoding: "utf8",
      timeout: longestTest,
    });
    const lines = stdout.split("\n").filter((line) => /^(?:not )?ok \d/.test(line));
    const plain = lines.map((line) => line.replaceAll(place, "").replace(/\b\d\d:\d\d:\d\d\b/g, ""));
    return [...plain, `${file} ${status}`];
  });
}
