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
  /** Folder that keeps what came of each typed line, so that a run that was cut off goes on; none when left out. */
  readonly typed: string | undefined;
  /** One of several runs that share the lines to be typed, counted from zero; all lines when left out. */
  readonly part: { readonly index: number; readonly of: number } | undefined;
  /** Whether figures and constants are written into the repository's files. */
  readonly write: boolean;
}

/** One part of the evaluation: a file `bench/eval/SUITE.ts` with these exports. */
export interface Suite {
  readonly name: string;
  /** Measures, and returns a section of Markdown. */
  run(options: EvalOptions): Promise<string>;
}
