/**
 * How much of a file a model reads, so that a question about a file it has not seen takes less than a second: as much as
 * its measured speed allows.
 */
import { estimateTokens, sampleText } from "./sampleText.ts";

/** Time for a file that is new to the model, question and answer included; in milliseconds. */
const targetMs = 850;
/** Tokens of the prompt around the file, with the question and the answer. */
const surrounding = 50;
/** Before anything is measured: (240 + 50) tokens at the 320 per second of a 0.5B model on one thread. */
const firstTokens = 240;
/**
 * Less than `least` says too little. More than `most` makes a small model answer worse: of the starter's answers about
 * asynchronous code 87 % were right with 300 tokens and 74 % with 450 (`npm run eval classification`).
 */
export const sampleLimits = { least: 120, most: 300 } as const;
/** Small differences in speed do not change what is read of a file. */
const step = 30;
/** Measurements that count; their median does, so that one file the model still knew does not mislead. */
const remembered = 5;

export class SampleBudget {
  readonly #msPerToken: number[] = [];
  #last = { text: "", sample: "" };

  /** Tokens of a file that are read now. */
  get tokens(): number {
    const sorted = this.#msPerToken.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    if (median === undefined) return firstTokens;
    const affordable = Math.floor((targetMs / median - surrounding) / step) * step;
    return Math.min(sampleLimits.most, Math.max(sampleLimits.least, affordable));
  }

  /** The part of a text that the model reads; the same as the last time when it is the same text, which it still knows. */
  sample(text: string): { readonly document: string; readonly isNew: boolean } {
    const isNew = text !== this.#last.text;
    if (isNew) this.#last = { text, sample: sampleText(text, this.tokens) };
    return { document: this.#last.sample, isNew };
  }

  /** Tells how long the model took for a document that was new to it, in milliseconds; 0 when it remembered the answer. */
  learn(document: string, ms: number): void {
    if (ms <= 0) return;
    this.#msPerToken.push(ms / (estimateTokens(document) + surrounding));
    if (this.#msPerToken.length > remembered) this.#msPerToken.shift();
  }
}
