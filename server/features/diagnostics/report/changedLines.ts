import type { CheckedFile } from "./checkedFile.ts";
import { filterFindings } from "./checkedFile.ts";

/** Changed lines by path: pairs of the first line, 0-based, and the line behind the last. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/**
 * Reads the output of `git diff -U0 --no-color --no-ext-diff REV`: the lines of the new version that were added or
 * changed. A deletion marks the line before it, since what is left of it may now be wrong.
 */
export function parseChangedLines(diff: string): ChangedLines {
  const changed = new Map<string, [number, number][]>();
  let ranges: [number, number][] = [];
  // Lines of a hunk still to come: text that looks like a header is one only outside a hunk.
  let remaining = 0;
  for (const line of diff.split("\n")) {
    if (remaining > 0 && /^[-+ \\]/.test(line)) {
      if (!line.startsWith("\\")) remaining--;
      continue;
    }
    const path = line.startsWith("+++ ") ? newPath(line.slice(4)) : undefined;
    if (path !== undefined) {
      ranges = changed.get(path) ?? [];
      changed.set(path, ranges);
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    const [, removed = "1", start = "0", added = "1"] = hunk;
    remaining = Number(removed) + Number(added);
    const first = Math.max(0, Number(start) - 1);
    ranges.push([first, first + Math.max(1, Number(added))]);
  }
  changed.delete("/dev/null");
  return changed;
}

/** The path in a `+++` line: without the prefix, and unquoted where git quoted it. */
function newPath(text: string): string {
  const name = text.replace(/\t.*/, "").replace(/\r$/, "");
  const plain = name.startsWith('"') ? unquoted(name) : name;
  return plain.replace(/^b\//, "");
}

/** Git's C-style quoting: octal escapes are bytes of UTF-8. */
function unquoted(name: string): string {
  const bytes: number[] = [];
  const body = name.slice(1, -1);
  const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
  for (const match of body.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/g)) {
    const [, octal, escaped, plain] = match;
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...new TextEncoder().encode(plain ?? escapes[escaped ?? ""] ?? escaped ?? ""));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** The findings that touch a changed line. `pathOf` gives the path as git writes it: from the repository's root. */
export function onChangedLines(
  files: readonly CheckedFile[],
  changed: ChangedLines,
  pathOf: (file: CheckedFile) => string,
): CheckedFile[] {
  return filterFindings(files, (file, { range }) =>
    (changed.get(pathOf(file)) ?? []).some(
      ([first, end]) => range.start.line < end && range.end.line >= first,
    ),
  );
}
