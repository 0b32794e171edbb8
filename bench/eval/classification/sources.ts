/** Real files for measuring: what this machine has from npm and of Python's standard library. Nothing was tuned on them. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const root = path.resolve(import.meta.dirname, "../../..");
/** Characters; shorter files say nothing, longer ones are mostly data. */
const sizes = { least: 300, most: 100_000 };

/** Text files below a folder whose names the filter accepts. */
export function filesBelow(folder: string, accept: (path: string) => boolean): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => accept(name)).map((name) => path.join(folder, name));
}

/** Installed npm packages (their licences: MIT, ISC, BSD or Apache-2.0, as each package.json says). */
export function npmFiles(endings: RegExp): readonly string[] {
  const minified = /\.min\.|[\\/](?:dist|umd|bundles?)[\\/]|[\\/]test[\\/]fixtures[\\/]/;
  return filesBelow(path.join(root, "node_modules"), (name) => endings.test(name) && !minified.test(name));
}

/** Python's standard library (PSF-2.0), where a python3 is installed; empty otherwise. */
export function pythonFiles(): readonly string[] {
  try {
    const print = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    const folder = execFileSync("python3", ["-c", print], { encoding: "utf8" }).trim();
    return filesBelow(
      folder,
      (name) => name.endsWith(".py") && !/site-packages|lib2to3[\\/]tests[\\/]data|[\\/]bad/.test(name),
    );
  } catch {
    return [];
  }
}

/** `count` of the files, chosen by the seed, of a size that says something. */
export function sample(files: readonly string[], count: number, seed: number): readonly SourceFile[] {
  const chosen: SourceFile[] = [];
  let state = seed;
  const left = [...files].sort();
  while (left.length > 0 && chosen.length < count) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [file] = left.splice(state % left.length, 1);
    if (file === undefined || !statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const text = readFileSync(file, "utf8");
    if (text.length >= sizes.least && text.length <= sizes.most)
      chosen.push({ path: path.relative(root, file), text });
  }
  return chosen;
}
