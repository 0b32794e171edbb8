/** The sole importer of node-llama-cpp: everything that runs a model natively is in here. */
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type ControlledEvaluateInputItem,
  GgufInsights,
  getLlama,
  type Llama,
  type LlamaContext,
  LlamaContextSequence,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type LlamaModel,
  type Token,
  TokenBias,
} from "node-llama-cpp";
import type { Logger } from "../../contract/ports.ts";
import {
  chunkTokens,
  type Engine,
  type EngineSequence,
  type GrammarState,
  type Next,
  type NextQuery,
  type Threads,
  threadsFor,
} from "./engine.ts";
import { readNext } from "./readNext.ts";
import { reuseSamplers, type SamplerBindings } from "./reuseSamplers.ts";

/** How to load a model. */
export interface EngineOptions {
  readonly path: string;
  readonly sequences: number;
  /** Most tokens per sequence; a model trained on fewer gets fewer. */
  readonly contextSize: number;
  /**
   * Attention in one pass over the KV cache. It needs less memory and evaluates prompts a quarter faster, but where every head
   * has keys and values of its own, as in tiny models, it generates tokens up to a third slower. Unless turned off, it is used
   * by every model that it suits.
   */
  readonly flashAttention?: false | "auto";
  readonly logger: Logger;
  /** Aborts the loading. */
  readonly signal: AbortSignal;
}

/**
 * A logit added to every candidate, so large that nothing else can win, and small enough to leave 32-bit floats the
 * precision that probabilities need.
 */
const candidateBias = 100;

/**
 * One per process and never disposed of: a new one costs half a second, and disposing of one lets the next one's log
 * through to standard output, where the language server speaks LSP.
 */
let shared: ReturnType<typeof startLlama> | undefined;

async function startLlama() {
  estimateWithoutLoading();
  handOnBiases();
  const llama = await getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
    logger: () => undefined,
  });
  return { llama, freeSamplers: reuseSamplers(bindingsOf(llama)) };
}

/** The native module behind the library; its type is not public. */
function bindingsOf(llama: Llama): SamplerBindings {
  return (llama as unknown as { readonly _bindings: SamplerBindings })._bindings;
}

/**
 * Has the library work out the memory a model will need from the file's header. It would rather load the vocabulary twice
 * more to measure it, which takes half a second with 150,000 tokens, and keep one of them: 30 MB for a number that only
 * tells on a machine that is out of memory.
 */
function estimateWithoutLoading(): void {
  const { prototype } = GgufInsights;
  prototype.estimateModelResourceRequirementsV2 = async function (options) {
    return this.estimateModelResourceRequirements(options);
  };
  prototype.estimateContextResourceRequirementsV2 = async function ({ flashAttention, ...options }) {
    return this.estimateContextResourceRequirements({ ...options, flashAttention: flashAttention === true });
  };
}

/** What the library makes of the options of a step, for its native module; the method is not public. */
interface SamplerConfigs {
  _resolveSamplerConfig(options: { readonly tokenBias?: TokenBias }): object;
}

/**
 * Has the library hand on the arrays of a bias as they are. It would copy them from a map into lists that grow, and from the
 * lists into arrays: with the tens of thousands of candidates that fit a space, three megabytes for each step.
 */
function handOnBiases(): void {
  const prototype = LlamaContextSequence.prototype as unknown as SamplerConfigs;
  const resolve = prototype._resolveSamplerConfig;
  prototype._resolveSamplerConfig = function ({ tokenBias, ...options }) {
    const config = resolve.call(this, options);
    if (!(tokenBias instanceof CandidateBias)) return config;
    const { tokenBiasKeys, tokenBiasValues } = tokenBias;
    return { ...config, tokenBiasKeys, tokenBiasValues };
  };
}

