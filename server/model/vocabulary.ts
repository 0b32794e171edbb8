import type { Engine } from "./engine.ts";

/** Tokens looked up between two looks at the event loop. */
const sliceSize = 8192;
/** Sets of fitting tokens that are kept: those of single spaces and letters are large and asked for again and again. */
const keptSets = 64;
const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The vocabulary by the first character of each token's text, for finding tokens that fit typed characters. */
export class Vocabulary {
  readonly #texts: readonly string[];
  readonly #byFirst: ReadonlyMap<string, readonly number[]>;
  readonly #fitting = new Map<string, readonly number[]>();

  private constructor(texts: readonly string[], byFirst: ReadonlyMap<string, readonly number[]>) {
    this.#texts = texts;
    this.#byFirst = byFirst;
  }

  /** Reads the texts of all tokens, in slices so that nothing else has to wait. */
  static async read(engine: Pick<Engine, "vocabularySize" | "textOf">): Promise<Vocabulary> {
    const texts: string[] = [];
    const byFirst = new Map<string, number[]>();
    for (let token = 0; token < engine.vocabularySize; token++) {
      if (token % sliceSize === sliceSize - 1) await nextTick();
      const text = engine.textOf(token);
      texts.push(text);
      // Parts of a character cannot be compared with typed text.
      if (text === "" || text.includes("\uFFFD")) continue;
      const first = text.charAt(0);
      const bucket = byFirst.get(first);
      if (bucket) bucket.push(token);
      else byFirst.set(first, [token]);
    }
    return new Vocabulary(texts, byFirst);
  }

  textOf(token: number): string {
    return this.#texts[token] ?? "";
  }

  /** Tokens that begin with the typed text, or with which the typed text begins. The same array for the same text. */
  fitting(typed: string): readonly number[] {
    const known = this.#fitting.get(typed);
    if (known) return known;
    const bucket = this.#byFirst.get(typed.charAt(0)) ?? [];
    const tokens = bucket.filter((token) => {
      const text = this.textOf(token);
      return text.length >= typed.length ? text.startsWith(typed) : typed.startsWith(text);
    });
    this.#fitting.set(typed, tokens);
    const [oldest] = this.#fitting.keys();
    if (this.#fitting.size > keptSets && oldest !== undefined) this.#fitting.delete(oldest);
    return tokens;
  }
}
