import type { Vocabulary } from "../engine/vocabulary.ts";

const nameEnd = /(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]*$/u;
const nameStart = /^[\p{L}\p{N}_$]/u;

/**
 * The names that may stand at the cursor, as the line is generated token by token: which tokens lead to one of them. A name
 * may be the beginning of another.
 */
export class NameChoice {
  /** What is left to be said of each name that is still possible. */
  #left: readonly string[];
  readonly #vocabulary: Vocabulary;

  /**
   * @param before the text up to the cursor
   * @param typed the end of it that is to be said again
   */
  constructor(names: readonly string[], before: string, typed: string, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const begun = nameEnd.exec(before)?.[0] ?? "";
    const lead = typed.slice(0, Math.max(0, typed.length - begun.length));
    const said = Math.max(0, begun.length - typed.length);
    this.#left = names.filter((name) => name.startsWith(begun)).map((name) => lead + name.slice(said));
  }

  /** Tokens one of which comes next; undefined where any may: behind a name, or at the end of one. */
  get candidates(): readonly number[] | undefined {
    return this.#left.length === 0 || this.#left.includes("")
      ? undefined
      : this.#vocabulary.within(this.#left, (rest) => !nameStart.test(rest));
  }

  /** Takes in what was said; false where it is none of the names. */
  add(text: string): boolean {
    if (this.#left.length === 0) return true;
    const over = this.#left.some(
      (left) => text.startsWith(left) && !nameStart.test(text.slice(left.length)) && text !== left,
    );
    const going = this.#left
      .filter((left) => left !== "" && left.startsWith(text))
      .map((left) => left.slice(text.length));
    this.#left = over ? [] : going;
    return over || going.length > 0;
  }
}