/** Loads the library, the model and a context with the given sequences. Rejects with llama.cpp's own reason. */
export async function loadLlamaEngine(options: EngineOptions): Promise<Engine> {
  shared ??= startLlama();
  const started = shared.catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  const { llama, freeSamplers } = await Promise.race([started, abortion(options.signal)]);
  const said: string[] = [];
  llama.logger = (_level, message) => {
    said.push(message.trim());
    options.logger.debug(`llama.cpp: ${message.trim()}`);
  };
  let model: LlamaModel | undefined;
  try {
    model = await llama.loadModel({
      modelPath: options.path,
      loadSignal: options.signal,
      gpuLayers: 0,
      // llama.cpp repacks the weights for the processor; the mapped file would be a second copy in memory.
      useMmap: false,
    });
    // An earlier model may have been happier with fewer.
    llama.maxThreads = llama.cpuMathCores;
    const context = await model.createContext({
      contextSize: Math.min(options.contextSize, model.trainContextSize),
      flashAttention: options.flashAttention ?? "auto",
      // The compute buffers grow with the batch times the vocabulary, so a batch is no larger than a step.
      batchSize: chunkTokens,
      sequences: options.sequences,
      createSignal: options.signal,
      threads: llama.cpuMathCores,
    });
    llama.logger = (_level, message) => options.logger.warn(`llama.cpp: ${message.trim()}`);
    return new LlamaEngine(llama, model, context, freeSamplers);
  } catch (error) {
    await model?.dispose();
    // llama.cpp's messages take a turn of the event loop of their own.
    for (let turn = 0; turn < messageTurns && !reasonIn(said); turn++) await nextTurn();
    const reason = reasonIn(said) ?? (error instanceof Error ? error.message : String(error));
    throw new Error(reason, { cause: error });
  }
}

/** Turns of the event loop after which a message that has not come will not. */
const messageTurns = 10;

/** Rejects with the signal's reason when it is aborted; never resolves. */
function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** What llama.cpp said was wrong: the innermost part of its first message about the error, without a function's name. */
function reasonIn(said: readonly string[]): string | undefined {
  const message = said.find((line) => /\berror\b/.test(line));
  const reason = message?.split(/error loading model(?: hyperparameters)?: /).at(-1);
  return reason?.replace(/^[a-z]+(?:_[a-z]+)+: /, "");
}

class LlamaEngine implements Engine {
  readonly contextSize: number;
  readonly vocabularySize: number;
  readonly cores: number;
  threads: Threads;
  readonly special: Engine["special"];
  readonly sequences: readonly EngineSequence[];
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #freeSamplers: () => void;

  constructor(llama: Llama, model: LlamaModel, context: LlamaContext, freeSamplers: () => void) {
    this.#freeSamplers = freeSamplers;
    this.#llama = llama;
    this.#model = model;
    this.cores = llama.cpuMathCores;
    this.threads = { prompt: this.cores, generation: this.cores };
    this.contextSize = context.contextSize;
    this.vocabularySize = [...model.iterateAllTokens()].length;
    dropHeaderLists(model);
    const { infill } = model.tokens;
    const named = (text: string) => this.#specialToken(text);
    this.special = {
      fimPrefix: infill.prefix ?? named("<|fim_prefix|>"),
      fimSuffix: infill.suffix ?? named("<|fim_suffix|>"),
      fimMiddle: infill.middle ?? named("<|fim_middle|>"),
      repoName: named("<|repo_name|>"),
      fileSeparator: named("<|file_sep|>"),
      chatStart: named("<|im_start|>"),
      chatEnd: named("<|im_end|>"),
    };
    // The library looks at its limit before every step, so each step has the count that suits it.
    const beforeStep = (tokens: number) => {
      llama.maxThreads = threadsFor(this.threads, tokens);
    };
    this.sequences = Array.from(
      { length: context.totalSequences },
      () =>
        new LlamaSequence(context.getSequence(), (tokens) => new CandidateBias(model, tokens), beforeStep),
    );
  }

  setThreads(threads: Threads): void {
    this.threads = threads;
  }

  tokenize(text: string): readonly number[] {
    return this.#model.tokenize(text, false);
  }

  textOf(token: number): string {
    return this.#model.detokenize([asToken(token)]);
  }

  textOfAll(tokens: readonly number[]): string {
    return this.#model.detokenize(tokens.map(asToken));
  }

  isEnd(token: number): boolean {
    return this.#model.isEogToken(asToken(token)) || this.#model.isSpecialToken(asToken(token));
  }

  async grammar(gbnf: string): Promise<GrammarState> {
    const grammar = await this.#llama.createGrammar({ grammar: gbnf });
    const state = new LlamaGrammarEvaluationState({ model: this.#model, grammar });
    return new LlamaGrammarState(gbnf, state);
  }

  async dispose(): Promise<void> {
    this.#freeSamplers();
    await this.#model.dispose();
  }

  #specialToken(text: string): number | undefined {
    const tokens = this.#model.tokenize(text, true);
    const [token] = tokens;
    return tokens.length === 1 && this.#model.isSpecialToken(token) ? token : undefined;
  }
}

/** The library keeps the file header's vocabulary and merges: 300,000 strings that nothing reads once they are counted. */
function dropHeaderLists(model: LlamaModel): void {
  const lists: { tokens?: unknown; token_type?: unknown; merges?: unknown } =
    model.fileInfo.metadata.tokenizer.ggml;
  delete lists.tokens;
  delete lists.token_type;
  delete lists.merges;
}

class LlamaGrammarState implements GrammarState {
  readonly grammar: string;
  readonly state: LlamaGrammarEvaluationState;

