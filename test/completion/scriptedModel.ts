import type {
  Capability,
  Choice,
  Fill,
  FillRequest,
  Model,
  ModelStatus,
  Written,
} from "../../server/contract/ports.ts";
import { ModelUnavailableError } from "../../server/contract/ports.ts";

/** What the scripted model says: a text, or a fill with the parts that matter. */
export type Line = string | (Partial<Fill> & { readonly text: string });
export type Says = Line | Error | ((request: FillRequest) => Line | Error);

/** A model that says what a test wants, and records what it was asked. Unit tests only. */
export class ScriptedModel implements Model {
  readonly asked: FillRequest[] = [];
  readonly aborted: FillRequest[] = [];
  /** What it was asked to read ahead. */
  readonly read: FillRequest[] = [];
  completionCalibration: Model["completionCalibration"] = undefined;
  available = true;
  path = "/models/scripted.gguf";
  /** While set, fills wait for it. */
  hold: Promise<void> | undefined;
  readonly #says: (request: FillRequest) => Line | Error;

  constructor(says: Says) {
    this.#says = typeof says === "function" ? says : () => says;
  }

  get status(): ModelStatus {
    return {
      state: this.available ? "ready" : "none",
      name: "scripted",
      path: this.path,
      capabilities: ["complete"],
    };
  }

  onDidChangeStatus(): { dispose(): void } {
    return { dispose: () => undefined };
  }

  can(capability: Capability): boolean {
    return this.available && capability === "complete";
  }

  async fill(request: FillRequest, signal: AbortSignal): Promise<Fill> {
    this.asked.push(request);
    signal.addEventListener("abort", () => this.aborted.push(request), { once: true });
    await untilAborted(this.hold ?? Promise.resolve(), signal);
    const line = this.#says(request);
    if (line instanceof Error) throw line;
    const fill = typeof line === "string" ? { text: line } : line;
    const tokens = fill.text.match(/\w+|\W/g) ?? [];
    return {
      tokens: [...tokens, "\n"].map((text) => ({ text, probability: 0.999 })),
      end: "line",
      evaluatedTokens: 1,
      promptTokens: 1,
      ms: 10,
      ...fill,
    };
  }

  async prefill(request: FillRequest): Promise<void> {
    this.read.push(request);
  }

  async choose(): Promise<Choice> {
    throw new ModelUnavailableError("The scripted model only completes.");
  }

  async write(): Promise<Written> {
    throw new ModelUnavailableError("The scripted model only completes.");
  }

  async dispose(): Promise<void> {
    this.available = false;
  }
}

function untilAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
