import type { SyntaxVerdict } from "../../contract/ports.ts";
import { WorkerPool } from "./workerPool.ts";

/** A text to be judged. */
export interface JudgeJob {
  readonly languageId: string;
  readonly text: string;
}

/** Time after which a thread that nobody asks gives its memory back, in milliseconds. */
const idleLife = 60_000;
/** Longest that one text may take, in milliseconds: texts of the greatest length take a second on slow machines. */
const patience = 30_000;
/** What a parser leaves behind is collected soon, in megabytes. */
const youngGeneration = 4;

/**
 * Judges texts on a thread of its own, so that a long text, or a parser that is slow to say what it misses, holds nobody up.
 * The thread starts with the first text, and ends when it has none for a while or cannot get on with one.
 */
export class JudgeThread {
  readonly #idleLife: number;
  readonly #patience: number;
  #pool: WorkerPool<JudgeJob, SyntaxVerdict> | undefined;
  #waiting = 0;
  #end: NodeJS.Timeout | undefined;

  constructor(times: { readonly idleLife?: number; readonly patience?: number } = {}) {
    this.#idleLife = times.idleLife ?? idleLife;
    this.#patience = times.patience ?? patience;
  }

  /** Whether a thread runs. */
  get isRunning(): boolean {
    return this.#pool !== undefined;
  }

  /** @throws when the thread had to be ended, or died, before it answered */
  async judge(languageId: string, text: string): Promise<SyntaxVerdict> {
    this.#pool ??= new WorkerPool("judgeWorker", 1, youngGeneration);
    this.#waiting++;
    // Each answer gives the next text its time.
    this.#endAfter(this.#patience);
    try {
      return await this.#pool.run({ languageId, text });
    } finally {
      this.#waiting--;
      this.#endAfter(this.#waiting > 0 ? this.#patience : this.#idleLife);
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#end);
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.close();
  }

  #endAfter(ms: number): void {
    clearTimeout(this.#end);
    if (this.#pool) this.#end = setTimeout(() => void this.close(), ms).unref();
  }
}
