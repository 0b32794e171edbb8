import { setImmediate as nextTurn } from "node:timers/promises";
import type { Engine } from "./engine.ts";

/** Tokens looked up between two looks at the event loop. */
const sliceSize = 8192;
/** Sets of fitting tokens that are kept: those of single spaces and letters are large and asked for again and again. */
const keptSets = 64;
/** Texts are grouped by so many characters at their start. */
const startLength = 2;

/** What of the engine a vocabulary is read from. */
type Tokens = Pick<Engine, "vocabularySize" | "textOf">;

/** The vocabulary by the beginnings of the tokens' texts, for finding tokens that fit typed characters. */
export class Vocabulary {
  readonly #engine: Tokens;
  readonly #byStart: ReadonlyMap<string, readonly number[]>;
  readonly #fitting = new Map<string, readonly number[]>();

  private constructor(engine: Tokens, byStart: ReadonlyMap<string, readonly number[]>) {
    this.#engine = engine;
    this.#byStart = byStart;
  }

  /** Reads the texts of all tokens, in slices so that nothing else has to wait. They are not kept: the engine has them. */
  static async read(engine: Tokens): Promise<Vocabulary> {
    const byStart = new Map<string, number[]>();
    for (let token = 0; token < engine.vocabularySize; token++) {
      if (token % sliceSize === sliceSize - 1) await nextTurn();
      const text = engine.textOf(token);
      // Parts of a character cannot be compared with typed text.
      if (text === "" || text.includes("\uFFFD")) continue;
      const start = text.slice(0, startLength);
      const group = byStart.get(start);
      if (group) group.push(token);
      else byStart.set(start, [token]);
    }
    // Copies have no room to grow.
    return new Vocabulary(engine, new Map([...byStart].map(([start, group]) => [start, group.slice()])));
  }

  /** Tokens that begin with the typed text, or with which the typed text begins. The same array for the same text. */
  fitting(typed: string): readonly number[] {
    const known = this.#fitting.get(typed);
    if (known) return known;
    const tokens = this.#find(typed);
    this.#fitting.set(typed, tokens);
    const [oldest] = this.#fitting.keys();
    if (this.#fitting.size > keptSets && oldest !== undefined) this.#fitting.delete(oldest);
    return tokens;
  }

  /** Tokens that are the beginning of one of the texts, or hold all of one and go on with what may follow it. */
  within(texts: readonly string[], mayFollow: (rest: string) => boolean): readonly number[] {
    const starts = new Set(texts.flatMap((text) => [text.slice(0, 1), text.slice(0, startLength)]));
    const groups = [...starts].flatMap((start) => this.#groupsFor(start).flat());
    return [...new Set(groups)].filter((token) => {
      const said = this.#engine.textOf(token);
      return texts.some(
        (text) => text.startsWith(said) || (said.startsWith(text) && mayFollow(said.slice(text.length))),
      );
    });
  }

  #find(typed: string): readonly number[] {
    // The groups of a text no longer than what they share hold nothing else.
    if (typed.length <= startLength) return this.#groupsFor(typed).flat();
    // What fits a text fits the text before its last character was typed.
    const near = this.#fitting.get(typed.slice(0, -1)) ?? this.#groupsFor(typed).flat();
    return near.filter((token) => {
      const text = this.#engine.textOf(token);
      return text.length >= typed.length ? text.startsWith(typed) : typed.startsWith(text);
    });
  }

  /** The groups that can hold tokens fitting the typed text. */
  #groupsFor(typed: string): readonly (readonly number[])[] {
    if (typed.length < startLength)
      return [...this.#byStart].filter(([start]) => start.startsWith(typed)).map(([, group]) => group);
    const starts = Array.from({ length: startLength }, (_, index) => typed.slice(0, index + 1));
    return starts.map((start) => this.#byStart.get(start) ?? []);
  }
}
