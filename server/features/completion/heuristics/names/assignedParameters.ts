import type { CursorContext } from "../../cursorContext.ts";
import type { Proposal } from "../proposal.ts";
import { wayOfSpelling } from "./spellings.ts";

/** Share of such lines in fourteen packages by other people that were right: 51 of 55. */
const measured = 0.92;

/** A line that gives something a parameter's name: `this.total = total;`. */
const assignment =
  /^((?:[\p{L}_$@][\p{L}\p{N}_$@]*(?:\.|->|::))?)([\p{L}_$@][\p{L}\p{N}_$]*)(\s*:?=\s*)(\$?[\p{L}_][\p{L}\p{N}_]*)(;?)$/u;
const name = /\$?[\p{L}_][\p{L}\p{N}_]*/gu;
/** Parameters stand within so many lines above. */
const reach = 40;

/** The next parameter's line where those above give each parameter before it to something called like it, one after another. */
export function assignedParameters({
  linePrefix,
  lineRest,
  linesAbove,
  linesBelow,
}: CursorContext): Proposal | undefined {
  const typed = linePrefix.trimStart();
  if (lineRest.trim() !== "") return undefined;
  const indentation = linePrefix.slice(0, linePrefix.length - typed.length);
  const { lines, header } = bodyAbove(linesAbove.slice(-reach), indentation);
  const made = madeOf(lines);
  const next = made && nextParameter(header, made.given);
  if (!made || next === undefined || isUsed(next, [...lines, ...linesBelow.slice(0, lines.length)]))
    return undefined;
  const line = made.line(next);
  return line?.startsWith(typed) && line !== typed
    ? { text: line.slice(typed.length), confidence: measured }
    : undefined;
}

/** The lines right above at the same indentation, the first one first, and what stands before them. */
function bodyAbove(
  above: readonly string[],
  indentation: string,
): { readonly lines: readonly string[]; readonly header: string } {
  let at = above.length;
  while (at > 0 && indentation !== "" && isAt(above[at - 1] ?? "", indentation)) at--;
  return { lines: above.slice(at).map((line) => line.trim()), header: headerOf(above.slice(0, at)) };
}

function isAt(line: string, indentation: string): boolean {
  return line.startsWith(indentation) && /\S/.test(line.charAt(indentation.length));
}

/** The text of the brackets that end last above. */
function headerOf(above: readonly string[]): string {
  const code = above.join("\n");
  return /\(([^()]*(?:\([^()]*\)[^()]*)*)\)[^()]*$/.exec(code)?.[1] ?? "";
}

/** What the last lines in a row make of the parameters they are given. */
function madeOf(
  lines: readonly string[],
):
  | { readonly given: readonly string[]; readonly line: (parameter: string) => string | undefined }
  | undefined {
  const rows = lines.map((line) => assignment.exec(line));
  const run = rows.slice(rows.lastIndexOf(null) + 1).flatMap((row) => row ?? []);
  const [, owner = "", , sign = "", , end = ""] = rows.at(-1) ?? [];
  const same = rows.slice(rows.lastIndexOf(null) + 1).filter((row) => row !== null);
  if (run.length === 0 || same.some((row) => row[1] !== owner || row[3] !== sign || row[5] !== end))
    return undefined;
  const given = same.map((row) => row[4] ?? "");
  const bare = given.map((each) => each.replace(/^\$/, ""));
  const way = wayOfSpelling(
    bare,
    same.map((row) => row[2] ?? ""),
  );
  const mark = given[0]?.startsWith("$") ? "$" : "";
  return (
    way && {
      given,
      line: (parameter) =>
        `${owner}${way(parameter.replace(/^\$/, ""))}${sign}${mark}${parameter.replace(/^\$/, "")}${end}`,
    }
  );
}

/** What may be left out, or takes all that is left, is seldom kept as it comes. */
const optional = /[=?]|^\s*(?:\*|&|\.\.\.)/;

/** The parameter behind those that are given, which are the first ones in their order. */
function nextParameter(header: string, given: readonly string[]): string | undefined {
  const segments = segmentsOf(header);
  const first = segments.findIndex((segment) => namesIn(segment).includes(given[0] ?? ""));
  const next = segments[first + given.length];
  if (first === -1 || next === undefined || optional.test(next)) return undefined;
  const names = given.map((_, index) => namesIn(segments[first + index]?.split("=")[0] ?? ""));
  if (names.every(([each], index) => each === given[index])) return namesIn(next)[0];
  return names.every((each, index) => each.at(-1) === given[index]) ? namesIn(next).at(-1) : undefined;
}

function isUsed(parameter: string, lines: readonly string[]): boolean {
  return lines.some((line) => namesIn(line).includes(parameter));
}

function namesIn(text: string): readonly string[] {
  return text.match(name) ?? [];
}

/** The parts between the commas of a list, those within brackets left alone. */
function segmentsOf(list: string): readonly string[] {
  const found = [""];
  let depth = 0;
  for (const char of list) {
    if (/[<([{]/.test(char)) depth++;
    if (/[>)\]}]/.test(char)) depth--;
    if (char === "," && depth === 0) found.push("");
    else found.push((found.pop() ?? "") + char);
  }
  return found;
}
