import { execFileSync } from "node:child_process";
import type { SourceFile } from "../sources.ts";

/** Bytes that such a program may print. */
const mostOutput = 2 ** 28;

/** What a parser says of a file. */
export interface Truth {
  readonly async: boolean;
  readonly errorHandling: boolean;
  readonly todo: boolean;
  /** Undefined where the oracle does not look for it. */
  readonly security?: boolean;
  readonly libraries: readonly string[];
}

/** Undefined for a file that its parser refuses. */
export type Oracle = (files: readonly SourceFile[]) => Promise<readonly (Truth | undefined)[]>;

/** An oracle that is a program: a file's text as JSON on each line in, and a line with its truth, or null, out. */
export function programOracle(command: string, parameters: readonly string[]): Oracle {
  return async (files) => {
    const output = execFileSync(command, parameters, {
      input: files.map(({ text }) => JSON.stringify(text)).join("\n"),
      encoding: "utf8",
      maxBuffer: mostOutput,
    });
    return output
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as Truth | null) ?? undefined);
  };
}

/** The tags of TODO comments, which parsers know as comments only. */
export const todoTag = /(?<![\w-])(?:TODO|FIXME|HACK|XXX|BUG)(?![\w-])/;

/** An oracle that parses file by file; one that throws refuses the file. */
export function oracleOf(truth: (text: string) => Truth): Oracle {
  return async (files) =>
    files.map(({ text }) => {
      try {
        return truth(text);
      } catch {
        return undefined; // Not in the language's grammar, or newer than the parser.
      }
    });
}
