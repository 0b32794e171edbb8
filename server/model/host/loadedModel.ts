import { type CacheStatistics, ResultCache } from "../../cache/resultCache.ts";
import {
  type Capability,
  type Choice,
  type ChoiceRequest,
  type Clock,
  type Fill,
  type FillRequest,
  type Logger,
  ModelUnavailableError,
  type WriteRequest,
  type Written,
} from "../../contract/ports.ts";
import { readAhead } from "../decoding/advance.ts";
import { calibrateChoices, calibrateProbability, taskCalibration } from "../decoding/calibration.ts";
import { chooseAnswer } from "../decoding/chooseAnswer.ts";
import { fillLine } from "../decoding/fillLine.ts";
import { NameChoice } from "../decoding/nameChoice.ts";
import { PrefixWindow } from "../decoding/prefixWindow.ts";
import { type FillLayout, fillPrompt, questionPrompt } from "../decoding/prompts.ts";
import { writeText } from "../decoding/writeText.ts";
import { type Engine, type EngineSequence, type Threads, threadsInWords } from "../engine/engine.ts";
import { Vocabulary } from "../engine/vocabulary.ts";
import type { CatalogModel } from "../files/catalog.ts";
import { DriftWatch } from "./driftWatch.ts";
import { measureThreads, type Speed } from "./measureThreads.ts";
import { Meter } from "./meter.ts";
import { type JobOptions, Scheduler, type Turn } from "./scheduler.ts";

/** Tokens kept free for an answer. */
const answerTokens = 8;
/** Bounds of what is sent, in tokens, whatever the machine's speed. */
const leastPrefix = 128;
const suffixBounds = { least: 12, most: 48 } as const;

/** Each use has a sequence, and so a KV cache, of its own: none of them forgets because of another. */
const lanes = ["completion", "ahead", "answers", "documents"] as const;
type Lane = (typeof lanes)[number];
/** Sequences an engine must offer. */
export const sequenceCount = lanes.length;

/** Results kept, and the characters they may take. */
const cacheBounds = { maxEntries: 2000, maxSize: 1_000_000 };
/** Milliseconds per keystroke that may go into the suffix, and per jump into a prefix not seen before: more is read behind it. */
const suffixBudgetMs = 60;
const coldPrefixBudgetMs = 350;
/** Least time between two measurements of the thread count, in milliseconds. */
const measurePauseMs = 30_000;

/** What a loaded model needs besides its engine. */
export interface LoadedModelOptions {
  readonly engine: Engine;
  readonly description: CatalogModel;
  readonly speed: Speed;
  /** Cores to try when the thread count is measured again; 0 when the user fixed it. */
  readonly cores: number;
  /** Most tokens of a prefix not seen before, whatever the machine's speed: makes measurements comparable. */
  readonly coldPrefixTokens?: number;
  readonly readGrammar: (name: string) => Promise<string>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The same file in two windows is two documents: each window has its own text of it. */
function ofClient(request: FillRequest, client: string): FillRequest {
  return client === "" ? request : { ...request, document: `${client}\0${request.document}` };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error instanceof ModelUnavailableError);
}

