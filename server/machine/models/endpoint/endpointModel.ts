import { Listeners } from "../../../contract/listeners.ts";
import {
  type Capability,
  type Choice,
  type ChoiceRequest,
  type Clock,
  type Disposable,
  type Fill,
  type FillRequest,
  type Logger,
  type ModelStatus,
  ModelUnavailableError,
  type Priority,
  priorities,
  type WriteRequest,
  type Written,
} from "../../../contract/ports.ts";
import {
  calibrateChoices,
  calibrateProbability,
  taskCalibration,
} from "../../../model/decoding/calibration.ts";
import type { ModelHost } from "../../../model/host/modelHost.ts";
import { EndpointError } from "../../endpoint/endpointError.ts";
import { parseUrl } from "../parseUrl.ts";
import { type ChatAnswer, readChat, readCompletion, readInfill } from "./answers.ts";
import { EndpointPool } from "./endpointPool.ts";

export interface EndpointModelOptions {
  /** Base URLs, separated by spaces or commas. */
  readonly endpoint: string;
  /** Name of the model there; servers with one model ignore it. */
  readonly name: string;
  readonly apiKey: string;
  readonly readGrammar: (name: string) => Promise<string>;
  readonly clock: Pick<Clock, "now">;
  readonly logger: Logger;
  readonly timeoutMs?: number;
  readonly concurrency?: number;
}

const usualTimeoutMs = 20_000;
const usualConcurrency = 4;
/** Likeliest tokens asked for: all spellings of a few short answers are among them. */
const toldTokens = 20;
/** Characters of text before and after the cursor that are sent: a server evaluates them anew for every keystroke it has not seen. */
const mostBefore = 6000;
const mostAfter = 1500;
/** What a model nobody has measured is trusted with: see `taskCalibration`. */
const unmeasured = { calibration: {} };

/** Any OpenAI-compatible server as the model: the same questions, the same gates, probabilities from its logprobs. */
export class EndpointModel implements ModelHost {
  readonly #options: EndpointModelOptions;
  readonly #pool: EndpointPool;
  readonly #listeners = new Listeners<ModelStatus>();
  #status: ModelStatus = { state: "none", name: "", capabilities: [] };
  /** Whether the servers know llama-server's `/infill`; undefined before the first line. */
  #infills: boolean | undefined;
  readonly completionCalibration = undefined;

