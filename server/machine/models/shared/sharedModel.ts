import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Listeners } from "../../../contract/listeners.ts";
import {
  type Capability,
  type ChoiceRequest,
  type CompletionCalibration,
  type Disposable,
  type FillRequest,
  judgeTask,
  type Logger,
  type Model,
  type ModelStatus,
  ModelUnavailableError,
  type WriteRequest,
} from "../../../contract/ports.ts";
import { untilAborted } from "../../../contract/untilAborted.ts";
import type { PromptStyle } from "../../../model/decoding/prompts.ts";
import { threadsInWords } from "../../../model/engine/engine.ts";
import { hasFigures } from "../../../model/files/catalog.ts";
import type { ModelHost } from "../../../model/host/modelHost.ts";
import { hasNoRoom } from "../../files/noRoom.ts";
import { watchOwnFile } from "../../files/watchOwnFile.ts";
import { type Measurement, Measurements } from "../measurements.ts";
import { CrashRecords } from "./crashRecords.ts";
import { findHost, HostFailedError } from "./findHost.ts";
import { type HostConnection, HostGoneError } from "./hostConnection.ts";
import { type HostIdentity, HostPlace } from "./hostPlace.ts";
import type { Call, News } from "./messages.ts";

export interface SharedModelOptions {
  /** Absolute path of the GGUF file; undefined for no model. */
  readonly path: string | undefined;
  readonly threads: number;
  readonly contextSize: number;
  /** The storage folder. */
  readonly data: string;
  /** The program that hosts a model. */
  readonly entry: string;
  /** Of Inkling's own code: another version has hosts of its own. */
  readonly build: string;
  /** The model that ships; it is never set aside for longer than this process lives. */
  readonly starter: string;
  /** What is loaded instead of a file that cannot be loaded; the status then says why. */
  readonly fallback?: string | undefined;
  readonly idleMs: number;
  readonly lingerMs?: number | undefined;
  /** The order of a prompt's parts, instead of what was measured or what the catalog says. */
  readonly promptStyle?: PromptStyle | undefined;
  /** Whether what was measured on the user's code is used; it is when left out. */
  readonly isMeasured?: boolean;
  readonly logger: Logger;
}

const noModel: ModelStatus = { state: "none", name: "", capabilities: [] };
const usualLingerMs = 2000;
/** Between two attempts to start a host where the disk is full, in milliseconds. */
const retryMs = 1500;
/** Hosts that may be lost while they serve, within so many milliseconds, before the model is given up. */
const mostLosses = 3;
const lossWindowMs = 3 * 60_000;

/**
 * The model in a process of its own, which all windows, terminal commands and agents of this user share. Whoever needs it first
 * starts it. When it goes, whoever notices first starts another, and requests under way are repeated once. Its engine may crash
 * without taking anything else with it.
 */
export class SharedModel implements ModelHost {
  readonly #options: SharedModelOptions;
  readonly #crashes: CrashRecords;
  readonly #listeners = new Listeners<ModelStatus>();
  readonly #measurements: Measurements;
  #endWatch: () => void = () => undefined;
  #measured: Measurement | undefined;
  #path: string | undefined;
  /** Why another model than the chosen one is in use. */
  #note: string | undefined;
  #news: News = { status: noModel };
  /** The way to the host, or on the way to one; undefined while nobody needs it. */
  #connection: Promise<HostConnection> | undefined;
  #outdated = new AbortController();
  #losses: number[] = [];
  #isStarted = false;
  /** No host can be started because nothing can be written. */
  #waitsForRoom = false;
  #settled: Promise<ModelStatus> = Promise.resolve(noModel);

  constructor(options: SharedModelOptions) {
    this.#options = options;
    this.#path = options.path;
    this.#crashes = new CrashRecords(options.data);
    this.#measurements = new Measurements(options.data);
    this.#look();
    if (options.isMeasured !== false) this.#endWatch = watchOwnFile(this.#measurements.index, this.#look);
  }

