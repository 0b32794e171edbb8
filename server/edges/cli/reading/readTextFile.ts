import { readText, type SkipReason } from "../../../machine/files/readText.ts";
import { CommandError } from "../commandError.ts";

/**
 * The text of a file named on the command line.
 * @throws CommandError when it is binary, too large or unreadable
 */
export async function readTextFile(full: string, maxFileSize: number, name: string): Promise<string> {
  const read = await readText(full, maxFileSize);
  if ("text" in read) return read.text;
  throw new CommandError(`${name}: ${skipText[read.skipped]} (${read.detail}).`);
}

const skipText: Readonly<Record<SkipReason, string>> = {
  binary: "not a text file",
  "too-large": "too large",
  unreadable: "cannot be read",
};