  constructor(grammar: string, state: LlamaGrammarEvaluationState) {
    this.grammar = grammar;
    this.state = state;
  }
}

class LlamaSequence implements EngineSequence {
  readonly #sequence: LlamaContextSequence;
  readonly #biasFor: (tokens: readonly number[]) => TokenBias;
  readonly #beforeStep: (tokens: number) => void;

  constructor(
    sequence: LlamaContextSequence,
    biasFor: (tokens: readonly number[]) => TokenBias,
    beforeStep: (tokens: number) => void,
  ) {
    this.#sequence = sequence;
    this.#biasFor = biasFor;
    this.#beforeStep = beforeStep;
  }

  get tokens(): readonly number[] {
    return this.#sequence.contextTokens;
  }

  async keep(count: number): Promise<void> {
    const end = this.#sequence.nextTokenIndex;
    if (count < end) await this.#sequence.eraseContextTokenRanges([{ start: count, end }]);
  }

  async evaluate(tokens: readonly number[]): Promise<void> {
    this.#beforeStep(tokens.length);
    await this.#sequence.controlledEvaluate(tokens.map(asToken));
  }

  async next(tokens: readonly number[], query: NextQuery): Promise<Next> {
    if (query.grammar) return this.#nextOfGrammar(tokens, query.grammar);
    const [next] = await this.#read(tokens, tokens.length - 1, [query.wanted ?? []], query.candidates);
    if (!next) throw new Error("The model gave no next token.");
    return next;
  }

  nextOfEach(tokens: readonly number[], wanted: readonly (readonly number[])[]): Promise<readonly Next[]> {
    return this.#read(tokens, 0, wanted, undefined);
  }

  /** Evaluates the tokens and reads what follows each of them from `first` on. */
  async #read(
    tokens: readonly number[],
    first: number,
    wanted: readonly (readonly number[])[],
    candidates: readonly number[] | undefined,
  ): Promise<readonly Next[]> {
    const tokenBias = candidates && this.#biasFor(candidates);
    const items = tokens.map((token, index): ControlledEvaluateInputItem => {
      if (index < first) return asToken(token);
      const tokens = (wanted[index - first] ?? []).map(asToken);
      // Without wanted tokens the total weight alone gives the chosen one's probability: the cheapest way.
      const logits = tokens.length > 0 && { filter: { tokens, includeSelected: true } };
      const options = { temperature: 0, ...(tokenBias && { tokenBias }) };
      return [asToken(token), { generateNext: { token: true, logits, totalLogitWeight: true, options } }];
    });
    this.#beforeStep(tokens.length);
    const outputs = await this.#sequence.controlledEvaluate(items);
    return outputs.slice(first).map((output) => readNext(output?.next));
  }

  async #nextOfGrammar(tokens: readonly number[], grammar: GrammarState): Promise<Next> {
    if (!(grammar instanceof LlamaGrammarState)) throw new TypeError("A grammar of another engine");
    this.#beforeStep(tokens.length);
    const results = this.#sequence.evaluate(tokens.map(asToken), {
      temperature: 0,
      grammarEvaluationState: grammar.state,
      yieldEogToken: true,
    });
    const { value } = await results.next();
    await results.return();
    if (value === undefined) throw new Error("The model gave no next token.");
    return { token: value, probability: 1, wanted: new Map() };
  }
}

/** A bias for the candidates, in the arrays that the native module takes. */
class CandidateBias extends TokenBias {
  readonly tokenBiasKeys: Uint32Array;
  readonly tokenBiasValues: Float32Array;

  constructor(model: LlamaModel, candidates: readonly number[]) {
    super(model.tokenizer);
    this.tokenBiasKeys = Uint32Array.from(candidates);
    this.tokenBiasValues = new Float32Array(candidates.length).fill(candidateBias);
  }
}

/** The library brands token numbers; the rest of the code has no reason to. */
function asToken(token: number): Token {
  return token as Token;
}
