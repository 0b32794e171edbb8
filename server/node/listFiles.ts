import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch";

/** One `.gitignore` in force, with the folder whose paths it speaks of. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

export interface ListOptions {
  /** Globs, relative to the listed folder, of what is left out. */
  readonly exclude: readonly string[];
  /** Called for each folder that cannot be read. */
  readonly onUnreadable?: (folder: string, error: unknown) => void;
}

/**
 * Lists the files below a folder in a fixed order, `.gitignore` files honoured as Git does (those of parent folders up
 * to the repository's root included). Symbolic links are not followed, so loops cannot happen.
 */
export function* listFiles(root: string, options: ListOptions): Generator<string> {
  const excluded = picomatch([...options.exclude], { dot: true });
  yield* walk(root, "", ignoreFilesAbove(root), excluded, options);
}

function* walk(
  folder: string,
  relative: string,
  inherited: readonly IgnoreFile[],
  excluded: (path: string) => boolean,
  options: ListOptions,
): Generator<string> {
  const entries = readFolder(folder, options);
  const ignores = withIgnoreFile(inherited, folder);
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    if ((!isFolder && !entry.isFile()) || entry.name === ".git") continue;
    const full = path.join(folder, entry.name);
    const inner = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (excluded(inner) || (isFolder && excluded(`${inner}/`)) || isIgnored(ignores, full, isFolder))
      continue;
    if (isFolder) yield* walk(full, inner, ignores, excluded, options);
    else yield full;
  }
}

function readFolder(folder: string, options: ListOptions) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    options.onUnreadable?.(folder, error);
    return [];
  }
}

function isIgnored(ignores: readonly IgnoreFile[], full: string, isFolder: boolean): boolean {
  // The deepest file that has a say decides, as in Git.
  for (const { folder, rules } of ignores.toReversed()) {
    const relative = path.relative(folder, full).split(path.sep).join("/");
    const verdict = rules.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function withIgnoreFile(inherited: readonly IgnoreFile[], folder: string): readonly IgnoreFile[] {
  const text = readIfThere(path.join(folder, ".gitignore"));
  return text === undefined ? inherited : [...inherited, { folder, rules: ignore().add(text) }];
}

function ignoreFilesAbove(root: string): readonly IgnoreFile[] {
  const above: string[] = [];
  for (let folder = root; !hasGit(folder); ) {
    const parent = path.dirname(folder);
    if (parent === folder) return []; // Not inside a repository: only files below the root count.
    above.unshift(parent);
    folder = parent;
  }
  return above.reduce(withIgnoreFile, [] as readonly IgnoreFile[]);
}

function hasGit(folder: string): boolean {
  try {
    return readdirSync(folder).includes(".git");
  } catch {
    return false; // A parent that may not be listed is not searched further by Git either.
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // Most folders have none.
  }
}
