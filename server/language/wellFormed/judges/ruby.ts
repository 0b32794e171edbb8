/** Ruby by Prism, its own parser. */
import { parsePrism } from "@ruby/prism/src/parsePrism.js";
import { type Judge, offsetOfByte, problemAt } from "../syntaxProblem.ts";

/** More come of one mistake, and each costs a look at the text before it. */
const mostErrors = 50;

/** @param wasm the bytes of `prism.wasm` */
export async function createRubyJudge(wasm: Uint8Array): Promise<Judge> {
  const module = await WebAssembly.compile(wasm);
  const start = () => {
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: noSystem(module) });
    if (typeof exports._initialize === "function") exports._initialize();
    return exports;
  };
  let parser = start();
  return (written) => {
    const text = withoutScript(written);
    try {
      if (isWhole(parser, text)) return [];
      return parsePrism(parser, text)
        .errors.slice(0, mostErrors)
        .map(({ message, location }) => problemAt(text, offsetOfByte(text, location.startOffset), message));
    } catch {
      // One that trapped is of no use any more, and says nothing of the text.
      parser = start();
      return undefined;
    }
  };
}

/** Before `#!ruby` stands a script of the shell, which starts `ruby -x` on the file itself: the lines stay, empty. */
function withoutScript(text: string): string {
  if (!/^#!.{0,80}sh\s*\n/.test(text)) return text;
  const at = /\n#!.{0,80}ruby/.exec(text)?.index ?? 0;
  return text.slice(0, at).replace(/[^\n]/g, " ") + text.slice(at);
}

type Call = (...values: readonly number[]) => number;

/** Whether a text has no errors: quick, since no tree is handed over. */
function isWhole(exports: WebAssembly.Exports, text: string): boolean {
  const {
    memory,
    calloc,
    free,
    pm_parse_success_p: succeeds,
  } = exports as Readonly<Record<string, Call>> & {
    readonly memory: { readonly buffer: ArrayBuffer };
  };
  if (!calloc || !free || !succeeds) return false;
  const source = new TextEncoder().encode(text);
  const pointer = calloc(1, Math.max(1, source.length));
  new Uint8Array(memory.buffer, pointer, source.length).set(source);
  const isFine = succeeds(pointer, source.length, 0) !== 0;
  free(pointer);
  return isFine;
}

/** The parser asks the system for nothing but memory; whatever else it imports does nothing. */
function noSystem(module: WebAssembly.Module): Record<string, () => number> {
  const names = WebAssembly.Module.imports(module).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, () => 0]));
}
