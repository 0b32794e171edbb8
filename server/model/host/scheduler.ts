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
  /** On whose behalf: a window, a terminal command. Of equally urgent jobs, those of whoever had fewer turns begin first. */
  readonly client?: string;
  readonly signal: AbortSignal;
}

interface Job {
  readonly rank: number;
  readonly order: number;
  readonly key: string | undefined;
  readonly client: string;
  /** Whether it had a turn; what has begun is finished before an equal, or the two would take the KV cache from each other. */
  begun: boolean;
  /** Aborts the job for the scheduler's own reasons. */
  readonly stop: AbortController;
}

interface Waiting {
  readonly job: Job;
  readonly grant: () => void;
}

/**
 * Shares one model between jobs. A job asks for a turn before every step; the most urgent waiting job gets it, the
 * longest-running one among equals, and of those that have not begun the one whose client had the fewest turns. So an urgent job waits for one step at most, and a job that had to give way
 * goes on where it stood.
 */
export class Scheduler {
  readonly #waiting: Waiting[] = [];
  readonly #jobs = new Set<Job>();
  readonly #closed = new AbortController();
  /** Turns each client had; one that comes back does not catch up on what it did not ask for. */
  readonly #turns = new Map<string, number>();
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
      client: options.client ?? "",
      begun: false,
      stop: new AbortController(),
    };
    this.#enter(job.client);
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
      if (this.#jobs.size === 0) this.#turns.clear();
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
    next.job.begun = true;
    this.#turns.set(next.job.client, this.#turnsOf(next.job.client) + 1);
    next.grant();
  }

  /** Starts a client that has no job at the fewest turns of those that have. */
  #enter(client: string): void {
    const others = [...this.#jobs].map((job) => job.client);
    if (others.length === 0 || others.includes(client)) return;
    const fewest = Math.min(...others.map((other) => this.#turnsOf(other)));
    this.#turns.set(client, Math.max(this.#turnsOf(client), fewest));
  }

  #turnsOf(client: string): number {
    return this.#turns.get(client) ?? 0;
  }

  #precedes(left: number, right: number): boolean {
    const a = this.#waiting[left]?.job;
    const b = this.#waiting[right]?.job;
    if (!a || !b) return false;
    if (a.rank !== b.rank) return a.rank < b.rank;
    if (a.begun !== b.begun) return a.begun;
    if (!a.begun && a.client !== b.client) {
      const [turnsOfA, turnsOfB] = [this.#turnsOf(a.client), this.#turnsOf(b.client)];
      if (turnsOfA !== turnsOfB) return turnsOfA < turnsOfB;
    }
    return a.order < b.order;
  }
}

function supersededError(): DOMException {
  return new DOMException("Superseded by a newer request for the same document", "AbortError");
}
