/**
 * An OpenAI-compatible server (vLLM, llama-server, Ollama) as the large model. Requests are bounded in number, and
 * those that fail for the moment are tried again.
 */

import type { Clock, LargeModel } from "../../contract/ports.ts";
import { trimEndOf } from "../../text/endOf.ts";
import { ChatStream, type EndpointAnswer, parseAnswer } from "./chatAnswer.ts";
import { EndpointError, type Failure, shownText } from "./endpointError.ts";
import { postJson } from "./postJson.ts";

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
  /** Longest silence within an answer, in milliseconds. */
  readonly silenceMs?: number;
  /** Wait before the second attempt, in milliseconds; doubled for each further one. */
  readonly firstDelayMs?: number;
  /** Attempts before giving up, at least 1. */
  readonly attempts?: number;
}

const defaultAttempts = 5;
const defaultTimeoutMs = 60_000;
const defaultSilenceMs = 30_000;
/** A stream may take as long as a patient reader waits; an answer as a whole no longer than one attempt. */
const longestStreamMs = 300_000;
const defaultDelayMs = 500;
/** Longest wait between attempts, in milliseconds, also when the server asks for more. */
const maxDelayMs = 30_000;

export class OpenAiEndpoint implements LargeModel {
  readonly #options: EndpointOptions;
  readonly #url: URL;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @throws EndpointError for what is not an http or https URL, and for a key that no header can hold */
  constructor(options: EndpointOptions) {
    const url = URL.parse(options.url);
    if (!url || !/^https?:$/.test(url.protocol))
      throw new EndpointError(`"${options.url}" is not an http or https URL.`);
    if (url.username !== "" || url.password !== "")
      throw new EndpointError("A key does not belong into the endpoint's URL; it is kept elsewhere.");
    if (!/^[\x21-\x7e]*$/.test(options.apiKey ?? ""))
      throw new EndpointError("The endpoint's key holds characters that no key has, such as spaces.");
    this.#options = options;
    this.#url = url;
  }

  get name(): string {
    return this.#options.model || this.#url.host;
  }

  get host(): string {
    return this.#url.host;
  }

  async ask(prompt: string, maxTokens: number, signal: AbortSignal): Promise<string> {
    return (await this.answer(prompt, maxTokens, signal)).text;
  }

  /** Like `ask`, with the probability of the answer's first token. */
  answer(prompt: string, maxTokens: number, signal: AbortSignal): Promise<EndpointAnswer> {
    return this.#inTurn(() =>
      this.#attempt(signal, 1, async () => {
        let body = "";
        const failure = await this.#post({ prompt, maxTokens, stream: false }, signal, (text) => {
          body += text;
        });
        return failure ?? parseAnswer(body);
      }),
    );
  }

  /** A stream that has begun to be shown is not started again. */
  async stream(
    prompt: string,
    maxTokens: number,
    receive: (text: string) => void,
    signal: AbortSignal,
  ): Promise<string> {
    const { text } = await this.#inTurn(() =>
      this.#attempt(signal, 1, async () => {
        const stream = new ChatStream(receive);
        const failure = await this.#post({ prompt, maxTokens, stream: true }, signal, (piece) =>
          stream.push(piece),
        );
        const answer = failure ?? stream.end();
        return "text" in answer || stream.text === "" ? answer : { ...answer, passing: false };
      }),
    );
    return text;
  }

  async #attempt(
    signal: AbortSignal,
    attempt: number,
    post: () => Promise<EndpointAnswer | Failure>,
  ): Promise<EndpointAnswer> {
    signal.throwIfAborted();
    const tried = await post();
    if ("text" in tried) return tried;
    if (!tried.passing || attempt >= (this.#options.attempts ?? defaultAttempts)) {
      const times = attempt > 1 ? ` (${attempt} attempts)` : "";
      throw new EndpointError(this.#shown(`${this.#url.host}: ${tried.reason}${times}`));
    }
    const delay = (this.#options.firstDelayMs ?? defaultDelayMs) * 2 ** (attempt - 1);
    await this.#options.clock.sleep(Math.min(maxDelayMs, Math.max(delay, tried.retryAfterMs)), signal);
    return this.#attempt(signal, attempt + 1, post);
  }

  #post(
    { prompt, maxTokens, stream }: { prompt: string; maxTokens: number; stream: boolean },
    signal: AbortSignal,
    receive: (text: string) => void,
  ): Promise<Failure | undefined> {
    const { model, apiKey, timeoutMs = defaultTimeoutMs, silenceMs = defaultSilenceMs } = this.#options;
    const url = new URL(this.#url);
    url.pathname = `${trimEndOf(url.pathname, "/")}/chat/completions`;
    return postJson(
      {
        url: url.href,
        headers: {
          "content-type": "application/json",
          ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
        },
        body: JSON.stringify({
          model,
          messages: [{ role: "user", content: prompt }],
          max_tokens: maxTokens,
          temperature: 0,
          ...(stream ? { stream } : { logprobs: true }),
        }),
        timeoutMs,
        silenceMs,
        totalMs: stream ? longestStreamMs : timeoutMs,
        clean: (text) => this.#shown(text),
      },
      receive,
      signal,
    );
  }

  #shown(text: string): string {
    return shownText(text, this.#options.apiKey ?? "");
  }

  async #inTurn<T>(use: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#options.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await use();
    } finally {
      // The place is handed on to the next that waits.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
