import { type CursorFunctions, libraryOf, type ParserLibrary } from "./parserLibrary.ts";
import type { Language, TreeCursor } from "./treeSitter.ts";

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
  readonly #library: ParserLibrary;

  constructor(cursor: TreeCursor) {
    this.#library = libraryOf(languageOfCursor(cursor));
    this.#functions = this.#library.functions;
    this.#cursor = handleOf(cursor);
    this.#tree = this.#cursor.tree[0];
    const { 0: one, 1: two, 2: three, 3: four } = this.#cursor;
    this.#numbers.set([one, two, three, four], this.#library.place);
  }

  /** Moves the cursor that this was made of to where this is. */
  giveBack(): void {
    const numbers = this.#numbers;
    const { place } = this.#library;
    for (const index of [0, 1, 2, 3] as const) this.#cursor[index] = numbers[place + index] ?? 0;
  }

  /** The memory as it is now: another one whenever it has grown. */
  get #numbers(): Int32Array {
    return new Int32Array(this.#library.memory.buffer);
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
