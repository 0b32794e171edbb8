import { CommandError } from "../commandError.ts";

/**
 * Parses `FILE:LINE:COL` (1-based); the file itself may hold colons. The column may be left out where `needsColumn` is false;
 * `advice` is a sentence more for whoever wrote no place.
 */
export function parsePlace(
  text: string,
  needsColumn = true,
  advice = "",
): { file: string; line: number; column: number } {
  const match = needsColumn
    ? /^(.+):(\d+):(\d+)$/.exec(text)
    : (/^(.+):(\d+):(\d+)$/.exec(text) ?? /^(.+):(\d+)$/.exec(text));
  const [, file, line, column = "1"] = match ?? [];
  if (file === undefined || Number(line) < 1 || Number(column) < 1) {
    throw new CommandError(
      `"${text}" is not a place; write FILE:LINE${needsColumn ? ":COL" : "[:COL]"}, counted from 1.${advice}`,
    );
  }
  return { file, line: Number(line), column: Number(column) };
}
