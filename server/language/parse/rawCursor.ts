import type { Language, TreeCursor } from "./treeSitter.ts";

/** Functions that the library's WebAssembly exports. They take the address of a tree, and the cursor from where it is handed over. */
interface CursorFunctions {
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

/** Memory of WebAssembly; its buffer is another one whenever it has grown. */
export interface Memory {
  readonly buffer: ArrayBuffer;
}

interface Library {
  readonly functions: CursorFunctions;
  readonly memory: Memory;
  /** Where cursors are handed over, counted in numbers of four bytes. */
  readonly place: number;
}

let library: Library | undefined;

/** Notes the library's WebAssembly once it has started. */
export function noteLibrary({ exports }: WebAssembly.Instance, memory: Memory): void {
  const functions = exports as unknown as CursorFunctions;
  library = { functions, memory, place: functions.ts_init() / Int32Array.BYTES_PER_ELEMENT };
}

/** What the wrapper's types keep to themselves: the numbers that make up a cursor, and the tree it walks in. */
interface Handle {
  0: number;
  1: number;
  2: number;
  3: number;
  readonly tree: { readonly 0: number; readonly language: Language };
}

/** The language of the tree that a cursor walks in. */
export function languageOfCursor(cursor: TreeCursor): Language {
  return handleOf(cursor).tree.language;
}

function handleOf(cursor: TreeCursor): Handle {
  return cursor as unknown as Handle;
}

/**
 * A cursor without the library's wrapper, which writes four numbers into WebAssembly's memory before each question and reads
 * them back after each step, at several times the cost of the step. Here they stay in there: until `giveBack`, no other
 * function of the library may be called.
 */
export class RawCursor {
  readonly #cursor: Handle;
  readonly #tree: number;
  readonly #functions: CursorFunctions;
  readonly #library: Library;

  constructor(cursor: TreeCursor) {
    if (!library) throw new Error("The parser library has not been started.");
    this.#library = library;
    this.#functions = library.functions;
    this.#cursor = handleOf(cursor);
    this.#tree = this.#cursor.tree[0];
    const { 0: one, 1: two, 2: three, 3: four } = this.#cursor;
    new Int32Array(library.memory.buffer).set([one, two, three, four], library.place);
  }

  /** Moves the cursor that this was made of to where this is. */
  giveBack(): void {
    const { memory, place } = this.#library;
    const numbers = new Int32Array(memory.buffer);
    for (const index of [0, 1, 2, 3] as const) this.#cursor[index] = numbers[place + index] ?? 0;
  }

  gotoFirstChild(): boolean {
    return this.#functions.ts_tree_cursor_goto_first_child_wasm(this.#tree) === 1;
  }

  gotoNextSibling(): boolean {
    return this.#functions.ts_tree_cursor_goto_next_sibling_wasm(this.#tree) === 1;
  }

  gotoParent(): boolean {
    return this.#functions.ts_tree_cursor_goto_parent_wasm(this.#tree) === 1;
  }

  get nodeTypeId(): number {
    return this.#functions.ts_tree_cursor_current_node_type_id_wasm(this.#tree);
  }

  get currentFieldId(): number {
    return this.#functions.ts_tree_cursor_current_field_id_wasm(this.#tree);
  }

  /** Offset in UTF-16 code units. */
  get startIndex(): number {
    return this.#functions.ts_tree_cursor_start_index_wasm(this.#tree);
  }

  get endIndex(): number {
    return this.#functions.ts_tree_cursor_end_index_wasm(this.#tree);
  }

  get nodeIsMissing(): boolean {
    return this.#functions.ts_tree_cursor_current_node_is_missing_wasm(this.#tree) === 1;
  }
}
