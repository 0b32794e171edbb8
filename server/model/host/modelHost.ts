import { basename } from "node:path";
import type { CacheStatistics } from "../../cache/resultCache.ts";
import { Listeners } from "../../contract/listeners.ts";
import {
  type Capability,
  type Disposable,
  type Model,
  type ModelStatus,
  ModelUnavailableError,
} from "../../contract/ports.ts";
import { threadsInWords } from "../engine/engine.ts";
import { completionCalibration } from "../files/catalog.ts";
import type { LoadedModel } from "./loadedModel.ts";
import { loadModel } from "./loadModel.ts";
import type { ModelHostOptions } from "./modelHostOptions.ts";

/** The model port, with its life cycle. */
export interface ModelHost extends Model {
  /**
   * Loads the model in the background. The promise resolves when the model is ready or has failed, and never
   * rejects; whoever need not wait for the model need not wait for it.
   */
  start(): Promise<ModelStatus>;
  /**
   * Closes the loaded model, if any, and loads the file that the user chose; undefined for none. A file that was set
   * aside because it crashed gets another chance.
   */
  use(path: string | undefined): Promise<ModelStatus>;
}

/** What can be asked of a model. */
export type ModelCalls = Pick<Model, "fill" | "prefill" | "choose" | "write">;

/** A host in this process. */
export interface OwnModelHost extends ModelHost {
  /** Hits and misses of the cache of the model's answers. */
  readonly cacheStatistics: CacheStatistics;
  /** The model on behalf of one of several clients, whose documents have nothing to do with those of others. */
  as(client: string): ModelCalls;
}

const noModel: ModelStatus = { state: "none", name: "", capabilities: [] };
const emptyCache: CacheStatistics = { hits: 0, misses: 0, entries: 0, size: 0 };

/** Hosts one model at a time. Nothing is loaded before `start`. */
export function createModelHost(options: ModelHostOptions): OwnModelHost {
  return new Host(options);
}

function speedOf({ threads, speed }: LoadedModel): Partial<ModelStatus> {
  const { promptTokenMs, tokenMs } = speed;
  return { threads: threads.generation, promptThreads: threads.prompt, promptTokenMs, tokenMs };
}

class Host implements OwnModelHost {
  readonly #options: ModelHostOptions;
  readonly #listeners = new Listeners<ModelStatus>();
  #status: ModelStatus = noModel;
  #model: LoadedModel | undefined;
  #loading: Promise<ModelStatus> = Promise.resolve(noModel);
  #outdated = new AbortController();

  constructor(options: ModelHostOptions) {
    this.#options = options;
  }

  get status(): ModelStatus {
    // The thread count may have been measured again since the model was loaded.
    return this.#model ? { ...this.#status, ...speedOf(this.#model) } : this.#status;
  }

  get completionCalibration() {
    return this.#model && completionCalibration(this.#model.description);
  }

  get cacheStatistics(): CacheStatistics {
    return this.#model?.cacheStatistics ?? emptyCache;
  }

  onDidChangeStatus(listener: (status: ModelStatus) => void): Disposable {
    return this.#listeners.add(listener);
  }

  can(capability: Capability): boolean {
    return this.#model?.description.capabilities.includes(capability) ?? false;
  }

  start(): Promise<ModelStatus> {
    return this.#replace(this.#options.path);
  }

  use(path: string | undefined): Promise<ModelStatus> {
    return this.#replace(path);
  }

  #replace(path: string | undefined): Promise<ModelStatus> {
    // A load that nobody waits for any more gives way; the next begins after it, so that two models are never in
    // memory at once.
    this.#outdated.abort(new ModelUnavailableError("Another model was chosen."));
    const outdated = new AbortController();
    this.#outdated = outdated;
    this.#loading = this.#loading.then(() => this.#load(path, outdated.signal));
    return this.#loading;
  }

  as(client: string): ModelCalls {
    return {
      fill: (request, signal) => this.#ready(signal, (model) => model.fill(request, signal, client)),
      prefill: (request, signal) => this.#ready(signal, (model) => model.prefill(request, signal, client)),
      choose: (request, signal) => this.#ready(signal, (model) => model.choose(request, signal, client)),
      write: (request, signal) => this.#ready(signal, (model) => model.write(request, signal, client)),
    };
  }

  fill(...[request, signal]: Parameters<Model["fill"]>): ReturnType<Model["fill"]> {
    return this.#ready(signal, (model) => model.fill(request, signal));
  }

  prefill(...[request, signal]: Parameters<Model["prefill"]>): ReturnType<Model["prefill"]> {
    return this.#ready(signal, (model) => model.prefill(request, signal));
  }

  choose(...[request, signal]: Parameters<Model["choose"]>): ReturnType<Model["choose"]> {
    return this.#ready(signal, (model) => model.choose(request, signal));
  }

  write(...[request, signal]: Parameters<Model["write"]>): ReturnType<Model["write"]> {
    return this.#ready(signal, (model) => model.write(request, signal));
  }

  async dispose(): Promise<void> {
    await this.#replace(undefined);
    this.#listeners.clear();
  }

  async #ready<T>(signal: AbortSignal, ask: (model: LoadedModel) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (!this.#model) throw new ModelUnavailableError(this.#status.message ?? "No model is ready.");
    return ask(this.#model);
  }

  async #load(path: string | undefined, signal: AbortSignal): Promise<ModelStatus> {
    const previous = this.#model;
    this.#model = undefined;
    if (previous) await previous.dispose().catch((error: unknown) => this.#logFailure("closing", error));
    if (path === undefined || signal.aborted) return this.#setStatus(noModel);
    const name = basename(path);
    this.#setStatus({ state: "loading", name, path, capabilities: [] });
    const started = this.#options.clock.now();
    try {
      const model = await loadModel(path, this.#options, signal);
      this.#model = model;
      const { description } = model;
      const loadMs = Math.round(this.#options.clock.now() - started);
      this.#options.logger.info(
        `${description.name} is ready after ${loadMs} ms, with ${threadsInWords(model.threads)}: ${path}`,
      );
      const { capabilities } = description;
      return this.#setStatus({
        state: "ready",
        name: description.name,
        path,
        capabilities,
        ...speedOf(model),
        loadMs,
      });
    } catch (error) {
      if (signal.aborted) return this.#setStatus(noModel);
      const message = error instanceof Error ? error.message : String(error);
      this.#logFailure("loading", error);
      return this.#setStatus({ state: "failed", name, path, message, capabilities: [] });
    }
  }

  #logFailure(doing: string, error: unknown): void {
    this.#options.logger.error(`Failed ${doing} the model`, error);
  }

  #setStatus(status: ModelStatus): ModelStatus {
    this.#status = status;
    this.#listeners.tell(status);
    return status;
  }
}
