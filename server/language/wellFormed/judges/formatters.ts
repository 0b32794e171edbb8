/** Go by gofmt, and shell scripts by shfmt: each refuses what its language's own parser refuses. */
import { format as formatGo } from "@wasm-fmt/gofmt/gofmt_binding.js";
import { format as formatShell } from "@wasm-fmt/shfmt/shfmt_binding.js";
import { type Judge, offsetAt, offsetOfBytesInLine, problemAt } from "../syntaxProblem.ts";

/** A formatter in WebAssembly, as these packages' bindings expect it. */
type Formatter = WebAssembly.Exports;

/** @param wasm the bytes of `gofmt.wasm` */
export async function createGoJudge(wasm: Uint8Array): Promise<Judge> {
  const start = await starter(wasm);
  return (text) => {
    const refusal = refusalOf(start, (formatter) => formatGo(formatter, text));
    if (refusal === undefined) return packageProblems(text);
    // The parser gives up at the eleventh error, which this build of it does not survive.
    if (refusal === trapped) return "refused";
    const found = /^(\d+):(\d+): ([^\n]*?)(?: \(and \d+ more errors\))?$/.exec(refusal);
    if (!found) return undefined;
    const [, line, column, message = ""] = found;
    // What has no package clause is parsed with a line put before it.
    const isFragment = packageProblems(text).length > 0;
    const at = offsetOfBytesInLine(text, Number(line) - (isFragment ? 1 : 0), Number(column) - 1);
    return [problemAt(text, at, message)];
  };
}

/** gofmt takes pieces of files, the compiler does not. */
function packageProblems(text: string) {
  const first = firstCode(text);
  if (first === undefined || /^package\b/.test(text.slice(first, first + "package ".length))) return [];
  return [problemAt(text, first, "the package clause is missing")];
}

/** Where the first thing that is no comment stands. */
function firstCode(text: string): number | undefined {
  const found = /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*/.exec(text);
  const at = (found?.[0].length ?? 0) + (text.charCodeAt(0) === byteOrderMark ? 1 : 0);
  return at < text.length ? at : undefined;
}

const byteOrderMark = 0xfeff;

/** @param wasm the bytes of `shfmt.wasm` */
export async function createShellJudge(wasm: Uint8Array): Promise<Judge> {
  const start = await starter(wasm);
  return (script) => {
    // `time` is a keyword of Bash, and what it measures may be denied, which the parser does not know.
    const text = script.replace(/\btime[ \t]+!(?=[ \t])/g, (found) => `${found.slice(0, -1)} `);
    // Zsh's own syntax is neither Bash nor POSIX.
    if (/^#!.*\b(?:zsh|fish|csh|tcsh|ksh)\b/.test(text) || /^#compdef\b|\bsetopt\b|\bemulate\b/m.test(text))
      return undefined;
    let first: string | undefined;
    for (const variant of ["bash", "posix", "mksh"]) {
      const refusal = refusalOf(start, (formatter) => formatShell(formatter, text, "text.sh", { variant }));
      if (refusal === undefined) return [];
      if (refusal === trapped) return "refused";
      first ??= refusal;
    }
    const found = /^text\.sh:(\d+):(\d+): ([^\n]*)$/.exec(first ?? "");
    if (!found) return undefined;
    const [, line, column, message = ""] = found;
    if (/\bzsh feature\b/.test(message) || isTemplate(text, Number(line))) return undefined;
    return [problemAt(text, offsetAt(text, Number(line), Number(column) - 1), message)];
  };
}

/** Whether a template engine fills in a line before a shell reads it. */
function isTemplate(text: string, line: number): boolean {
  return /\{\{ ?\w+ ?\}\}|\{% \w|<%=/.test(text.split("\n")[line - 1] ?? "");
}

/** Starts formatters anew: one that trapped is of no use any more. */
async function starter(wasm: Uint8Array): Promise<(isNew: boolean) => Formatter> {
  const module = await WebAssembly.compile(wasm);
  let running: Formatter | undefined;
  return (isNew) => {
    if (running && !isNew) return running;
    const { exports } = new WebAssembly.Instance(module);
    const formatter = exports;
    if (typeof exports._initialize === "function") exports._initialize();
    running = formatter;
    return formatter;
  };
}

/** Said of a formatter that broke over a text. */
const trapped = Symbol("trapped");

/** What a formatter says against a text; undefined when it has nothing against it. */
function refusalOf(
  start: (isNew: boolean) => Formatter,
  format: (formatter: Formatter) => string,
): string | typeof trapped | undefined {
  try {
    format(start(false));
    return undefined;
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError))
      return error instanceof Error ? error.message : String(error);
    start(true);
    return trapped;
  }
}
