/**
 * An OpenAI-compatible server (vLLM, llama-server, Ollama) as the large model. Requests are bounded in number, and
 * those that fail for the moment are tried again.
 */
import * as z from "zod";
import type { Clock, LargeModel } from "../../contract/ports.ts";

/** Characters of an answer that are quoted in a message. */
const quotedLength = 200;

export interface EndpointOptions {
  /** Base URL, for example `http://127.0.0.1:8080/v1`. */
  readonly url: string;
  /** Name of the model at the endpoint; some servers ignore it. */
  readonly model: string;
  /** Sent as a bearer token, where the server wants one. */
  readonly apiKey?: string;
  /** Requests at once, at least 1. */
  readonly concurrency: number;
  readonly clock: Pick<Clock, "sleep">;
  /** Time for one attempt, in milliseconds. */
  readonly timeoutMs?: number;
  /** Wait before the second attempt, in milliseconds; doubled for each further one. */
  readonly firstDelayMs?: number;
}

/** The text of an answer, and how sure the server was of its first token, where it tells. */
export interface EndpointAnswer {
  readonly text: string;
  /** Probability of the first token, 0 to 1; undefined when the server does not send log-probabilities. */
  readonly probability: number | undefined;
}

/** The endpoint refused the request or went on failing; the message says how. */
export class EndpointError extends Error {
  override readonly name = "EndpointError";
}

const attempts = 5;
const defaultTimeoutMs = 60_000;
const defaultDelayMs = 500;
/** Longest wait between attempts, in milliseconds, also when the server asks for more. */
const maxDelayMs = 30_000;

const responseSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish() }),
        logprobs: z
          .object({ content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish() })
          .nullish(),
      }),
    )
    .min(1),
});

export class OpenAiEndpoint implements LargeModel {
  readonly #options: EndpointOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @throws EndpointError for what is not an http or https URL */
  constructor(options: EndpointOptions) {
    if (!/^https?:$/.test(URL.parse(options.url)?.protocol ?? ""))
      throw new EndpointError(`"${options.url}" is not an http or https URL.`);
    this.#options = options;
  }

  get name(): string {
    return this.#options.model || new URL(this.#options.url).host;
  }

  async ask(prompt: string, maxTokens: number, signal: AbortSignal): Promise<string> {
    return (await this.answer(prompt, maxTokens, signal)).text;
  }

  /** Like `ask`, with the probability of the answer's first token. */
  async answer(prompt: string, maxTokens: number, signal: AbortSignal): Promise<EndpointAnswer> {
    await this.#enter();
    try {
      return await this.#attempt(prompt, maxTokens, signal, 1);
    } finally {
      this.#leave();
    }
  }

  async #attempt(
    prompt: string,
    maxTokens: number,
    signal: AbortSignal,
    attempt: number,
  ): Promise<EndpointAnswer> {
    signal.throwIfAborted();
    const tried = await this.#post(prompt, maxTokens, signal);
    if ("text" in tried) return tried;
    if (!tried.passing || attempt >= attempts)
      throw new EndpointError(
        `${this.#options.url}: ${tried.reason}${attempt > 1 ? ` (${attempt} attempts)` : ""}`,
      );
    const delay = (this.#options.firstDelayMs ?? defaultDelayMs) * 2 ** (attempt - 1);
    await this.#options.clock.sleep(Math.min(maxDelayMs, Math.max(delay, tried.retryAfterMs)), signal);
    return this.#attempt(prompt, maxTokens, signal, attempt + 1);
  }

  async #post(prompt: string, maxTokens: number, signal: AbortSignal): Promise<EndpointAnswer | Failure> {
    const { url, model, apiKey, timeoutMs = defaultTimeoutMs } = this.#options;
    try {
      const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
        },
        body: JSON.stringify({
          model,
          messages: [{ role: "user", content: prompt }],
          max_tokens: maxTokens,
          temperature: 0,
          logprobs: true,
        }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      const body = await response.text();
      return response.ok ? parseAnswer(body) : refused(response, body);
    } catch (error) {
      signal.throwIfAborted();
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return {
        passing: true,
        retryAfterMs: 0,
        reason: cause instanceof Error ? cause.message : String(cause),
      };
    }
  }

  async #enter(): Promise<void> {
    if (this.#running >= this.#options.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
  }

  /** Hands the place on to the next that waits. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }
}

interface Failure {
  readonly reason: string;
  /** Whether it may work the next time. */
  readonly passing: boolean;
  readonly retryAfterMs: number;
}

function refused(response: Response, body: string): Failure {
  const { status } = response;
  const seconds = Number(response.headers.get("retry-after"));
  const passing = status === 408 || status === 429 || status >= 500;
  const detail = body.trim().slice(0, quotedLength);
  return {
    passing,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 0,
    reason: `HTTP ${status}${detail === "" ? "" : `: ${detail}`}`,
  };
}

function parseAnswer(body: string): EndpointAnswer | Failure {
  const unusable = { passing: true, retryAfterMs: 0, reason: "the answer is not one of a chat completion" };
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return unusable;
  }
  const parsed = responseSchema.safeParse(json);
  if (!parsed.success) return unusable;
  const [choice] = parsed.data.choices;
  const first = choice?.logprobs?.content?.find(({ token }) => token.trim() !== "");
  return { text: choice?.message.content ?? "", probability: first && Math.exp(Math.min(0, first.logprob)) };
}
