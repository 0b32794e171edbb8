import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { opendir } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import ignore, { type Ignore } from "ignore";
import { trimEndOf } from "../../text/endOf.ts";
import { excludeMatcher } from "./excludeMatcher.ts";
import { readSmallFile } from "./readSmallFile.ts";

/** One `.gitignore` in force, with the folder whose paths it speaks of (with a separator at its end). */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
  /** What names must look like for a rule to speak of them at all. */
  readonly concerned: RegExp;
}

/** As Git sets `core.ignorecase` where file systems usually do not tell letters' cases apart. */
const ignorecase = process.platform === "win32" || process.platform === "darwin";

export interface ListOptions {
  /** Globs, relative to `base`, of what is left out. */
  readonly exclude: readonly string[];
  /** Absolute path of a folder around the listed one; the listed one itself when left out. */
  readonly base?: string;
  /** Called for each folder that cannot be read. */
  readonly onUnreadable?: (folder: string, error: unknown) => void;
}

/** What listing comes by: a file, the wish for a folder's entries, or a place where others may have their turn. */
type Step = { readonly file: string } | { readonly folder: string } | "turn";

/** Entries looked at between two turns: a few milliseconds' worth. */
const entriesPerTurn = 500;

/**
 * Lists the files below a folder in a fixed order, `.gitignore` files honoured as Git does (those of parent folders up
 * to the repository's root included). Symbolic links are not followed, so loops cannot happen.
 */
export function* listFiles(root: string, options: ListOptions): Generator<string> {
  const steps = walk(root, options);
  for (let step = steps.next(); !step.done; ) {
    const { value } = step;
    if (value !== "turn" && "file" in value) yield value.file;
    step = steps.next(value !== "turn" && "folder" in value ? readFolder(value.folder, options) : []);
  }
}

/**
 * The same, giving others their turn again and again, however many files there are and however few of them are wanted.
 * @throws the signal's reason when it aborts
 */
export async function* listFilesInTurns(
  root: string,
  options: ListOptions,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const steps = walk(root, options);
  for (let step = steps.next(); !step.done; ) {
    signal.throwIfAborted();
    const { value } = step;
    if (value === "turn") await nextTurn();
    else if ("file" in value) yield value.file;
    const isFolder = value !== "turn" && "folder" in value;
    step = steps.next(isFolder ? await readFolderInTurns(value.folder, options, signal) : []);
  }
}

function* walk(root: string, options: ListOptions): Generator<Step, void, readonly Dirent[]> {
  const excluded = excludeMatcher(options.exclude);
  const relative = pathBelow(options.base ?? root, root, excluded);
  const open = [openFolder(root, relative, ignoreFilesAbove(root), yield { folder: root })];
  let looked = 0;
  for (let current = open.at(-1); current; current = open.at(-1)) {
    if (++looked % entriesPerTurn === 0) yield "turn";
    const entry = current.entries[current.at++];
    if (!entry) {
      open.pop();
      continue;
    }
    if (!isListed(entry, current, excluded)) continue;
    const full = current.folder + entry.name;
    if (entry.isFile()) yield { file: full };
    else
      open.push(
        openFolder(full, `${current.relative}${entry.name}/`, current.ignores, yield { folder: full }),
      );
  }
}

/** The listed folder's path below the base, with a slash at its end; empty for the base itself. */
function pathBelow(base: string, root: string, excluded: (path: string) => boolean): string {
  const relative = slashed(path.relative(base, root));
  if (relative === "" || relative.startsWith("..")) return "";
  // Who names an excluded folder wants to see what is in it.
  return excluded(relative) || excluded(`${relative}/`) ? "" : `${relative}/`;
}

/** Whether a file or folder is wanted: neither excluded nor ignored, and no link or device. */
function isListed(
  entry: Dirent,
  { folder, relative, ignores }: OpenFolder,
  excluded: (path: string) => boolean,
): boolean {
  const isFolder = entry.isDirectory();
  if ((!isFolder && !entry.isFile()) || entry.name === ".git") return false;
  const inner = relative + entry.name;
  if (excluded(inner) || (isFolder && excluded(`${inner}/`))) return false;
  return !isIgnored(ignores, folder + entry.name, entry.name, isFolder);
}

/** A folder whose entries are being listed. */
interface OpenFolder {
  /** Absolute, with a separator at its end. */
  readonly folder: string;
  /** Relative to what globs count from, with a slash at its end; empty for that folder itself. */
  readonly relative: string;
  readonly entries: readonly Dirent[];
  readonly ignores: readonly IgnoreFile[];
  /** The next entry. */
  at: number;
}

