/** Plain yes/no questions for every file of a batch, answered by an endpoint, and kept so that a run can go on. */
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import type { YesNoUnsure } from "../../contract/ports.ts";
import { plainQuestion } from "../../features/classification/questions.ts";
import { sampleText } from "../../features/classification/sampleText.ts";
import type { OpenAiEndpoint } from "./openAiEndpoint.ts";

export interface EndpointVerdict {
  readonly answer: YesNoUnsure;
  /** Probability of the answer's token, where the server tells; otherwise `unverified`. */
  readonly confidence: number;
}

/** Tokens of a file that are sent: a larger model reads more than the local one. */
const sampleTokens = 2_000;
/** An answer without probabilities is worth this: nobody measured it. */
const unverified = 0.7;
const answerTokens = 4;

export class EndpointQuestions {
  readonly #endpoint: OpenAiEndpoint;
  readonly #file: string | undefined;
  readonly #known = new Map<string, EndpointVerdict>();

  /** @param file where answers are kept, one JSON line each; undefined for nowhere */
  constructor(endpoint: OpenAiEndpoint, file: string | undefined) {
    this.#endpoint = endpoint;
    this.#file = file;
    if (file !== undefined) this.#load(file);
  }

  /** Answers a question about a text; from the file of answers where this very text was asked about before. */
  async ask(question: string, path: string, text: string, signal: AbortSignal): Promise<EndpointVerdict> {
    const prompt = `${path}\n\n${sampleText(text, sampleTokens)}\n\n${plainQuestion(question)}`;
    const key = createHash("sha256").update(`${this.#endpoint.name}\n${prompt}`).digest("base64");
    const known = this.#known.get(key);
    if (known) return known;
    const { text: said, probability = unverified } = await this.#endpoint.answer(
      prompt,
      answerTokens,
      signal,
    );
    const word = /^\W*(yes|no)\b/i.exec(said)?.[1]?.toLowerCase();
    const answer = word === "yes" || word === "no" ? word : "unsure";
    const verdict = {
      answer,
      confidence: answer === "unsure" ? 0 : Math.round(probability * 1000) / 1000,
    } as const;
    this.#known.set(key, verdict);
    // The line break comes first, so that a line cut off by an interruption does not spoil this one.
    if (this.#file !== undefined) appendFileSync(this.#file, `\n${JSON.stringify([key, verdict])}`);
    return verdict;
  }

  /** Reads earlier answers; a line that an interruption cut off is left out, and its question is asked again. */
  #load(file: string): void {
    for (const line of linesOf(file)) {
      const entry = parseEntry(line);
      if (entry) this.#known.set(...entry);
    }
  }
}

function parseEntry(line: string): [string, EndpointVerdict] | undefined {
  try {
    return JSON.parse(line) as [string, EndpointVerdict];
  } catch {
    return undefined;
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
  } catch {
    return []; // No earlier run.
  }
}
