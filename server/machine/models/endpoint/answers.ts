import * as z from "zod";
import type { Fill, TokenProbability } from "../../../contract/ports.ts";

const logprobs = z.object({
  tokens: z.array(z.string()).nullish(),
  token_logprobs: z.array(z.number().nullable()).nullish(),
});
/** Answer of `/v1/completions`. */
const completion = z.object({
  choices: z
    .array(z.object({ text: z.string(), finish_reason: z.string().nullish(), logprobs: logprobs.nullish() }))
    .min(1),
});
/** Answer of llama-server's `/infill`, whose names have changed over time. */
const infill = z.object({
  content: z.string(),
  stop_type: z.string().optional(),
  stopped_limit: z.boolean().optional(),
  completion_probabilities: z
    .array(
      z.object({
        token: z.string().optional(),
        content: z.string().optional(),
        logprob: z.number().nullish(),
        prob: z.number().optional(),
        probs: z.array(z.object({ tok_str: z.string().optional(), prob: z.number() })).optional(),
      }),
    )
    .optional(),
});
const chatToken = z.object({ token: z.string(), logprob: z.number() });
/** Answer of `/v1/chat/completions`. */
const chat = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullable() }),
        finish_reason: z.string().nullish(),
        logprobs: z
          .object({
            content: z.array(chatToken.extend({ top_logprobs: z.array(chatToken).nullish() })).nullish(),
          })
          .nullish(),
      }),
    )
    .min(1),
});

/** What a server said to a chat. */
export interface ChatAnswer {
  readonly text: string;
  readonly finished: boolean;
  /** The likeliest first tokens; empty when the server tells no probabilities. */
  readonly first: readonly TokenProbability[];
  /** Of the tokens it wrote. */
  readonly tokens: readonly TokenProbability[];
}

/** A server's answer is not what it should be. */
class BadAnswerError extends Error {
  override readonly name = "BadAnswerError";
}

/** The line of an answer of `/v1/completions`. */
export function readCompletion(body: string, ms: number): Fill {
  const [choice] = parse(completion, body).choices;
  const { tokens, token_logprobs: logs } = choice?.logprobs ?? {};
  return lineOf(
    choice?.text ?? "",
    probabilities(tokens ?? [], logs ?? []),
    choice?.finish_reason === "length",
    ms,
  );
}

/** The line of an answer of `/infill`. */
export function readInfill(body: string, ms: number): Fill {
  const { content, stop_type, stopped_limit, completion_probabilities: told = [] } = parse(infill, body);
  const tokens = told.map(({ token, content: text, logprob, prob, probs }) => ({
    text: token ?? text ?? "",
    probability: bounded(prob ?? (typeof logprob === "number" ? Math.exp(logprob) : (probs?.[0]?.prob ?? 0))),
  }));
  return lineOf(content, tokens, stop_type === "limit" || stopped_limit === true, ms);
}

export function readChat(body: string): ChatAnswer {
  const [choice] = parse(chat, body).choices;
  const tokens = choice?.logprobs?.content ?? [];
  const probable = ({ token, logprob }: { token: string; logprob: number }) => ({
    text: token,
    probability: bounded(Math.exp(logprob)),
  });
  const [first] = tokens;
  return {
    text: choice?.message.content ?? "",
    finished: choice?.finish_reason !== "length",
    first: first ? (first.top_logprobs?.length ? first.top_logprobs : [first]).map(probable) : [],
    tokens: tokens.map(probable),
  };
}

/**
 * Up to the line's end. A server that tells no probabilities leaves the tokens empty: nothing stands behind such a line, and it is
 * not shown.
 */
function lineOf(text: string, tokens: readonly TokenProbability[], cut: boolean, ms: number): Fill {
  const lineBreak = text.search(/[\r\n]/);
  const line = lineBreak < 0 ? text : text.slice(0, lineBreak);
  let length = 0;
  const kept = tokens.filter(({ text: token }) => {
    const isIn = length < line.length;
    length += token.length;
    return isIn;
  });
  return {
    text: line,
    tokens: kept,
    end: cut && lineBreak < 0 ? "limit" : "line",
    evaluatedTokens: 0,
    promptTokens: 0,
    ms,
  };
}

function probabilities(
  tokens: readonly string[],
  logs: readonly (number | null)[],
): readonly TokenProbability[] {
  if (tokens.length !== logs.length) return [];
  return tokens.map((text, index) => ({ text, probability: bounded(Math.exp(logs[index] ?? 0)) }));
}

function bounded(probability: number): number {
  return Number.isFinite(probability) ? Math.min(1, Math.max(0, probability)) : 0;
}

function parse<Schema extends z.ZodType>(schema: Schema, body: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(body));
  } catch (error) {
    throw new BadAnswerError("its answer has not the form of an OpenAI-compatible server's", {
      cause: error,
    });
  }
}
