import type { GrammarLoader, ParserClasses } from "../../contract/ports.ts";
import { ParserMemory } from "./parserMemory.ts";
import type { Language, Parser } from "./treeSitter.ts";

/**
 * Bytes of the stack that the library's functions keep their variables on. Its own has 64 KB: the parser calls itself for each
 * token that stands open, and text with some thousands of them made it write over its memory, which no parser of the process
 * survived. With this one JavaScript's own limit comes first, which is an error like others. Only what is used takes memory.
 */
const stackSize = 16 * 1024 * 1024;
const alignment = 16;

/** Functions that the library's WebAssembly exports. They take the address of a tree, and the cursor from where it is handed over. */
export interface CursorFunctions {
  /** Gives the address at which nodes and cursors are handed over. */
  readonly ts_init: () => number;
  readonly ts_tree_cursor_goto_first_child_wasm: (tree: number) => number;
  readonly ts_tree_cursor_goto_next_sibling_wasm: (tree: number) => number;
  readonly ts_tree_cursor_goto_parent_wasm: (tree: number) => number;
  readonly ts_tree_cursor_current_node_type_id_wasm: (tree: number) => number;
  readonly ts_tree_cursor_current_field_id_wasm: (tree: number) => number;
  readonly ts_tree_cursor_start_index_wasm: (tree: number) => number;
  readonly ts_tree_cursor_end_index_wasm: (tree: number) => number;
  readonly ts_tree_cursor_current_node_is_missing_wasm: (tree: number) => number;
}

/** The library as it was started once, with a memory of its own. */
export interface ParserLibrary {
  readonly classes: ParserClasses;
  readonly memory: ParserMemory;
  readonly functions: CursorFunctions;
  /** Where cursors are handed over, counted in numbers of four bytes. */
  readonly place: number;
}

type Ready = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** What the library's start looks at, besides what its types tell. */
interface Start {
  readonly locateFile: (file: string) => string;
  readonly wasmMemory: WebAssembly.Memory;
  /** What the library would write into the terminal. */
  readonly printErr: () => void;
  readonly instantiateWasm: (imports: StackImports, ready: Ready) => object;
  readonly onRuntimeInitialized: () => void;
  /** Set by the library. */
  _malloc?: (size: number) => number;
}

type StackImports = WebAssembly.Imports & {
  readonly env: { readonly __stack_pointer: { value: number } };
};

let starting: Promise<ParserLibrary> | undefined;
let running: ParserLibrary | undefined;
const owners = new WeakMap<Language, ParserLibrary>();

/** The running library, started where there is none: one for the process, however many ask at the same time. */
export function parserLibrary(grammars: GrammarLoader): Promise<ParserLibrary> {
  starting ??= start(grammars).then(
    (library) => {
      running = library;
      return library;
    },
    (error: unknown) => {
      // Whoever comes next tries again.
      starting = undefined;
      throw error;
    },
  );
  return starting;
}

/**
 * Whoever asks next gets another library than one that failed: what it was doing may have left its memory full, or wrong. Its
 * trees and parsers are as good as they were, and its memory is given back with the last of them.
 */
export function abandon(library: ParserLibrary): void {
  if (running !== library) return;
  starting = undefined;
  running = undefined;
}

/** Loads a grammar into a library. @param grammar its name, as in the name of its file */
export async function loadGrammar(
  library: ParserLibrary,
  grammars: GrammarLoader,
  grammar: string,
): Promise<Language> {
  const bytes = await grammars.load(`tree-sitter-${grammar}.wasm`);
  const language = await library.classes.Language.load(bytes);
  owners.set(language, library);
  intern(language.types);
  intern(language.fields);
  return language;
}

/**
 * Names of nodes are compared more often than anything else: V8 compares those that it knows as names of properties by where they
 * stand, and others sign by sign.
 */
function intern(names: (string | null)[]): void {
  for (const [index, name] of names.entries())
    if (name !== null) names[index] = Object.keys({ [name]: true })[0] ?? name;
}

/** The library that a grammar was loaded into. @throws Error for one that was loaded elsewhere */
export function libraryOf(language: Language): ParserLibrary {
  const library = owners.get(language);
  if (!library) throw new Error("This grammar was not loaded into a library of ours.");
  return library;
}

/** A parser of a grammar's language, in its library. */
export function newParser(language: Language): Parser {
  const parser = new (libraryOf(language).classes.Parser)();
  parser.setLanguage(language);
  return parser;
}

async function start(grammars: GrammarLoader): Promise<ParserLibrary> {
  const module = await WebAssembly.compile(await grammars.load("tree-sitter.wasm"));
  const classes = grammars.library();
  const memory = new ParserMemory();
  let stack: { value: number } | undefined;
  let functions: CursorFunctions | undefined;
  const options: Start = {
    // Never used, since the module is given; the types ask for it.
    locateFile: (file) => file,
    wasmMemory: memory.memory,
    // It says that it failed, and throws an error as well.
    printErr: () => undefined,
    instantiateWasm(imports, ready) {
      stack = imports.env.__stack_pointer;
      const instance = new WebAssembly.Instance(module, imports);
      functions = instance.exports as unknown as CursorFunctions;
      ready(instance, module);
      return instance.exports;
    },
    onRuntimeInitialized() {
      const stackPlace = options._malloc?.(stackSize) ?? 0;
      if (stack && stackPlace > 0) stack.value = Math.floor((stackPlace + stackSize) / alignment) * alignment;
    },
  };
  await classes.Parser.init(options);
  if (!functions) throw new Error("The parser library did not start.");
  const place = functions.ts_init() / Int32Array.BYTES_PER_ELEMENT;
  return { classes, memory, functions, place };
}
