/** A few worker threads that take turns with batches of work. Threads start when there is work, and one by one. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../files/assets.ts";

interface Job<In, Out> {
  readonly input: In;
  readonly resolve: (output: Out) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs inputs on worker threads; each worker answers one message with one message. */
export class WorkerPool<In, Out> {
  readonly #name: string;
  readonly #size: number;
  readonly #youngMb: number;
  readonly #workers = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: Job<In, Out>[] = [];
  readonly #running = new Map<Worker, Job<In, Out>>();

  /**
   * @param name file name of the worker without its ending, for example `classifyWorker`
   * @param size most threads that run at once
   * @param youngMb room of each for what is young, in megabytes: a file's nodes all die together, and where there is room the
   *   collector does not move them about before
   */
  constructor(name: string, size: number, youngMb = 48) {
    this.#name = name;
    this.#size = size;
    this.#youngMb = youngMb;
  }

  /** Resolves with the worker's answer; rejects when the worker fails or the pool is closed. */
  run(input: In): Promise<Out> {
    return new Promise<Out>((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends the threads; what has not been answered rejects. */
  async close(): Promise<void> {
    const closed = new Error("The worker pool was closed.");
    for (const job of this.#waiting.splice(0)) job.reject(closed);
    for (const job of this.#running.values()) job.reject(closed);
    this.#running.clear();
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? this.#start();
      const job = worker && this.#waiting.shift();
      if (!job) return;
      this.#running.set(worker, job);
      worker.postMessage(job.input);
    }
  }

  #start(): Worker | undefined {
    if (this.#workers.size >= this.#size) return undefined;
    const worker = startWorker(this.#name, this.#youngMb);
    this.#workers.add(worker);
    worker.on("message", (output: Out) => {
      const job = this.#running.get(worker);
      this.#running.delete(worker);
      this.#idle.push(worker);
      job?.resolve(output);
      this.#dispatch();
    });
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("The worker thread ended.")));
    return worker;
  }

  /** A thread that died takes its job with it; the next job gets a new thread. */
  #lose(worker: Worker, error: unknown): void {
    if (!this.#workers.delete(worker)) return;
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#running.get(worker)?.reject(error);
    this.#running.delete(worker);
    this.#dispatch();
  }
}

/** From the bundle a worker is a file in `dist/`; from the sources it is TypeScript, read through tsx. */
function startWorker(name: string, youngMb: number): Worker {
  const here = fileURLToPath(import.meta.url);
  if (!here.endsWith(".ts"))
    return new Worker(path.join(packageRoot, "dist", `${name}.js`), {
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
  const built = path.join(packageRoot, "dist", `${name}.js`);
  const source = path.join(packageRoot, "server/entries", `${name}.ts`);
  if (!existsSync(source)) return new Worker(built);
  // A loader given on the command line is not handed on to threads.
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(start, { eval: true });
}
