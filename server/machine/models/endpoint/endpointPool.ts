import type { Clock } from "../../../contract/ports.ts";
import { EndpointError, shownText } from "../../endpoint/endpointError.ts";
import { postJson } from "../../endpoint/postJson.ts";

export interface PoolOptions {
  /** Base URLs such as `http://127.0.0.1:8080`, with or without `/v1`. */
  readonly urls: readonly URL[];
  readonly apiKey: string;
  /** Requests that one server gets at once. */
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly clock: Pick<Clock, "now">;
}

interface Server {
  readonly url: URL;
  running: number;
  /** Failures in a row. */
  failures: number;
  /** Not asked before that time. */
  restsUntil: number;
}

interface Waiting {
  readonly rank: number;
  readonly go: () => void;
}

const shortestRestMs = 2000;
const longestRestMs = 60_000;

/**
 * Several servers as one: each request goes to the healthy one with the least to do, and to another when that one fails. A server
 * that failed rests, the longer the more often; when all rest, the one that has rested longest is tried.
 */
export class EndpointPool {
  readonly #options: PoolOptions;
  readonly #servers: readonly Server[];
  #waiting: Waiting[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#servers = options.urls.map((url) => ({ url, running: 0, failures: 0, restsUntil: 0 }));
  }

  /**
   * Posts to a path of one of the servers and reads the answer.
   * @param rank 0 for the most urgent
   * @param read what it makes of the answer's text; throws when it is none
   * @throws EndpointError when no server gave one
   */
  async ask<T>(
    path: string,
    body: object,
    rank: number,
    read: (text: string) => T,
    signal: AbortSignal,
  ): Promise<T> {
    const tried = new Set<Server>();
    let reason = "no server is configured";
    for (;;) {
      const server = await this.#take(tried, rank, signal);
      if (!server) throw new EndpointError(reason);
      tried.add(server);
      try {
        const answer = await this.#post(server, path, body, signal);
        const result = read(answer);
        server.failures = 0;
        return result;
      } catch (error) {
        signal.throwIfAborted();
        reason = `${server.url.host}: ${shownText(error instanceof Error ? error.message : String(error), this.#options.apiKey)}`;
        // A server that refuses one kind of request may be fine for others; the caller decides.
        if (error instanceof RefusedError) throw new EndpointError(reason, { cause: error });
        this.#rest(server);
      } finally {
        server.running--;
        this.#next();
      }
    }
  }

  async #post(server: Server, path: string, body: object, signal: AbortSignal): Promise<string> {
    const { apiKey, timeoutMs } = this.#options;
    let text = "";
    const failure = await postJson(
      {
        url: addressOf(server.url, path),
        headers: {
          "content-type": "application/json",
          ...(apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify(body),
        timeoutMs,
        silenceMs: timeoutMs,
        totalMs: timeoutMs * 2,
        clean: (said) => shownText(said, apiKey),
      },
      (piece) => {
        text += piece;
      },
      signal,
    );
    if (failure && !failure.passing) throw new RefusedError(failure.reason);
    if (failure) throw new Error(failure.reason);
    return text;
  }

  /** A server that was not tried yet, once it has room; undefined when all were tried. */
  async #take(tried: ReadonlySet<Server>, rank: number, signal: AbortSignal): Promise<Server | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const left = this.#servers.filter((server) => !tried.has(server));
      if (left.length === 0) return undefined;
      const now = this.#options.clock.now();
      const awake = left.filter(({ restsUntil }) => restsUntil <= now);
      const free = (awake.length > 0 ? awake : left).filter(
        ({ running }) => running < this.#options.concurrency,
      );
      const [best] = free.sort((a, b) => a.restsUntil - b.restsUntil || a.running - b.running);
      if (best) {
        best.running++;
        return best;
      }
      await this.#turn(rank, signal);
    }
  }

  /** Waits until a request has ended. */
  #turn(rank: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        signal.removeEventListener("abort", abort);
      };
      const abort = () => {
        leave();
        reject(signal.reason);
      };
      const waiting: Waiting = {
        rank,
        go: () => {
          leave();
          resolve();
        },
      };
      signal.addEventListener("abort", abort, { once: true });
      this.#waiting.push(waiting);
    });
  }

  /** Lets the most urgent one go on. */
  #next(): void {
    const [first] = [...this.#waiting].sort((a, b) => a.rank - b.rank);
    first?.go();
  }

  #rest(server: Server): void {
    const rest = Math.min(longestRestMs, shortestRestMs * 2 ** server.failures);
    server.failures++;
    server.restsUntil = this.#options.clock.now() + rest;
  }
}

/** The server understood the request and will not answer it. */
class RefusedError extends Error {}

/** `/v1/…` and llama-server's own paths below the same base, whether the base names the version or not. */
function addressOf(base: URL, path: string): string {
  const root = base.pathname.replace(/\/(?:v1\/?)?$/, "");
  return new URL(`${root}${path}`, base).href;
}