/** A model that is ready: turns requests into prompts, runs them through the scheduler, calibrates the answers. */
export class LoadedModel {
  readonly description: CatalogModel;
  readonly #options: LoadedModelOptions;
  readonly #engine: Engine;
  readonly #scheduler = new Scheduler();
  readonly #vocabulary: Promise<Vocabulary>;
  readonly #windows: Record<Lane, PrefixWindow>;
  readonly #sequenceOf: Record<Lane, number> = { completion: 0, ahead: 1, answers: 2, documents: 3 };
  #reading = new AbortController();
  readonly #cache = new ResultCache<Fill | Choice | Written>(
    cacheBounds,
    (value) => JSON.stringify(value).length,
  );
  readonly #running = new Set<Promise<unknown>>();
  readonly #tokenDrift = new DriftWatch({ windowSize: 12, leastMs: 4 });
  readonly #promptDrift = new DriftWatch({ windowSize: 3, leastMs: 1 });
  #speed: Speed;
  #measuredAt: number;

  constructor(options: LoadedModelOptions) {
    this.#options = options;
    this.#engine = options.engine;
    this.#speed = options.speed;
    this.#measuredAt = options.clock.now();
    this.description = options.description;
    this.#vocabulary = Vocabulary.read(options.engine);
    const window = () => new PrefixWindow();
    this.#windows = { completion: window(), ahead: window(), answers: window(), documents: window() };
  }

  get threads(): Threads {
    return this.#engine.threads;
  }

  get speed(): Speed {
    return this.#speed;
  }

  get cacheStatistics(): CacheStatistics {
    return this.#cache.statistics;
  }

  /** @param client on whose behalf; the documents of two clients have nothing to do with each other */
  async fill(asked: FillRequest, signal: AbortSignal, client = ""): Promise<Fill> {
    this.#require("complete");
    const request = ofClient(asked, client);
    const { document, priority, ...content } = request;
    const cached = this.#cached<Fill>("fill", content);
    if (cached.value) return { ...cached.value, evaluatedTokens: 0, ms: 0 };
    const job = { priority, key: document, client, signal };
    const fill = await this.#run(job, "completion", async (sequence, turn, meter) => {
      const vocabulary = await this.#vocabulary;
      const plan = this.#plan(request, "completion", sequence);
      const { maxTokens, leastProbability = 0 } = request;
      const names = request.names && new NameChoice(request.names, request.prefix, plan.typed, vocabulary);
      const limits = { maxTokens, leastProbability, names };
      return fillLine(this.#engine, sequence, vocabulary, { ...plan, ...limits }, turn, meter);
    });
    // Planning what to read takes some 3 ms, for which the answer shall not wait.
    if (priority === "completion") setImmediate(() => this.#readOn(request, client));
    return cached.keep(fill);
  }

  async prefill(request: FillRequest, signal: AbortSignal, client = ""): Promise<void> {
    this.#require("complete");
    await this.#read(ofClient(request, client), signal, client);
  }

  async #read(request: FillRequest, signal: AbortSignal, client: string): Promise<void> {
    const job = { priority: "background", key: `read ${request.document}`, client, signal } as const;
    // A window that is large already is read where it is; a larger one in a place of its own, so that nothing is lost
    // before all of it is read.
    const lane = this.#windows.completion.isFull(request.document, request.prefix) ? "completion" : "ahead";
    if (lane === "ahead") this.#windows.ahead.forget(request.document);
    await this.#run(job, lane, async (sequence, turn, meter) => {
      const layout = { ...this.#layout(), coldPrefixTokens: this.#engine.contextSize };
      const { prompt } = this.#plan(request, lane, sequence, layout);
      await readAhead(sequence, prompt, turn, meter);
      if (lane === "ahead") this.#swapWithAhead();
    });
  }

  /** Reads in the background what a place that was new had no time for. */
  #readOn(request: FillRequest, client: string): void {
    if (this.#windows.completion.isFull(request.document, request.prefix)) return;
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#read(request, this.#reading.signal, client).catch((error: unknown) => {
      if (!isAbort(error)) this.#options.logger.warn("Reading ahead failed.", error);
    });
  }

  /** What was read ahead serves completion from now on, and the other way round. */
  #swapWithAhead(): void {
    const { completion, ahead } = this.#windows;
    this.#windows.completion = ahead;
    this.#windows.ahead = completion;
    const index = this.#sequenceOf.completion;
    this.#sequenceOf.completion = this.#sequenceOf.ahead;
    this.#sequenceOf.ahead = index;
  }

  async choose(request: ChoiceRequest, signal: AbortSignal, client = ""): Promise<Choice> {
    this.#require(request.capability);
    if (request.choices.length < 2) throw new RangeError("A question needs at least two choices.");
    const { priority, capability: _, ...content } = request;
    const cached = this.#cached<Choice>("choose", content);
    if (cached.value) return { ...cached.value, ms: 0 };
    const lane = request.document === "" ? "answers" : "documents";
    const choice = await this.#run({ priority, client, signal }, lane, async (sequence, turn, meter) => {
      const prompt = questionPrompt(this.#engine, request, answerTokens);
      const raw = await chooseAnswer(this.#engine, sequence, prompt, request.choices, turn, meter);
      const calibration = request.calibration ?? taskCalibration(this.description, request.task);
      const probabilities = calibrateChoices(raw, calibration);
      const confidence = Math.max(...probabilities);
      const best = request.choices[probabilities.indexOf(confidence)] ?? "";
      return { choice: best, confidence, probabilities, ms: meter.ms };
    });
    return cached.keep(choice);
  }

  async write(request: WriteRequest, signal: AbortSignal, client = ""): Promise<Written> {
    this.#require(request.capability);
    const { priority, capability: _, receive, ...content } = request;
    const cached = this.#cached<Written>("write", content);
    if (cached.value) return { ...cached.value, ms: 0 };
    const gbnf = request.grammar && (await this.#options.readGrammar(request.grammar));
    const grammar = gbnf ? await this.#engine.grammar(gbnf) : undefined;
    const lane = request.document === "" ? "answers" : "documents";
    const written = await this.#run({ priority, client, signal }, lane, async (sequence, turn, meter) => {
      const question = { ...request, question: request.instruction };
      const prompt = questionPrompt(this.#engine, question, request.maxTokens);
      const options = { maxTokens: request.maxTokens, grammar, receive };
      const { text, probability, finished } = await writeText(
        this.#engine,
        sequence,
        prompt,
        options,
        turn,
        meter,
      );
      const calibration = taskCalibration(this.description, request.task);
      const confidence = finished ? calibrateProbability(probability, calibration) : 0;
      return { text, confidence, finished, ms: meter.ms };
    });
    return cached.keep(written);
  }

  /** Stops every job and frees the engine. */
  async dispose(): Promise<void> {
    this.#scheduler.close(new ModelUnavailableError("The model was closed."));
    await Promise.allSettled([...this.#running, this.#vocabulary]);
    await this.#engine.dispose();
  }

  #require(capability: Capability): void {
    if (!this.description.capabilities.includes(capability))
      throw new ModelUnavailableError(`${this.description.name} cannot ${capability}.`);
  }

  #cached<Value extends Fill | Choice | Written>(kind: string, content: unknown) {
    const key = ResultCache.keyOf([kind, content]);
    // A key is made from the request's kind, so its value has the kind's shape.
    const value = this.#cache.get(key) as Value | undefined;
    const keep = (result: Value) => {
      this.#cache.set(key, result);
      return result;
    };
    return { value, keep };
  }

  async #run<T>(
    job: JobOptions,
    lane: Lane,
    work: (sequence: EngineSequence, turn: Turn, meter: Meter) => Promise<T>,
  ): Promise<T> {
    const sequence = this.#engine.sequences[this.#sequenceOf[lane]];
    if (!sequence) throw new Error(`The engine has no sequence for ${lane}.`);
    const meter = new Meter(this.#options.clock);
    const running = this.#scheduler.run(job, (turn) => work(sequence, turn, meter));
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      // What a failed step left in the KV cache is not to be relied on.
      if (!job.signal.aborted && !isAbort(error)) await sequence.keep(0);
      throw error;
    } finally {
      this.#running.delete(running);
      const drifted = [this.#tokenDrift.add(meter.singleTokenMs), this.#promptDrift.add(meter.promptTokenMs)];
      if (drifted.includes(true)) this.#measureAgain();
    }
  }

  /** Measures the thread count again, as a background job between others. */
  #measureAgain(): void {
    const { cores, clock, logger } = this.#options;
    const sequence = this.#engine.sequences[this.#sequenceOf.ahead];
    if (cores < 2 || !sequence || clock.now() - this.#measuredAt < measurePauseMs) return;
    this.#measuredAt = clock.now();
    this.#tokenDrift.reset();
    this.#promptDrift.reset();
    const { signal } = new AbortController();
    const job: JobOptions = { priority: "background", key: "measure threads", signal };
    const running = this.#scheduler.run(job, async (turn) => {
      this.#speed = await measureThreads(this.#engine, sequence, cores, clock, turn);
      logger.info(`The model's speed has changed; it now uses ${threadsInWords(this.threads)}.`);
    });
    this.#running.add(running);
    running
      .catch((error: unknown) => logger.debug(`Threads were not measured again: ${String(error)}`))
      .finally(() => this.#running.delete(running));
  }

  #plan(request: FillRequest, lane: Lane, sequence: EngineSequence, layout = this.#layout()) {
    return fillPrompt(this.#engine, request, layout, this.#windows[lane], sequence.tokens);
  }

  #layout(): FillLayout {
    const { promptStyle: style, healing } = this.description;
    const within = (ms: number, least: number, most: number) =>
      Math.round(Math.min(most, Math.max(least, ms / Math.max(this.#speed.promptTokenMs, 0.01))));
    return {
      style,
      healing,
      suffixTokens: within(suffixBudgetMs, suffixBounds.least, suffixBounds.most),
      coldPrefixTokens:
        this.#options.coldPrefixTokens ?? within(coldPrefixBudgetMs, leastPrefix, this.#engine.contextSize),
    };
  }
}