  /** @throws EndpointError for an address that is none */
  constructor(options: EndpointModelOptions) {
    this.#options = options;
    const { apiKey, clock, concurrency = usualConcurrency, timeoutMs = usualTimeoutMs } = options;
    this.#pool = new EndpointPool({
      urls: addresses(options.endpoint),
      apiKey,
      concurrency,
      timeoutMs,
      clock,
    });
  }

  get status(): ModelStatus {
    return this.#status;
  }

  onDidChangeStatus(listener: (status: ModelStatus) => void): Disposable {
    return this.#listeners.add(listener);
  }

  can(capability: Capability): boolean {
    return this.#status.capabilities.includes(capability);
  }

  /** Asks for one token, to learn whether somebody answers and whether probabilities are told. */
  async start(): Promise<ModelStatus> {
    const { signal } = new AbortController();
    const name =
      this.#options.name ||
      addresses(this.#options.endpoint)
        .map(({ host }) => host)
        .join(", ");
    this.#setStatus({ state: "loading", name, capabilities: [] });
    const chats = await this.#chat([said("user", "Say yes.")], 1, 0, signal).catch((error: unknown) => error);
    const completes = await this.#line("a = ", "", 1, 0, signal).catch((error: unknown) => error);
    const capabilities: Capability[] = [];
    if (!(completes instanceof Error)) capabilities.push("complete");
    if (!(chats instanceof Error)) capabilities.push("classify", "define");
    if (chats instanceof Error && completes instanceof Error) {
      this.#options.logger.error(`The model's endpoint cannot be used: ${completes.message}`);
      return this.#setStatus({ state: "failed", name, capabilities: [], message: completes.message });
    }
    return this.#setStatus({ state: "ready", name, capabilities });
  }

  /** The endpoint is a setting; choosing a file has no effect on it. */
  async use(): Promise<ModelStatus> {
    return this.start();
  }

  async fill(request: FillRequest, signal: AbortSignal): Promise<Fill> {
    this.#require("complete");
    const { prefix, suffix, maxTokens, priority } = request;
    return this.#guard(() => this.#line(prefix, suffix, maxTokens, rankOf(priority), signal));
  }

  /** Nothing is read ahead: it would cost a server that others share. */
  async prefill(): Promise<void> {
    this.#require("complete");
  }

  async choose(request: ChoiceRequest, signal: AbortSignal): Promise<Choice> {
    this.#require(request.capability);
    const { examples = [], choices, task, priority } = request;
    const started = this.#options.clock.now();
    const asked = (shown: Pick<ChoiceRequest, "document" | "languageId" | "question">) =>
      `${fenced(shown.document, shown.languageId)}${shown.question}\nAnswer with one of: ${choices.join(", ")}.`;
    const messages = [
      ...examples.flatMap((example) => [said("user", asked(example)), said("assistant", example.answer)]),
      said("user", asked(request)),
    ];
    const answer = await this.#guard(() => this.#chat(messages, 1, rankOf(priority), signal));
    const calibration = request.calibration ?? taskCalibration(unmeasured, task);
    const probabilities = calibrateChoices(weigh(answer, choices), calibration);
    const confidence = Math.max(...probabilities);
    const choice = choices[probabilities.indexOf(confidence)] ?? "";
    return { choice, confidence, probabilities, ms: this.#options.clock.now() - started };
  }

  async write(request: WriteRequest, signal: AbortSignal): Promise<Written> {
    this.#require(request.capability);
    const { document, languageId, instruction, maxTokens, task, priority, grammar } = request;
    const started = this.#options.clock.now();
    // llama-server keeps to it, others take no notice.
    const more = grammar === undefined ? {} : { grammar: await this.#options.readGrammar(grammar) };
    const prompt = `${fenced(document, languageId)}${instruction}`;
    const answer = await this.#guard(() =>
      this.#chat([said("user", prompt)], maxTokens, rankOf(priority), signal, more),
    );
    const { tokens, finished } = answer;
    const mean = Math.exp(
      tokens.reduce((sum, { probability }) => sum + Math.log(Math.max(probability, 1e-9)), 0) /
        Math.max(1, tokens.length),
    );
    const isTold = finished && tokens.length > 0;
    const confidence = isTold ? calibrateProbability(mean, taskCalibration(unmeasured, task)) : 0;
    return { text: answer.text.trim(), confidence, finished, ms: this.#options.clock.now() - started };
  }

  async dispose(): Promise<void> {
    this.#setStatus({ state: "none", name: "", capabilities: [] });
    this.#listeners.clear();
  }

  /** By `/infill` where the server has it, which knows its model's tokens; otherwise by a completion with a suffix. */
  async #line(
    prefix: string,
    suffix: string,
    maxTokens: number,
    rank: number,
    signal: AbortSignal,
  ): Promise<Fill> {
    const { name, clock } = this.#options;
    const started = clock.now();
    const passed = () => clock.now() - started;
    const before = prefix.slice(-mostBefore);
    const after = suffix.slice(0, mostAfter);
    if (this.#infills !== false) {
      const body = {
        input_prefix: before,
        input_suffix: after,
        n_predict: maxTokens,
        n_probs: 1,
        temperature: 0,
        stop: ["\n"],
        cache_prompt: true,
      };
      try {
        const fill = await this.#pool.ask(
          "/infill",
          body,
          rank,
          (text) => readInfill(text, passed()),
          signal,
        );
        this.#infills = true;
        return fill;
      } catch (error) {
        signal.throwIfAborted();
        if (this.#infills) throw error;
        this.#infills = false;
      }
    }
    const body = {
      model: name,
      prompt: before,
      ...(after.trim() === "" ? {} : { suffix: after }),
      max_tokens: maxTokens,
      temperature: 0,
      logprobs: 1,
      stop: ["\n"],
    };
    return this.#pool.ask("/v1/completions", body, rank, (text) => readCompletion(text, passed()), signal);
  }

  #chat(
    messages: readonly Message[],
    maxTokens: number,
    rank: number,
    signal: AbortSignal,
    more: object = {},
  ): Promise<ChatAnswer> {
    const { name: model } = this.#options;
    const body = {
      model,
      messages,
      max_tokens: maxTokens,
      temperature: 0,
      logprobs: true,
      top_logprobs: toldTokens,
      ...more,
    };
    return this.#pool.ask("/v1/chat/completions", body, rank, readChat, signal);
  }

  /** What a server cannot do now is for callers like a model that is not there: they fall back to analysis. */
  async #guard<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof EndpointError) throw new ModelUnavailableError(error.message, { cause: error });
      throw error;
    }
  }

  #require(capability: Capability): void {
    if (!this.can(capability))
      throw new ModelUnavailableError(this.#status.message ?? `The endpoint cannot ${capability}.`);
  }

  #setStatus(status: ModelStatus): ModelStatus {
    this.#status = status;
    this.#listeners.tell(status);
    return status;
  }
}

/** The share of each choice among the likeliest first tokens; all alike when the server tells no probabilities. */
function weigh({ first }: ChatAnswer, choices: readonly string[]): readonly number[] {
  const masses = choices.map((choice) =>
    first
      .filter(
        ({ text }) =>
          isStartOf(text, choice) && choices.filter((other) => isStartOf(text, other)).length === 1,
      )
      .reduce((sum, { probability }) => sum + probability, 0),
  );
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => (total > 0 ? mass / total : 1 / masses.length));
}

function isStartOf(token: string, choice: string): boolean {
  const plain = token.trim().toLowerCase();
  return plain !== "" && choice.toLowerCase().startsWith(plain);
}

interface Message {
  readonly role: "user" | "assistant";
  readonly content: string;
}

function said(role: Message["role"], content: string): Message {
  return { role, content };
}

function addresses(endpoint: string): readonly URL[] {
  const parts = endpoint.split(/[\s,]+/).filter((part) => part !== "");
  return parts.map((part) => {
    const url = parseUrl(part);
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
      throw new EndpointError(`"${part}" is not an http or https URL without a password.`);
    return url;
  });
}

function rankOf(priority: Priority): number {
  return priorities.indexOf(priority);
}

function fenced(document: string, languageId: string): string {
  return document === "" ? "" : `\`\`\`${languageId}\n${document.trimEnd()}\n\`\`\`\n\n`;
}
