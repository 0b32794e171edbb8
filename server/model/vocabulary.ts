import { setImmediate as nextTurn } from "node:timers/promises";
import type { Engine } from "./engine.ts";

/** Tokens looked up between two looks at the event loop. */
const sliceSize = 8192;
/** Sets of fitting tokens that are kept: those of single spaces and letters are large and asked for again and again. */
const keptSets = 64;
/** Texts are grouped by so many characters at their start. */
const startLength = 2;

/** The vocabulary by the beginnings of the tokens' texts, for finding tokens that fit typed characters. */
export class Vocabulary {
  /** The texts of all tokens, one after the other: as strings of their own they would take three times the memory. */
  readonly #texts: string;
  /** Where each token's text begins in `#texts`, and where the last one ends. */
  readonly #begins: Uint32Array;
  readonly #byStart: ReadonlyMap<string, readonly number[]>;
  readonly #fitting = new Map<string, readonly number[]>();

  private constructor(texts: readonly string[], byStart: ReadonlyMap<string, readonly number[]>) {
    this.#texts = texts.join("");
    this.#begins = new Uint32Array(texts.length + 1);
    for (const [token, text] of texts.entries())
      this.#begins[token + 1] = (this.#begins[token] ?? 0) + text.length;
    this.#byStart = byStart;
  }

  /** Reads the texts of all tokens, in slices so that nothing else has to wait. */
  static async read(engine: Pick<Engine, "vocabularySize" | "textOf">): Promise<Vocabulary> {
    const texts: string[] = [];
    const byStart = new Map<string, number[]>();
    for (let token = 0; token < engine.vocabularySize; token++) {
      if (token % sliceSize === sliceSize - 1) await nextTurn();
      const text = engine.textOf(token);
      texts.push(text);
      // Parts of a character cannot be compared with typed text.
      if (text === "" || text.includes("\uFFFD")) continue;
      const start = text.slice(0, startLength);
      const group = byStart.get(start);
      if (group) group.push(token);
      else byStart.set(start, [token]);
    }
    return new Vocabulary(texts, byStart);
  }

  textOf(token: number): string {
    return this.#texts.slice(this.#begins[token], this.#begins[token + 1]);
  }

  /** Tokens that begin with the typed text, or with which the typed text begins. The same array for the same text. */
  fitting(typed: string): readonly number[] {
    const known = this.#fitting.get(typed);
    if (known) return known;
    const tokens = this.#groupsFor(typed)
      .flat()
      .filter((token) => {
        const text = this.textOf(token);
        return text.length >= typed.length ? text.startsWith(typed) : typed.startsWith(text);
      });
    this.#fitting.set(typed, tokens);
    const [oldest] = this.#fitting.keys();
    if (this.#fitting.size > keptSets && oldest !== undefined) this.#fitting.delete(oldest);
    return tokens;
  }

  /** The groups that can hold tokens fitting the typed text. */
  #groupsFor(typed: string): readonly (readonly number[])[] {
    if (typed.length < startLength)
      return [...this.#byStart].filter(([start]) => start.startsWith(typed)).map(([, group]) => group);
    const starts = Array.from({ length: startLength }, (_, index) => typed.slice(0, index + 1));
    return starts.map((start) => this.#byStart.get(start) ?? []);
  }
}
