import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isGenerated } from "../../../server/language/files/isGenerated.ts";
import { languageOfFile } from "../../../server/language/files/languageOfFile.ts";
import type { FetchedPackage } from "./fetchPackage.ts";

/** A source file of a package. */
export interface OutsideFile {
  readonly package: FetchedPackage;
  /** Relative to the package's own top folder, with forward slashes. */
  readonly path: string;
  /** Absolute path. */
  readonly file: string;
  readonly languageId: string;
  readonly lines: number;
  /** Whether a person wrote it as it stands: no bundle, nothing copied in. */
  readonly isHandWritten: boolean;
}

/** The languages that are reported. */
export const outsideLanguages: Readonly<Record<string, string>> = {
  javascript: "JavaScript",
  javascriptreact: "JavaScript",
  typescript: "TypeScript",
  typescriptreact: "TypeScript",
  python: "Python",
  java: "Java",
  go: "Go",
  rust: "Rust",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  php: "PHP",
  ruby: "Ruby",
};

/** Larger files are data or bundles; in bytes. */
const maxSize = 400_000;
/** More files of one package would outweigh the others. */
const mostFiles = 1_500;
const builtOrVendored =
  /(?:^|\/)(?:node_modules|dist|build|bundles?|umd|es[0-9m]*|cjs|_cjs|_esm|lib\.(?:esm|commonjs)|vendor|third_?party|deps|external)\/|\.min\.|[.-](?:umd|cjs|esm)\.|\.d\.[cm]?ts$/;
/** Broken on purpose, or made to be filled in. */
const notCode =
  /(?:^|\/)(?:templates?|skeletons?|stubs|fixtures?|__fixtures__|testdata|test-data|data|bad)\/|\.in$|\.tmpl$/;

export function filesOf(fetched: FetchedPackage): readonly OutsideFile[] {
  const found: OutsideFile[] = [];
  const names = readdirSync(fetched.folder, { recursive: true, encoding: "utf8" }).sort();
  for (const name of names) {
    const place = name.split(path.sep).join("/");
    if (
      !(languageOfFile(place) in outsideLanguages) ||
      notCode.test(place) ||
      /\/\.[^/]|node_modules\//.test(place)
    )
      continue;
    const file = path.join(fetched.folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > maxSize || stat.size === 0) continue;
    const text = readFileSync(file);
    if (text.includes(0)) continue;
    const whole = text.toString("utf8");
    const languageId = languageOfFile(place, whole);
    // A shell script may be called `.h` as well.
    if (!(languageId in outsideLanguages)) continue;
    const lines = text.reduce((sum, byte) => sum + (byte === newline ? 1 : 0), 1);
    const isMinified = stat.size / lines > longLine;
    found.push({
      package: fetched,
      path: place,
      file,
      languageId,
      lines,
      isHandWritten: !builtOrVendored.test(place) && !isMinified && !isGenerated(place, whole, languageId),
    });
  }
  return thinned(found);
}

const newline = 10;
/** Characters per line, on average, that nobody writes by hand. */
const longLine = 200;

/** Evenly taken from the whole package. */
function thinned(files: readonly OutsideFile[]): readonly OutsideFile[] {
  if (files.length <= mostFiles) return files;
  const step = files.length / mostFiles;
  return Array.from({ length: mostFiles }, (_, index) => files[Math.floor(index * step)]).filter(
    (file) => file !== undefined,
  );
}
