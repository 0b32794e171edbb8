import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import {
  baselineText,
  createBaseline,
  type PathOf,
  parseBaseline,
  withoutBaseline,
} from "../../../features/diagnostics/report/baseline.ts";
import type { CheckedFile } from "../../../features/diagnostics/report/checkedFile.ts";
import { writeWhole } from "../../../machine/files/writeWhole.ts";
import { plural } from "../../../text/plural.ts";
import { CommandError } from "../commandError.ts";
import { type Environment, tell } from "../environment.ts";

/**
 * The findings that a baseline file does not list.
 * @throws CommandError for a file that cannot be read, or is none
 */
export function withoutKnown(
  { cwd }: Environment,
  name: string,
  files: readonly CheckedFile[],
): CheckedFile[] {
  const file = path.resolve(cwd, name);
  if (!existsSync(file)) throw new CommandError(`${name}: no such file; --write-baseline makes one.`);
  try {
    return withoutBaseline(files, parseBaseline(readFileSync(file, "utf8")), besides(file));
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Writes all findings to a baseline file.
 * @throws CommandError for a file that cannot be written
 */
export function writeBaseline(environment: Environment, name: string, files: readonly CheckedFile[]): void {
  const file = path.resolve(environment.cwd, name);
  try {
    writeWhole(file, baselineText(createBaseline(files, besides(file))));
  } catch (error) {
    throw new CommandError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const count = files.flatMap(({ findings }) => findings).length;
  tell(environment, `${plural(count, "finding")} written to ${name}`);
}

/** Paths are relative to the baseline's own folder, so that it says the same from whatever folder it is used. */
function besides(file: string): PathOf {
  return ({ document }) =>
    path.relative(path.dirname(file), URI.parse(document.uri).fsPath).split(path.sep).join("/");
}
