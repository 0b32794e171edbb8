import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { fetchPackage } from "../outside/fetchPackage.ts";
import type { HoverPackage } from "./hoverPackage.ts";

/** A file of a package by other people. */
export interface HoverFile {
  readonly package: string;
  readonly version: string;
  /** Absolute path of the package's files. */
  readonly folder: string;
  /** Relative to `folder`. */
  readonly file: string;
  /** LSP identifier. */
  readonly language: string;
}

const languageOfEnding: Readonly<Record<string, string>> = {
  ".js": "javascript",
  ".mjs": "javascript",
  ".ts": "typescript",
  ".py": "python",
  ".go": "go",
  ".rs": "rust",
  ".java": "java",
  ".c": "cpp",
  ".cc": "cpp",
  ".cpp": "cpp",
  ".h": "cpp",
  ".hpp": "cpp",
  ".cs": "csharp",
  ".php": "php",
  ".rb": "ruby",
  ".md": "markdown",
};
/** Larger files are data or bundles; in bytes. */
const largestFile = 400_000;
const notWritten =
  /(?:^|\/)(?:node_modules|vendor|third_party|testdata)\/|\.min\.|\.d\.ts$|CHANGELOG|LICENSE/i;

/** The files of packages, by language; fetches what is not there yet. @throws when a package cannot be had */
export async function filesByLanguage(
  packages: readonly HoverPackage[],
): Promise<ReadonlyMap<string, readonly HoverFile[]>> {
  const found = new Map<string, HoverFile[]>();
  for (const each of packages)
    for (const file of await filesOf(each)) {
      const known = found.get(file.language);
      if (known) known.push(file);
      else found.set(file.language, [file]);
    }
  return found;
}

async function filesOf({ package: wanted, languages }: HoverPackage): Promise<readonly HoverFile[]> {
  const { folder, version } = await fetchPackage({ group: "drawn", ...wanted });
  return (await filesBelow(folder)).flatMap((file) => {
    const language = languageOfEnding[path.extname(file)];
    return language !== undefined && languages.includes(language) && !notWritten.test(file)
      ? [{ package: wanted.name, version, folder, file, language }]
      : [];
  });
}

/** Reads a file as an open document; undefined where it is gone or too large. */
export async function readDocument({
  folder,
  file,
  language,
}: Pick<HoverFile, "folder" | "file" | "language">): Promise<TextDocument | undefined> {
  const full = path.join(folder, file);
  const size = await stat(full).then(
    (found) => found.size,
    () => Number.POSITIVE_INFINITY,
  );
  if (size > largestFile) return undefined;
  return TextDocument.create(URI.file(full).toString(), language, 1, await readFile(full, "utf8"));
}

/** Regular files below a folder, sorted, so that the same seed draws the same places. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
