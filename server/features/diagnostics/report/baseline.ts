import { type CheckedFile, filterFindings } from "./checkedFile.ts";
import { fingerprints } from "./fingerprints.ts";

/** Findings that were there when the baseline was written, by path. */
export interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** The text of a baseline is not one. */
export class BaselineError extends Error {
  override readonly name = "BaselineError";
}

/** A file's path as the baseline calls it: relative to the folder that holds the baseline, with forward slashes. */
export type PathOf = (file: CheckedFile) => string;

/** A baseline of all findings. Sorted, so that it changes little from one writing to the next. */
export function createBaseline(files: readonly CheckedFile[], pathOf: PathOf): Baseline {
  const entries = files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => ({ ...file, path: pathOf(file) }))
    .map((file): [string, string[]] => [file.path, fingerprints(file).sort()])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { version: 1, files: Object.fromEntries(entries) };
}

/** The baseline as the text of a file. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, undefined, 2)}\n`;
}

/** Reads a baseline. Throws `BaselineError` when the text is none. */
export function parseBaseline(text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BaselineError("The baseline is not JSON.", { cause: error });
  }
  if (!isBaseline(value)) throw new BaselineError("The file is not a baseline of this version.");
  return value;
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== "object" || value === null || !("version" in value) || !("files" in value))
    return false;
  const { version, files } = value;
  if (version !== 1 || typeof files !== "object" || files === null) return false;
  return Object.values(files).every(
    (list) => Array.isArray(list) && list.every((entry) => typeof entry === "string"),
  );
}

/** The findings that are not in the baseline. */
export function withoutBaseline(
  files: readonly CheckedFile[],
  baseline: Baseline,
  pathOf: PathOf,
): CheckedFile[] {
  const prints = new Map(files.map((file) => [file, fingerprints({ ...file, path: pathOf(file) })]));
  return filterFindings(files, (file, _finding, index) => {
    const print = prints.get(file)?.[index];
    return print === undefined || !(baseline.files[pathOf(file)] ?? []).includes(print);
  });
}
