/** What a chat completion's answer holds, whole or as a stream of events. */
import * as z from "zod";
import { type Failure, lasting, passing } from "./endpointError.ts";

/** The text of an answer, and how sure the server was of its first token, where it tells. */
export interface EndpointAnswer {
  readonly text: string;
  /** Probability of the first token, 0 to 1; undefined when the server does not send log-probabilities. */
  readonly probability: number | undefined;
}

const failureSchema = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });
const responseSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        logprobs: z
          .object({ content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish() })
          .nullish(),
      }),
    )
    .min(1),
});
const eventSchema = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

/** Reads an answer that came as a whole. */
export function parseAnswer(body: string): EndpointAnswer | Failure {
  const json = parseJson(body);
  const failed = failureOf(json);
  if (failed) return failed;
  const parsed = responseSchema.safeParse(json);
  if (!parsed.success) return passing("the answer is not one of a chat completion");
  const [choice] = parsed.data.choices;
  if (choice?.message.refusal) return lasting(`the model refuses: ${choice.message.refusal}`);
  const first = choice?.logprobs?.content?.find(({ token }) => token.trim() !== "");
  return { text: choice?.message.content ?? "", probability: first && Math.exp(Math.min(0, first.logprob)) };
}

/** Reads a stream of server-sent events as it arrives; a server that does not stream is read as well. */
export class ChatStream {
  readonly #receive: (text: string) => void;
  #rest = "";
  #whole = "";
  #isStream = false;
  #ended = false;
  text = "";
  failure: Failure | undefined;

  /** @param receive is given each piece of the answer's text */
  constructor(receive: (text: string) => void) {
    this.#receive = receive;
  }

  push(piece: string): void {
    if (!this.#isStream) this.#whole += piece;
    this.#rest += piece;
    // A line that comes in many small pieces is split once, when it ends.
    if (!/[\r\n]/.test(piece)) return;
    const lines = this.#rest.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  /** The answer, once the server has ended it. */
  end(): EndpointAnswer | Failure {
    this.#line(this.#rest);
    if (this.failure) return this.failure;
    if (!this.#isStream) {
      const answer = parseAnswer(this.#whole);
      if ("text" in answer) this.#receive(answer.text);
      return answer;
    }
    if (!this.#ended) return passing("the connection broke in the middle of its answer");
    return { text: this.text, probability: undefined };
  }

  #line(line: string): void {
    const data = /^data: ?(.*)$/.exec(line)?.[1];
    if (data === undefined) return;
    this.#isStream = true;
    this.#whole = "";
    if (data.trim() === "[DONE]") this.#ended = true;
    else this.#event(parseJson(data));
  }

  #event(json: unknown): void {
    this.failure ??= failureOf(json);
    const [choice] = eventSchema.safeParse(json).data?.choices ?? [];
    if (!choice) return;
    if (choice.delta?.refusal) this.failure ??= lasting(`the model refuses: ${choice.delta.refusal}`);
    if (choice.finish_reason) this.#ended = true;
    const text = choice.delta?.content ?? "";
    if (text === "") return;
    this.text += text;
    this.#receive(text);
  }
}

/** Some servers answer 200 and say within that something went wrong. */
function failureOf(json: unknown): Failure | undefined {
  const parsed = failureSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { error } = parsed.data;
  return lasting(`it says: ${typeof error === "string" ? error : error.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // What is no JSON is no answer; the callers say so.
  }
}
