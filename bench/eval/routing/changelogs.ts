/** Requests labelled by others, if weakly: entries of the change logs of installed packages, under the heading of their kind. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface ChangelogEntry {
  readonly text: string;
  readonly taskType: "bugfix" | "feature" | "refactor" | "docs" | "test";
  /** Whether it was kept for reporting; nothing is fitted on those. Whole packages are kept. */
  readonly isKept: boolean;
}

const headings: readonly (readonly [RegExp, ChangelogEntry["taskType"]])[] = [
  [/^#+\s*(?:🐛\s*)?bug ?fix(?:es)?\b/i, "bugfix"],
  [/^#+\s*(?:🚀\s*)?features?\b/i, "feature"],
  [/^#+\s*(?:code )?refactor(?:ing|s)?\b/i, "refactor"],
  [/^#+\s*(?:📝\s*)?doc(?:s|umentation)\b/i, "docs"],
  [/^#+\s*tests?\b/i, "test"],
];
const entriesPerPackage = 60;
/** Every other package by the length of its name. */
const halves = 2;
const shortest = 3;

/** Entries of the packages in `node_modules`, in the order of their names. */
export function changelogEntries(): readonly ChangelogEntry[] {
  const root = path.resolve(import.meta.dirname, "../../../node_modules");
  const names = readdirSync(root).flatMap((name) =>
    name.startsWith("@") ? readdirSync(path.join(root, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.flatMap((name) => {
    const file = ["CHANGELOG.md", "changelog.md", "HISTORY.md", "History.md"]
      .map((each) => path.join(root, name, each))
      .find((each) => existsSync(each));
    return file === undefined ? [] : entriesOf(readFileSync(file, "utf8"), name.length % halves === 0);
  });
}

function entriesOf(text: string, isKept: boolean): readonly ChangelogEntry[] {
  const entries: ChangelogEntry[] = [];
  let taskType: ChangelogEntry["taskType"] | undefined;
  for (const line of text.split("\n")) {
    if (line.startsWith("#")) taskType = headings.find(([pattern]) => pattern.test(line))?.[1];
    else if (taskType !== undefined && /^[*-] /.test(line)) {
      const entry = line
        .replace(/^[*-] (?:\*\*[^*]+\*\*:?\s*)?/, "")
        .replace(/\s*\(?\[[^\]]*\]\([^)]*\)\)?.*$/, "")
        .replace(/\s*\(?#\d+\)?.*$/, "")
        .trim();
      if (entry.split(/\s+/).length >= shortest && entries.length < entriesPerPackage)
        entries.push({ text: entry, taskType, isKept });
    }
  }
  return entries;
}
