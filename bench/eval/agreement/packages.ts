import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../../server/machine/files/assets.ts";

/** A source file of a package, as its authors wrote it. */
export interface SourceFile {
  readonly package: string;
  /** Relative to `node_modules`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Packages that publish their sources unbundled, with the folders that hold them. */
const packages: readonly (readonly [name: string, folder: string])[] = [
  ["commander", "lib"],
  ["eslint", "lib"],
  ["express", "lib"],
  ["js-yaml", "lib"],
  ["markdown-it", "lib"],
  ["mocha", "lib"],
  ["semver", "."],
  ["undici", "lib"],
  ["yargs", "."],
];

/** Generated, vendored or minified files say nothing about people's code. */
const skipped =
  /(?:^|\/)(?:node_modules|dist|build|browser|conf|locales|benchmarks?|llhttp|vendor)\/|\.min\.|\.d\.[cm]?ts$|-wasm\.js$/;

/** The packages under `node_modules` with their versions and files. */
export function readPackages(): { name: string; version: string; files: SourceFile[] }[] {
  const modules = path.join(packageRoot, "node_modules");
  return packages.map(([name, folder]) => {
    const root = path.join(modules, name);
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    const version =
      typeof manifest === "object" && manifest !== null && "version" in manifest
        ? String(manifest.version)
        : "";
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
      .filter((file) => /\.[cm]?js$/.test(file) && !skipped.test(file))
      .sort()
      .map((file) => ({
        package: name,
        path: `${name}/${file}`,
        text: readFileSync(path.join(root, file), "utf8"),
      }));
    return { name, version, files };
  });
}
