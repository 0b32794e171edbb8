import type { LanguageFacts } from "../languageFacts.ts";
import type { Tree } from "./treeSitter.ts";

/** Longer texts' trees take too much memory to be kept for that. In UTF-16 code units. */
const longestKept = 100_000;

/** The tree of the text that was parsed last: whoever asked for its problems asks for its structure next. */
export class LatestTree {
  #known: { readonly facts: LanguageFacts; readonly text: string; readonly tree: Tree } | undefined;

  /** @returns a tree of this very text, to be deleted by who asks; undefined where another was parsed since */
  copyOf(facts: LanguageFacts, text: string): Tree | undefined {
    const known = this.#known;
    return known?.facts === facts && known.text === text ? known.tree.copy() : undefined;
  }

  /** @param tree parsed from scratch; it stays the caller's */
  keep(facts: LanguageFacts, text: string, tree: Tree): void {
    this.forget();
    if (text.length <= longestKept) this.#known = { facts, text, tree: tree.copy() };
  }

  forget(): void {
    this.#known?.tree.delete();
    this.#known = undefined;
  }
}
