/** One POST to a server that is not trusted: never sent on to another one, bounded in size and time. */
import { type Failure, lasting, passing, refused } from "./endpointError.ts";

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Time until the answer begins, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest silence within an answer, in milliseconds. */
  readonly silenceMs: number;
  /** Most time for everything, in milliseconds. */
  readonly totalMs: number;
  /** Takes out of a server's words what must not be shown. */
  readonly clean: (text: string) => string;
}

/** Hops within the same server: one from `http` paths without a version to those with one is common, more are a loop. */
const mostRedirects = 3;
/** Bytes of an answer: a thousand tokens with their probabilities are a tenth of it. */
const largestAnswer = 2_000_000;
/** Bytes of a refusal that are read. */
const largestRefusal = 16_384;
/** Redirects that keep method and body; all others would turn the question into a GET. */
const keepsMethod = new Set([307, 308]);

/**
 * Sends the request, and hands over the answer's text piece by piece as it arrives.
 * @returns undefined when all of the answer has been handed over, otherwise why not
 */
export async function postJson(
  post: Post,
  receive: (text: string) => void,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const limit = new TimeLimit(post, signal);
  try {
    return await send(post, post.url, receive, limit, 0);
  } catch (error) {
    signal.throwIfAborted();
    if (limit.exceeded) return passing(limit.exceeded);
    return passing(reasonOf(error));
  } finally {
    limit.end();
  }
}

async function send(
  post: Post,
  url: string,
  receive: (text: string) => void,
  limit: TimeLimit,
  redirects: number,
): Promise<Failure | undefined> {
  const response = await fetch(url, {
    method: "POST",
    headers: post.headers,
    body: post.body,
    redirect: "manual",
    signal: limit.signal,
  });
  limit.progress();
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    const next = redirected(url, response, redirects);
    return typeof next === "string" ? send(post, next, receive, limit, redirects + 1) : next;
  }
  if (!response.ok) {
    let refusal = "";
    await read(response, largestRefusal, limit, (text) => {
      refusal += text;
    });
    return refused(response.status, response.headers.get("retry-after"), post.clean(refusal));
  }
  const complete = await read(response, largestAnswer, limit, receive);
  return complete ? undefined : lasting(`its answer is longer than ${largestAnswer / 1_000_000} MB`);
}

/** Where a redirect leads if it may be followed: to the same server, with the same method. */
function redirected(from: string, { status, headers }: Response, redirects: number): string | Failure {
  const target = URL.parse(headers.get("location") ?? "", from);
  if (!target) return lasting(`it redirects (HTTP ${status}) to nowhere`);
  const { origin, protocol } = new URL(from);
  // What a `blob:` address holds names this origin as its own.
  if (target.origin !== origin || target.protocol !== protocol || target.username !== "") {
    const where = target.host || target.protocol;
    return lasting(`it redirects to another server, ${where}; neither text nor key is sent there`);
  }
  if (!keepsMethod.has(status))
    return lasting(`it redirects to ${target.pathname} by another method (HTTP ${status})`);
  if (redirects >= mostRedirects) return lasting("it redirects in a circle");
  return target.href;
}

/** Whether the body ended within its bound. */
async function read(
  { body }: Response,
  most: number,
  limit: TimeLimit,
  receive: (text: string) => void,
): Promise<boolean> {
  if (!body) return true;
  const decoder = new TextDecoder();
  let bytes = 0;
  // Leaving the loop early cancels the stream, and with it the request.
  for await (const piece of body) {
    limit.progress();
    bytes += piece.byteLength;
    if (bytes > most) return false;
    receive(decoder.decode(piece, { stream: true }));
  }
  receive(decoder.decode());
  return true;
}

/** What went wrong below HTTP, such as a refused connection, in few words. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  const message = cause instanceof Error ? cause.message : String(cause);
  if (code === "ECONNREFUSED") return `nothing listens there (${message})`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `there is no such server (${message})`;
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET") return `the connection broke (${message || code})`;
  return message || code || "the request failed";
}

/** Ends a request that takes too long, and knows which limit that was. */
class TimeLimit {
  readonly signal: AbortSignal;
  readonly #post: Post;
  readonly #abort = new AbortController();
  readonly #total: NodeJS.Timeout;
  #silence: NodeJS.Timeout;
  exceeded: string | undefined;

  constructor(post: Post, signal: AbortSignal) {
    this.#post = post;
    this.signal = AbortSignal.any([signal, this.#abort.signal]);
    this.#silence = this.#in(post.timeoutMs, `it did not answer within ${seconds(post.timeoutMs)}`);
    this.#total = this.#in(post.totalMs, `its answer was not complete after ${seconds(post.totalMs)}`);
  }

  /** Something arrived. */
  progress(): void {
    clearTimeout(this.#silence);
    const { silenceMs } = this.#post;
    this.#silence = this.#in(
      silenceMs,
      `it fell silent for ${seconds(silenceMs)} in the middle of its answer`,
    );
  }

  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#total);
  }

  #in(ms: number, exceeded: string): NodeJS.Timeout {
    return setTimeout(() => {
      this.exceeded ??= exceeded;
      this.#abort.abort();
    }, ms);
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}
