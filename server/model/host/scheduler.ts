import { type Priority, priorities } from "../../contract/ports.ts";

/** Waits until the job may use the model for one step: a chunk of prompt tokens or one generated token. */
export type Turn = () => Promise<void>;

/** Who asks for the model, and how urgently. */
export interface JobOptions {
  readonly priority: Priority;
  /**
   * Jobs with the same key replace each other: a newer one aborts an older one, unless the older one is more
   * urgent, in which case the newer one is refused.
   */
  readonly key?: string;
  readonly signal: AbortSignal;
}

interface Job {
  readonly rank: number;
  readonly order: number;
  readonly key: string | undefined;
  /** Aborts the job for the scheduler's own reasons. */
  readonly stop: AbortController;
}

interface Waiting {
  readonly job: Job;
  readonly grant: () => void;
}

/**
 * Shares one model between jobs. A job asks for a turn before every step; the most urgent waiting job gets it, the
 * longest-running one among equals. So an urgent job waits for one step at most, and a job that had to give way
 * goes on where it stood.
 */
export class Scheduler {
  readonly #waiting: Waiting[] = [];
  readonly #jobs = new Set<Job>();
  readonly #closed = new AbortController();
  #holder: Job | undefined;
  #order = 0;

  /** Jobs that wait for a turn right now. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Runs a job. Rejects with the signal's reason when aborted, with an `AbortError` when superseded. */
  async run<T>(options: JobOptions, work: (turn: Turn) => Promise<T>): Promise<T> {
    options.signal.throwIfAborted();
    this.#closed.signal.throwIfAborted();
    const job: Job = {
      rank: priorities.indexOf(options.priority),
      order: this.#order++,
      key: options.key,
      stop: new AbortController(),
    };
    this.#supersede(job);
    this.#jobs.add(job);
    const signal = AbortSignal.any([options.signal, job.stop.signal]);
    try {
      const result = await work(() => this.#turn(job, signal));
      signal.throwIfAborted();
      return result;
    } finally {
      this.#jobs.delete(job);
      this.#release(job);
    }
  }

  /** Aborts every job, and every later one, with the reason. */
  close(reason: Error): void {
    this.#closed.abort(reason);
    for (const job of this.#jobs) job.stop.abort(reason);
  }

  #supersede(job: Job): void {
    if (job.key === undefined) return;
    const older = [...this.#jobs].filter(({ key, stop }) => key === job.key && !stop.signal.aborted);
    if (older.some(({ rank }) => rank < job.rank)) throw supersededError();
    for (const { stop } of older) stop.abort(supersededError());
  }

  #turn(job: Job, signal: AbortSignal): Promise<void> {
    const granted = new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const abort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason);
      };
      const waiting: Waiting = {
        job,
        grant: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
      };
      signal.addEventListener("abort", abort, { once: true });
      this.#waiting.push(waiting);
    });
    this.#release(job);
    return granted;
  }

  #release(job: Job): void {
    if (this.#holder === job) this.#holder = undefined;
    if (this.#holder !== undefined) return;
    let best = 0;
    for (let i = 1; i < this.#waiting.length; i++) if (this.#precedes(i, best)) best = i;
    const [next] = this.#waiting.splice(best, 1);
    if (!next) return;
    this.#holder = next.job;
    next.grant();
  }

  #precedes(left: number, right: number): boolean {
    const a = this.#waiting[left]?.job;
    const b = this.#waiting[right]?.job;
    if (!a || !b) return false;
    return a.rank < b.rank || (a.rank === b.rank && a.order < b.order);
  }
}

function supersededError(): DOMException {
  return new DOMException("Superseded by a newer request for the same document", "AbortError");
}
