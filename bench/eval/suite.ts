/** Options of `npm run eval`. */
export interface EvalOptions {
  /** GGUF file to evaluate; the starter model unless given. */
  readonly model: string;
  /** True for the model that ships, whose figures go into its card. */
  readonly shipped: boolean;
  /** Cases per suite; each suite has its own default. */
  readonly samples: number | undefined;
  /** Lines typed key by key, where a suite does that; its own default when left out. */
  readonly lines: number | undefined;
  /** How many answers are drawn to be read and labelled, where a suite does that; none when left out. */
  readonly draw: number | undefined;
  /** Seed of everything random. */
  readonly seed: number;
  /** File that keeps what the model said in each case, so that weights can be fitted again without asking it; none when left out. */
  readonly fills: string | undefined;
  /** Whether figures and constants are written into the repository's files. */
  readonly write: boolean;
}

/** One part of the evaluation: a file `bench/eval/SUITE.ts` with these exports. */
export interface Suite {
  readonly name: string;
  /** Measures, and returns a section of Markdown. */
  run(options: EvalOptions): Promise<string>;
}
