/**
 * What the model host needs from an inference engine. `llama.ts` implements it with node-llama-cpp; unit tests
 * script it. Nothing above this interface knows which library runs the model.
 */

/**
 * Most prompt tokens evaluated in one step: the bound within which a step can be pre-empted or cancelled.
 * Implements INV-3.
 */
export const chunkTokens = 64;

/** Tokens with a meaning of their own; undefined when the model's vocabulary lacks them. */
export interface SpecialTokens {
  readonly fimPrefix: number | undefined;
  readonly fimSuffix: number | undefined;
  readonly fimMiddle: number | undefined;
  readonly repoName: number | undefined;
  readonly fileSeparator: number | undefined;
  readonly chatStart: number | undefined;
  readonly chatEnd: number | undefined;
}

/** Progress of one answer through a grammar; made by `Engine.grammar` and advanced by every generated token. */
export interface GrammarState {
  readonly grammar: string;
}

/** How the next token is chosen and which other probabilities are of interest. */
export interface NextQuery {
  /** Only these tokens may be chosen; the probability is then conditional on one of them being chosen. */
  readonly candidates?: readonly number[];
  /** Tokens whose probability is wanted besides the chosen one's. */
  readonly wanted?: readonly number[];
  /** Only what the grammar allows may be chosen. The probability is then not known and reported as 1. */
  readonly grammar?: GrammarState;
}

/** The most probable next token. */
export interface Next {
  readonly token: number;
  /** Probability of the token at temperature 1, 0 to 1. */
  readonly probability: number;
  /** Probabilities of the wanted tokens. */
  readonly wanted: ReadonlyMap<number, number>;
}

/** One stretch of text with its KV cache. */
export interface EngineSequence {
  /** The tokens whose cells are in the KV cache, in order. */
  readonly tokens: readonly number[];
  /** Forgets every token from `count` on. */
  keep(count: number): Promise<void>;
  /** Evaluates at most `chunkTokens` tokens behind those held. */
  evaluate(tokens: readonly number[]): Promise<void>;
  /** Evaluates 1 to `chunkTokens` tokens and chooses what follows them. The chosen token is not evaluated. */
  next(tokens: readonly number[], query: NextQuery): Promise<Next>;
  /** Evaluates tokens and tells, for each of them, the most probable token behind it. */
  nextOfEach(tokens: readonly number[], wanted: readonly (readonly number[])[]): Promise<readonly Next[]>;
}

/** Threads of a step: one of several tokens is bound by arithmetic, one of a single token by memory. */
export interface Threads {
  readonly prompt: number;
  readonly generation: number;
}

/** For the log and for people, for example `2 threads for prompts, 1 for generating`. */
export function threadsInWords({ prompt, generation }: Threads): string {
  const count = (threads: number) => `${threads} thread${threads === 1 ? "" : "s"}`;
  return prompt === generation
    ? count(generation)
    : `${count(prompt)} for prompts, ${generation} for generating`;
}

/** Steps of at least so many tokens run on the prompt's threads. */
const promptStepTokens = 4;

/** Threads for a step of so many tokens. */
export function threadsFor(threads: Threads, tokens: number): number {
  return tokens >= promptStepTokens ? threads.prompt : threads.generation;
}

export interface Engine {
  /** Tokens a sequence can hold. */
  readonly contextSize: number;
  readonly vocabularySize: number;
  readonly special: SpecialTokens;
  readonly sequences: readonly EngineSequence[];
  /** Cores that are worth a thread. */
  readonly cores: number;
  readonly threads: Threads;
  setThreads(threads: Threads): void;
  /** Tokens of a text in which special tokens have no meaning. */
  tokenize(text: string): readonly number[];
  /** Text of a token; empty for special ones, U+FFFD where it holds part of a character. */
  textOf(token: number): string;
  /** Text of several tokens, characters split over tokens put together. */
  textOfAll(tokens: readonly number[]): string;
  /** True for tokens that end an answer: end of text and every other control token. */
  isEnd(token: number): boolean;
  /** A fresh state of the grammar, given as GBNF. */
  grammar(gbnf: string): Promise<GrammarState>;
  dispose(): Promise<void>;
}