  /** Reads what was measured of the model on the user's code, in whatever window. */
  readonly #look = () => {
    const isUsed = this.#options.isMeasured !== false && this.#path !== undefined;
    this.#measured = isUsed ? this.#measurements.of(this.#path ?? "") : undefined;
  };

  get status(): ModelStatus {
    return this.#permitted(this.#news.status);
  }

  get completionCalibration(): CompletionCalibration | undefined {
    const { calibration, status } = this.#news;
    if (status.state !== "ready") return undefined;
    const { weights, beginnings } = this.#measured?.calibration ?? {};
    return weights ? { weights, ...(beginnings ? { beginnings } : {}) } : calibration;
  }

  onDidChangeStatus(listener: (status: ModelStatus) => void): Disposable {
    return this.#listeners.add(listener);
  }

  can(capability: Capability): boolean {
    return this.status.state === "ready" && this.status.capabilities.includes(capability);
  }

  /** Loads the model; where that was begun already, by this or by a choice, it is not begun again. */
  start(): Promise<ModelStatus> {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#settled = this.#load();
    }
    return this.#settled;
  }

  async use(path: string | undefined): Promise<ModelStatus> {
    this.#isStarted = true;
    this.#leave(new ModelUnavailableError("Another model was chosen."));
    this.#path = path;
    this.#waitsForRoom = false;
    this.#note = undefined;
    this.#look();
    this.#losses = [];
    this.#settled = (path === undefined ? Promise.resolve() : this.#crashes.forgive(path)).then(() =>
      this.#load(),
    );
    return this.#settled;
  }

  fill(request: FillRequest, signal: AbortSignal): ReturnType<Model["fill"]> {
    return this.#ask("fill", request, signal) as ReturnType<Model["fill"]>;
  }

  prefill(request: FillRequest, signal: AbortSignal): ReturnType<Model["prefill"]> {
    return this.#ask("prefill", request, signal) as ReturnType<Model["prefill"]>;
  }

  choose(request: ChoiceRequest, signal: AbortSignal): ReturnType<Model["choose"]> {
    const calibration = request.calibration ?? this.#measured?.tasks?.[request.task];
    const measured = calibration ? { ...request, calibration } : request;
    return this.#ask("choose", measured, signal) as ReturnType<Model["choose"]>;
  }

  write({ receive, ...request }: WriteRequest, signal: AbortSignal): ReturnType<Model["write"]> {
    return this.#ask("write", request, signal, receive) as ReturnType<Model["write"]>;
  }

  async dispose(): Promise<void> {
    this.#leave(new ModelUnavailableError("The model was closed."));
    this.#endWatch();
    this.#path = undefined;
    this.#setNews({ status: noModel });
    this.#listeners.clear();
  }

  /** Leaves the host, which goes on for others. */
  #leave(reason: Error): void {
    this.#outdated.abort(reason);
    this.#outdated = new AbortController();
    void this.#connection?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    this.#connection = undefined;
  }

  async #load(): Promise<ModelStatus> {
    const { signal } = this.#outdated;
    const { fallback } = this.#options;
    const status = await this.#loadChosen(signal);
    if (status.state !== "failed" || signal.aborted || fallback === undefined || this.#path === fallback)
      return status;
    if (this.#waitsForRoom) return status;
    // The chosen file stays chosen: it may be mended, and the user may choose it again.
    this.#leave(new ModelUnavailableError("The starter is used instead."));
    this.#note = `${status.message} The starter is used instead.`;
    this.#path = fallback;
    this.#look();
    return this.#loadChosen(this.#outdated.signal);
  }

  async #loadChosen(signal: AbortSignal): Promise<ModelStatus> {
    const path = this.#path;
    if (path === undefined) return this.#setNews({ status: noModel });
    const name = basename(path);
    this.#setNews({ status: { state: "loading", name, path, capabilities: [] } });
    try {
      await this.#connect();
      return await this.#whenSettled(signal);
    } catch (error) {
      if (signal.aborted) return this.status;
      return this.#fail(path, error);
    }
  }

  #fail(path: string, error: unknown): ModelStatus {
    const message = error instanceof Error ? error.message : String(error);
    this.#options.logger.error("Failed loading the model", error);
    if (hasNoRoom(error)) this.#retryLater();
    return this.#setNews({
      status: { state: "failed", name: basename(path), path, message, capabilities: [] },
    });
  }

  /** Tries again until there is room; that is no fault of the model's file. */
  #retryLater(): void {
    const { signal } = this.#outdated;
    this.#waitsForRoom = true;
    const retry = async () => {
      if (signal.aborted) return;
      const error = await this.#connect().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (signal.aborted) return;
      if (hasNoRoom(error)) return this.#retryLater();
      this.#waitsForRoom = false;
      if (error !== undefined) this.#fail(this.#path ?? "", error);
    };
    setTimeout(() => void retry(), retryMs).unref();
  }

  /** Resolves when the host has said how the loading ended. */
  #whenSettled(signal: AbortSignal): Promise<ModelStatus> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.status.state === "loading" && !signal.aborted) return;
        subscription.dispose();
        signal.removeEventListener("abort", look);
        resolve(this.status);
      };
      const subscription = this.onDidChangeStatus(look);
      signal.addEventListener("abort", look, { once: true });
      look();
    });
  }

  #connect(): Promise<HostConnection> {
    const { signal } = this.#outdated;
    this.#connection ??= this.#find(signal).catch((error: unknown) => {
      if (!signal.aborted) this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  async #find(signal: AbortSignal): Promise<HostConnection> {
    const path = this.#path;
    if (path === undefined) throw new ModelUnavailableError("No model is chosen.");
    const {
      threads,
      contextSize,
      data,
      entry,
      build,
      starter,
      idleMs,
      lingerMs = usualLingerMs,
    } = this.#options;
    // A file that is not there has no version; the host says what is wrong with it.
    const found = await stat(path).catch(() => undefined);
    const version = found ? `${found.size}-${Math.round(found.mtimeMs)}` : "absent";
    const promptStyle = this.#options.promptStyle ?? this.#measured?.promptStyle;
    const identity: HostIdentity = {
      path,
      threads,
      contextSize,
      version,
      build,
      ...(promptStyle ? { promptStyle } : {}),
    };
    const connection = await findHost({
      place: new HostPlace(data, identity),
      entry,
      args: { ...identity, data, idleMs, lingerMs },
      crashes: this.#crashes,
      isStarter: path === starter,
      events: {
        onNews: (news) => !signal.aborted && this.#hear(news),
        onGone: (sleeps) => !signal.aborted && this.#lose(sleeps),
      },
      logger: this.#options.logger,
      signal,
    });
    if (signal.aborted) connection.close();
    signal.throwIfAborted();
    return connection;
  }

  #hear(news: News): void {
    // A host that takes over loads first; for whoever waits the model is still there.
    if (news.status.state === "loading" && this.status.state === "ready") return;
    const { state, path, name, message, loadMs, promptThreads, threads } = news.status;
    if (state === "ready" && path) void this.#crashes.forgive(path);
    if (state === "failed") this.#options.logger.error(`Failed loading the model: ${message}`);
    if (state === "ready" && this.status.state !== "ready")
      this.#options.logger.info(
        `${name} is ready, loaded in ${loadMs} ms, with ${threadsInWords({ prompt: promptThreads ?? 1, generation: threads ?? 1 })}: ${path}`,
      );
    this.#setNews(news);
  }

  /** The host is gone. One that sleeps is woken by the next request; for any other another takes over at once. */
  #lose(sleeps: boolean): void {
    this.#connection = undefined;
    if (sleeps || this.status.state === "failed") return;
    const now = performance.now();
    this.#losses = [...this.#losses.filter((at) => now - at < lossWindowMs), now];
    const path = this.#path ?? "";
    if (this.#losses.length > mostLosses) {
      const error = new Error(
        `The model's process ended ${mostLosses} times within three minutes. Choose the model again to go on.`,
      );
      return void this.#fail(path, error);
    }
    this.#options.logger.warn("The model's process ended; another takes over.");
    const { signal } = this.#outdated;
    this.#connect().catch((error: unknown) => {
      if (!signal.aborted) this.#fail(path, error);
    });
  }

  async #ask(
    call: Call,
    request: unknown,
    signal: AbortSignal,
    receive?: (piece: string) => void,
  ): Promise<unknown> {
    signal.throwIfAborted();
    if (this.status.state !== "ready")
      throw new ModelUnavailableError(this.status.message ?? "No model is ready.");
    const within = AbortSignal.any([signal, this.#outdated.signal]);
    for (let repeated = false; ; repeated = true) {
      try {
        const connection = await this.#readyConnection(within);
        // Whoever got half an answer of a host that was lost gets the whole one at the end.
        return await connection.ask(call, request, repeated ? undefined : receive, within);
      } catch (error) {
        within.throwIfAborted();
        if (error instanceof HostFailedError) throw new ModelUnavailableError(error.message);
        if (!(error instanceof HostGoneError) || repeated) throw error;
      }
    }
  }

  /** A connection to a host whose model is ready. */
  async #readyConnection(signal: AbortSignal): Promise<HostConnection> {
    const connection = await untilAborted(this.#connect(), signal);
    await untilAborted(connection.whenSettled(), signal);
    return connection;
  }

  #setNews(news: News): ModelStatus {
    const isNoted = news.status.state === "ready" && this.#note !== undefined;
    const status = isNoted ? { ...news.status, message: this.#note ?? "" } : news.status;
    this.#news = { ...news, status };
    this.#listeners.tell(this.status);
    return this.status;
  }

  /** A model judges code only where it was measured that it can; one that is being measured is shown as it is. */
  #permitted(status: ModelStatus): ModelStatus {
    if (!status.capabilities.includes("judge")) return status;
    const isMeasuring = this.#options.isMeasured === false;
    const mayJudge =
      isMeasuring || this.#measured?.tasks?.[judgeTask] !== undefined || hasFigures(status.name, judgeTask);
    if (mayJudge) return status;
    return { ...status, capabilities: status.capabilities.filter((capability) => capability !== "judge") };
  }
}