function openFolder(
  folder: string,
  relative: string,
  inherited: readonly IgnoreFile[],
  entries: readonly Dirent[],
): OpenFolder {
  // Most folders have none, and asking the disk for it costs more than looking at what was listed.
  const own = entries.some(({ name }) => name === ".gitignore");
  const ignores = own ? withIgnoreFile(inherited, folder) : inherited;
  return { folder: withSeparator(folder), relative, entries, ignores, at: 0 };
}

function readFolder(folder: string, { onUnreadable }: ListOptions): readonly Dirent[] {
  try {
    return inOrder(readdirSync(folder, { withFileTypes: true }));
  } catch (error) {
    onUnreadable?.(folder, error);
    return [];
  }
}

async function readFolderInTurns(
  folder: string,
  { onUnreadable }: ListOptions,
  signal: AbortSignal,
): Promise<readonly Dirent[]> {
  try {
    const entries: Dirent[] = [];
    for await (const entry of await opendir(folder, { bufferSize: entriesPerTurn })) {
      signal.throwIfAborted();
      entries.push(entry);
    }
    return inOrder(entries);
  } catch (error) {
    signal.throwIfAborted();
    onUnreadable?.(folder, error);
    return [];
  }
}

function inOrder(entries: Dirent[]): readonly Dirent[] {
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What a name must look like for one of the rules to match it: the last part of each, more generously read. Whole rules
 * are several times as slow, and hardly any name is concerned. Parents need no look: what they hold is not walked.
 */
function concernedNames(text: string): RegExp {
  const names = text.split(/\r?\n/).flatMap((line) => {
    const rule = trimEndOf(line.trim().replace(/^!/, ""), "/");
    if (rule === "" || rule.startsWith("#")) return [];
    const last = rule.slice(rule.lastIndexOf("/") + 1);
    if (/[[\]\\]/.test(last)) return [".*"];
    return [
      last
        .replace(/[.+^${}()|]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replace(/\?/g, "."),
    ];
  });
  if (names.length === 0) return /(?!)/;
  const together = names.join("|");
  // With more, V8 refuses.
  return together.length > longestExpression
    ? anyName
    : new RegExp(`^(?:${together})$`, ignorecase ? "is" : "s");
}

/** In code units. */
const longestExpression = 20_000;
const anyName = /^/;

function withSeparator(folder: string): string {
  return folder.endsWith(path.sep) ? folder : folder + path.sep;
}

function isIgnored(ignores: readonly IgnoreFile[], full: string, name: string, isFolder: boolean): boolean {
  // The deepest file that has a say decides, as in Git.
  for (let at = ignores.length - 1; at >= 0; at--) {
    const ignore = ignores[at];
    if (!ignore?.concerned.test(name)) continue;
    const relative = slashed(full.slice(ignore.folder.length));
    const verdict = ignore.rules.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function withIgnoreFile(inherited: readonly IgnoreFile[], folder: string): readonly IgnoreFile[] {
  const text = readPatterns(path.join(folder, ".gitignore"));
  if (text === undefined) return inherited;
  return [
    ...inherited,
    {
      folder: withSeparator(folder),
      rules: ignore({ ignorecase }).add(text),
      concerned: concernedNames(text),
    },
  ];
}

function ignoreFilesAbove(root: string): readonly IgnoreFile[] {
  const above: string[] = [];
  for (let folder = root; !hasGit(folder); ) {
    const parent = path.dirname(folder);
    if (parent === folder) return []; // Not inside a repository: only files below the root count.
    above.unshift(parent);
    folder = parent;
  }
  const inForce = above.reduce(withIgnoreFile, [] as readonly IgnoreFile[]);
  // Who names an ignored folder wants to see what is in it.
  return isIgnored(inForce, root, path.basename(root), true) ? [] : inForce;
}

function hasGit(folder: string): boolean {
  try {
    return lstatSync(path.join(folder, ".git"), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // A parent that may not be entered is not searched further by Git either.
  }
}

/** Wildcards within one part of a pattern: with more, matching a long name may take for ever. */
const mostWildcards = 3;
/** No path is longer, in code units; longer ones become expressions that V8 refuses. */
const longestPattern = 1_000;
/** Every name is held against every pattern. */
const mostPatterns = 5_000;

/** The patterns of an ignore file; those that could take for ever, or break, are left out, and so is a file that is none. */
function readPatterns(file: string): string | undefined {
  const read = readSmallFile(file, [path.dirname(file)]);
  if (read === undefined || "refused" in read) return undefined;
  const isHarmless = (line: string) =>
    line !== "" &&
    line.length <= longestPattern &&
    line.split("/").every((part) => part.replace(/\*+/g, "*").split("*").length - 1 <= mostWildcards);
  return read.text.split(/\r?\n/).filter(isHarmless).slice(0, mostPatterns).join("\n");
}

function slashed(relative: string): string {
  return path.sep === "/" ? relative : relative.split(path.sep).join("/");
}
