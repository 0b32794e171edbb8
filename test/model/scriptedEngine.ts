import {
  chunkTokens,
  type Engine,
  type EngineSequence,
  type GrammarState,
  type Next,
  type NextQuery,
  type SpecialTokens,
  type Threads,
  threadsFor,
} from "../../server/model/engine/engine.ts";

const specialNames = [
  "fimPrefix",
  "fimSuffix",
  "fimMiddle",
  "repoName",
  "fileSeparator",
  "chatStart",
  "chatEnd",
] as const;

/** Probabilities of what follows a context; the rest of the vocabulary has none. `""` is the end of the text. */
export type Script = (context: string) => Readonly<Record<string, number>>;

/** An engine whose words are tokens and whose answers are written down. Special tokens read as `<name>`. */
export class ScriptedEngine implements Engine {
  readonly contextSize: number;
  readonly special: SpecialTokens;
  readonly sequences: readonly ScriptedSequence[];
  readonly cores = 2;
  threads: Threads = { prompt: 2, generation: 2 };
  disposed = false;
  /** Called before each step; tests hold steps up with it. */
  beforeStep: (threads: number, tokens: number) => Promise<void> = async () => undefined;
  readonly script: Script;
  readonly #texts: string[];
  readonly #ids: Map<string, number>;

  constructor(
    words: readonly string[],
    script: Script,
    options: { contextSize?: number; chat?: boolean } = {},
  ) {
    this.script = script;
    this.contextSize = options.contextSize ?? 512;
    const specials = specialNames.map((name) => `<${name}>`);
    const characters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    this.#texts = [...new Set([...specials, "", "\n", ...characters, ...words])];
    this.#ids = new Map(this.#texts.map((text, id) => [text, id]));
    const ids = Object.fromEntries(specialNames.map((name, id) => [name, id]));
    this.special = ids as unknown as SpecialTokens;
    this.sequences = Array.from({ length: 4 }, () => new ScriptedSequence(this));
  }

  get vocabularySize(): number {
    return this.#texts.length;
  }

  setThreads(threads: Threads): void {
    this.threads = threads;
  }

  /** The longest known word at each place, otherwise single characters. */
  tokenize(text: string): readonly number[] {
    const tokens: number[] = [];
    for (let at = 0; at < text.length; ) {
      let length = 12;
      while (length > 1 && !this.#ids.has(text.slice(at, at + length))) length--;
      tokens.push(this.id(text.slice(at, at + length)));
      at += Math.min(length, text.length - at);
    }
    return tokens;
  }

  id(text: string): number {
    const id = this.#ids.get(text);
    if (id === undefined) throw new Error(`${JSON.stringify(text)} is not in the vocabulary`);
    return id;
  }

  textOf(token: number): string {
    return token < specialNames.length ? "" : (this.#texts[token] ?? "");
  }

  textOfAll(tokens: readonly number[]): string {
    return tokens.map((token) => this.textOf(token)).join("");
  }

  /** What the model has read, special tokens by name. */
  read(tokens: readonly number[]): string {
    return tokens.map((token) => this.#texts[token] ?? "?").join("");
  }

  isEnd(token: number): boolean {
    return token < specialNames.length || this.textOf(token) === "";
  }

  async grammar(gbnf: string): Promise<GrammarState> {
    return { grammar: gbnf };
  }

  async dispose(): Promise<void> {
    this.disposed = true;
  }
}

class ScriptedSequence implements EngineSequence {
  tokens: readonly number[] = [];
  /** Sizes of the steps taken, for tests of the bound and of the KV cache. */
  readonly steps: number[] = [];
  readonly #engine: ScriptedEngine;

  constructor(engine: ScriptedEngine) {
    this.#engine = engine;
  }

  async keep(count: number): Promise<void> {
    this.tokens = this.tokens.slice(0, count);
  }

  async evaluate(tokens: readonly number[]): Promise<void> {
    if (tokens.length > chunkTokens) throw new RangeError(`a step of ${tokens.length} tokens`);
    await this.#engine.beforeStep(threadsFor(this.#engine.threads, tokens.length), tokens.length);
    this.steps.push(tokens.length);
    this.tokens = [...this.tokens, ...tokens];
    if (this.tokens.length > this.#engine.contextSize) throw new RangeError("the context is full");
  }

  async next(tokens: readonly number[], query: NextQuery): Promise<Next> {
    if (tokens.length === 0) throw new RangeError("a step without tokens");
    await this.evaluate(tokens);
    return this.#choose(query);
  }

  async nextOfEach(
    tokens: readonly number[],
    wanted: readonly (readonly number[])[],
  ): Promise<readonly Next[]> {
    const nexts: Next[] = [];
    for (const [index, token] of tokens.entries())
      nexts.push(await this.next([token], { wanted: wanted[index] ?? [] }));
    return nexts;
  }

  #choose(query: NextQuery): Next {
    const engine = this.#engine;
    const written = Object.entries(engine.script(engine.read(this.tokens)));
    const known = new Map(written.map(([text, probability]) => [engine.id(text), probability]));
    const allowed = query.candidates ?? [...known.keys()];
    const total = query.candidates ? allowed.reduce((sum, token) => sum + (known.get(token) ?? 1e-6), 0) : 1;
    const best = allowed.toSorted((a, b) => (known.get(b) ?? 1e-6) - (known.get(a) ?? 1e-6))[0];
    if (best === undefined) throw new Error(`nothing is written down for ${engine.read(this.tokens)}`);
    const wanted = new Map((query.wanted ?? []).map((token) => [token, known.get(token) ?? 0]));
    return { token: best, probability: (known.get(best) ?? 1e-6) / total, wanted };
  }
}
