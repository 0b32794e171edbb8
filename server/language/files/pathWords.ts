/** A path taken apart: folders and the file's name, each in words. */
export interface PathWords {
  /** The words of each folder, outermost first, in small letters: `Shop.Tests` is `shop`, `tests`. */
  readonly folders: readonly (readonly string[])[];
  /** Folders as written. */
  readonly folderNames: readonly string[];
  /** The file's name as written, its part before the ending, and the ending in small letters without its dot. */
  readonly name: string;
  readonly stem: string;
  readonly ending: string;
  /** The words of the stem in small letters, cut at dots, hyphens and underscores, but not at humps. */
  readonly parts: readonly string[];
}

/** The path that was taken apart last: all that ask of a file ask one after the other. */
let last: { readonly path: string; readonly words: PathWords } | undefined;

/** Takes a path with forward slashes apart. */
export function pathWords(path: string): PathWords {
  if (last?.path !== path) last = { path, words: read(path) };
  return last.words;
}

function read(path: string): PathWords {
  const segments = path
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "");
  const name = segments.pop() ?? "";
  const dot = name.lastIndexOf(".");
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return {
    folders: segments.map(wordsOf),
    folderNames: segments,
    name,
    stem,
    ending: dot > 0 ? name.slice(dot + 1).toLowerCase() : "",
    parts: stem
      .toLowerCase()
      .split(/[._-]+/)
      .filter((part) => part !== ""),
  };
}

/** Words of a name in small letters, cut at signs and humps. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

/** Whether a folder's first or last word is one of the words: `test-support`, `integration-test`, but not `contest`. */
export function hasFolder({ folders }: PathWords, words: ReadonlySet<string>): boolean {
  return folders.some((folder) => words.has(folder[0] ?? "") || words.has(folder.at(-1) ?? ""));
}
