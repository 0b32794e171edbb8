import type { GrammarLoader } from "../../contract/ports.ts";
import { type Memory, noteLibrary } from "./rawCursor.ts";
import { treeSitter } from "./treeSitter.ts";

/**
 * Bytes of the stack that the library's functions keep their variables on. Its own has 64 KB: the parser calls itself for each
 * token that stands open, and text with some thousands of them made it write over its memory, which no parser of the process
 * survived. With this one JavaScript's own limit comes first, which is an error like others. Only what is used takes memory.
 */
const stackSize = 16 * 1024 * 1024;
const alignment = 16;

type Ready = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** What the library's start looks at, besides what its types tell. */
interface Start {
  readonly locateFile: (file: string) => string;
  readonly instantiateWasm: (imports: StackImports, ready: Ready) => object;
  readonly onRuntimeInitialized: () => void;
  /** Set by the library. */
  _malloc?: (size: number) => number;
}

type StackImports = WebAssembly.Imports & {
  readonly env: { readonly __stack_pointer: { value: number }; readonly memory: Memory };
};

let started: Promise<void> | undefined;

/** Starts the parser library, once per process however many grammars are loaded at the same time. */
export function startLibrary(grammars: GrammarLoader): Promise<void> {
  started ??= start(grammars);
  // Whoever comes next tries again.
  started.catch(() => {
    started = undefined;
  });
  return started;
}

async function start(grammars: GrammarLoader): Promise<void> {
  const module = await WebAssembly.compile(await grammars.load("tree-sitter.wasm"));
  let stack: { value: number } | undefined;
  let started: (() => void) | undefined;
  const options: Start = {
    // Never used, since the module is given; the types ask for it.
    locateFile: (file) => file,
    instantiateWasm(imports, ready) {
      stack = imports.env.__stack_pointer;
      const instance = new WebAssembly.Instance(module, imports);
      started = () => noteLibrary(instance, imports.env.memory);
      ready(instance, module);
      return instance.exports;
    },
    onRuntimeInitialized() {
      const memory = options._malloc?.(stackSize) ?? 0;
      if (stack && memory > 0) stack.value = Math.floor((memory + stackSize) / alignment) * alignment;
    },
  };
  await treeSitter.Parser.init(options);
  started?.();
}
