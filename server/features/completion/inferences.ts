import {
  type Fill,
  type FillRequest,
  ModelUnavailableError,
  type Ports,
  type Snippet,
} from "../../contract/ports.ts";
import { untilAborted } from "../../contract/untilAborted.ts";
import type { CompletionCache } from "./completionCache.ts";
import type { CursorContext } from "./cursorContext.ts";

/** How long an inference goes on that nobody waits for but that typing may still catch up with. In milliseconds. */
const grace = 150;
/** Weight of the newest inference in the mean latency. */
const smoothing = 0.3;

interface Inference {
  readonly context: CursorContext;
  readonly controller: AbortController;
  readonly done: Promise<void>;
  /** When it began, by the clock. */
  readonly started: number;
  waiting: number;
}

/** Why an inference brought nothing. */
export type Outcome = "done" | "superseded" | "no-model";

/**
 * Inferences under way, one per document at most. A request joins the one before it as long as the text typed since
 * may be what it is about to say; anything else puts an end to it.
 */
export class Inferences {
  readonly #ports: Pick<Ports, "model" | "clock">;
  readonly #cache: CompletionCache;
  readonly #inferences = new Map<string, Inference>();
  readonly #ahead = new Map<string, { readonly key: string; readonly controller: AbortController }>();
  #latency: number | undefined;

  constructor(ports: Pick<Ports, "model" | "clock">, cache: CompletionCache) {
    this.#ports = ports;
    this.#cache = cache;
  }

  /** Mean time of an inference in milliseconds; undefined before the first. */
  get latency(): number | undefined {
    return this.#latency;
  }

  /**
   * True when an inference for an earlier state of this line may still match and is worth waiting for. About every
   * second one matches, so one that has not run for half of its time yet is sooner started anew: the prompt's KV
   * cells stay.
   */
  joinable(context: CursorContext): boolean {
    const inference = this.#inferences.get(context.uri);
    if (!inference || !context.key.startsWith(inference.context.key)) return false;
    const worthWaiting = this.#ports.clock.now() - inference.started >= (this.#latency ?? 0) / 2;
    return worthWaiting && !context.key.includes("\n", inference.context.key.length);
  }

  /** Waits for the inference under way; its outcome is in the cache then. */
  async join(context: CursorContext, signal: AbortSignal): Promise<void> {
    const inference = this.#inferences.get(context.uri);
    if (inference) await this.#wait(inference, signal);
  }

  /** Asks the model, and remembers what it says. */
  async start(request: FillOptions, signal: AbortSignal): Promise<Outcome> {
    const { context } = request;
    this.cancel(context.uri);
    const controller = new AbortController();
    const fill = this.#ports.model.fill(fillRequest(request, "completion"), controller.signal);
    let outcome: Outcome = "done";
    const done = fill.then(
      (answer) => {
        // An answer from the host's own cache says nothing about inference.
        if (answer.ms > 0) this.#latency = mean(this.#latency, answer.ms);
        this.#remember(request, answer);
      },
      (error: unknown) => {
        if (error instanceof ModelUnavailableError) outcome = "no-model";
        else if (controller.signal.aborted || isAbort(error)) outcome = "superseded";
        else throw error;
      },
    );
    const started = this.#ports.clock.now();
    const inference: Inference = { context, controller, done, started, waiting: 0 };
    this.#inferences.set(context.uri, inference);
    const clear = () => {
      if (this.#inferences.get(context.uri) === inference) this.#inferences.delete(context.uri);
    };
    done.then(clear, clear);
    await this.#wait(inference, signal);
    return outcome;
  }

  /** Prepares a place where the user is likely to be next, when nothing else is to be done. */
  prepare(request: FillOptions): Promise<void> {
    return this.#workAhead(request.context, async (signal) => {
      this.#remember(request, await this.#ports.model.fill(fillRequest(request, "background"), signal));
    });
  }

  /** Has the model read the text before a place where the user may begin to type. */
  prefill(request: FillOptions): Promise<void> {
    return this.#workAhead(request.context, (signal) =>
      this.#ports.model.prefill(fillRequest(request, "background"), signal),
    );
  }

  #remember({ context, snippets, leastProbability }: FillOptions, answer: Fill): void {
    const texts = snippets.map(({ text }) => text);
    this.#cache.remember(context, answer, texts, leastProbability);
  }

  /** One piece of work ahead of the user per document: another place ends the one before. */
  async #workAhead(context: CursorContext, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { uri, key } = context;
    const under = this.#ahead.get(uri);
    if (under?.key === key || this.#cache.recall(context)) return;
    under?.controller.abort();
    const controller = new AbortController();
    this.#ahead.set(uri, { key, controller });
    try {
      await work(controller.signal);
    } catch (error) {
      const expected = error instanceof ModelUnavailableError || controller.signal.aborted || isAbort(error);
      if (!expected) throw error;
    } finally {
      if (this.#ahead.get(uri)?.controller === controller) this.#ahead.delete(uri);
    }
  }

  /** Ends what is under way for a document. */
  cancel(uri: string): void {
    this.#inferences.get(uri)?.controller.abort();
    this.#inferences.delete(uri);
  }

  /** Ends everything for a closed document. */
  forget(uri: string): void {
    this.cancel(uri);
    this.#ahead.get(uri)?.controller.abort();
  }

  async #wait(inference: Inference, signal: AbortSignal): Promise<void> {
    inference.waiting++;
    const leave = () => {
      inference.waiting--;
      if (inference.waiting === 0) void this.#stopUnlessJoined(inference);
    };
    try {
      await untilAborted(inference.done, signal);
      inference.waiting--;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** The request that typing cancels comes just before the one that may use its answer. */
  async #stopUnlessJoined(inference: Inference): Promise<void> {
    await this.#ports.clock.sleep(grace, new AbortController().signal);
    if (inference.waiting === 0) inference.controller.abort();
  }
}

export interface FillOptions {
  readonly context: CursorContext;
  readonly path: string;
  readonly snippets: readonly Snippet[];
  /** The names that may stand at the cursor; any when left out. */
  readonly names?: readonly string[] | undefined;
  readonly maxTokens: number;
  /** Where a line is given up. */
  readonly leastProbability: number;
}

function fillRequest(
  { context, ...options }: FillOptions,
  priority: "completion" | "background",
): FillRequest {
  const { uri, languageId, prefix, suffix } = context;
  return { document: uri, languageId, prefix, suffix, priority, ...options };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function mean(old: number | undefined, value: number): number {
  return old === undefined ? value : old + smoothing * (value - old);
}
