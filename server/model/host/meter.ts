import type { Clock } from "../../contract/ports.ts";

/** Steps of at least so many tokens tell how fast prompts are evaluated; those of reading ahead are shorter, and slower by the token. */
const promptStep = 32;

/** Counts what a job cost the engine; waiting for turns is left out. */
export class Meter {
  /** Tokens evaluated, prompt and generated ones. */
  evaluated = 0;
  /** Time in the engine, in milliseconds. */
  ms = 0;
  /** Durations of steps of a single token, in milliseconds: the speed of generation. */
  readonly singleTokenMs: number[] = [];
  /** Milliseconds per token of steps of many tokens: the speed of prompts. */
  readonly promptTokenMs: number[] = [];
  readonly #clock: Pick<Clock, "now">;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Runs one step of the engine on that many tokens. */
  async step<T>(tokens: number, work: () => Promise<T>): Promise<T> {
    const started = this.#clock.now();
    const result = await work();
    const ms = this.#clock.now() - started;
    this.ms += ms;
    this.evaluated += tokens;
    if (tokens === 1) this.singleTokenMs.push(ms);
    else if (tokens >= promptStep) this.promptTokenMs.push(ms / tokens);
    return result;
  }
}
