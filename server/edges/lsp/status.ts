import type { Disposable, Model } from "../../contract/ports.ts";
import type { StatusParams } from "./protocol.ts";

/** What the status bar shows of the last completion. */
export interface LastCompletion {
  /** Time the answer took, in milliseconds. */
  readonly ms: number;
  /** Why it showed nothing, as a short sentence. */
  readonly silence?: string;
}

/** Gathers what the status bar shows, and sends it when it changed. */
export class Status implements Disposable {
  readonly #model: Model;
  readonly #hitRate: () => number | undefined;
  readonly #send: (status: StatusParams) => void;
  readonly #subscription: Disposable;
  #paused = false;
  #last: LastCompletion | undefined;
  #sent = "";

  /**
   * @param hitRate share of answers served from caches, 0 to 1; undefined before the first
   * @param send tells the client
   */
  constructor(model: Model, hitRate: () => number | undefined, send: (status: StatusParams) => void) {
    this.#model = model;
    this.#hitRate = hitRate;
    this.#send = send;
    this.#subscription = model.onDidChangeStatus(() => this.update());
  }

  get paused(): boolean {
    return this.#paused;
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.update();
  }

  completed(last: LastCompletion): void {
    this.#last = last;
    this.update();
  }

  /** Sends the status if it differs from what was last sent. */
  update(): void {
    const hitRate = this.#hitRate();
    const { capabilities, ...model } = this.#model.status;
    const status: StatusParams = {
      model: { ...model, capabilities: [...capabilities] },
      paused: this.#paused,
      ...(this.#last ? { lastMs: Math.round(this.#last.ms) } : {}),
      ...(this.#last?.silence === undefined ? {} : { silence: this.#last.silence }),
      ...(hitRate === undefined ? {} : { cacheHitRate: Math.round(hitRate * 100) / 100 }),
    };
    const text = JSON.stringify(status);
    if (text === this.#sent) return;
    this.#sent = text;
    this.#send(status);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
