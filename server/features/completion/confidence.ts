import type { CompletionCalibration, TokenProbability } from "../../contract/ports.ts";
import { logistic } from "../../text/logistic.ts";
import type { CursorContext } from "./cursorContext.ts";
import { identifiersOf, languageWords } from "./words.ts";

/** What the confidence of a suggestion is computed from; the catalog's weights go by these names. */
export interface Features {
  /** Log-odds of the probability of all tokens together, the line break included. */
  readonly whole: number;
  /** The same probability, 0 to 1. */
  readonly product: number;
  /** Log-odds of the geometric mean of the token probabilities. */
  readonly mean: number;
  /** Log-odds of the least probable token. */
  readonly lowest: number;
  /** Natural logarithm of one plus the number of characters. */
  readonly length: number;
  /** Share of identifiers that occur neither near the cursor, nor in snippets, nor in the language. */
  readonly unknown: number;
  /** 1 when the suggestion holds no letter or digit. */
  readonly punctuation: number;
  /** 1 when a word stands before the cursor and the suggestion takes it for finished. */
  readonly endsWord: number;
  /** 1 when the finished line stands elsewhere near the cursor already. */
  readonly seen: number;
}

export type FeatureName = keyof Features;

/**
 * Used for a model that the catalog holds no weights of. Cautious: what a small model gives a probability of 0.8 as a
 * whole was right in four of five cases, whatever the model.
 */
export const defaultWeights: Readonly<Record<FeatureName | "bias", number>> = {
  bias: -0.4,
  whole: 0.8,
  product: 0.8,
  mean: 0.2,
  lowest: 0,
  length: -0.2,
  unknown: -1.5,
  punctuation: 0,
  endsWord: -0.4,
  seen: 0,
};

/** Measures a suggestion: `text` is what would be added, `tokens` what the model generated to say it. */
export function measure(
  context: CursorContext,
  text: string,
  tokens: readonly TokenProbability[],
  snippets: readonly string[] = [],
): Features {
  const logs = tokens.map(({ probability }) => Math.log(Math.max(probability, 1e-9)));
  // Text that no probability stands behind is not trusted.
  const sum = logs.length > 0 ? logs.reduce((total, log) => total + log, 0) : Number.NEGATIVE_INFINITY;
  const line = (context.linePrefix + text).trim();
  return {
    whole: logit(Math.exp(sum)),
    product: Math.exp(sum),
    mean: logit(Math.exp(sum / Math.max(1, logs.length))),
    lowest: logit(Math.exp(Math.min(0, ...logs))),
    length: Math.log(1 + text.length),
    unknown: unknownShare(context, text, snippets),
    punctuation: /[\p{L}\p{N}]/u.test(text) ? 0 : 1,
    endsWord: /[\p{L}\p{N}_$]$/u.test(context.linePrefix) && /^[^\p{L}\p{N}_$]/u.test(text) ? 1 : 0,
    seen: [...context.linesAbove, ...context.linesBelow].some((other) => other.trim() === line) ? 1 : 0,
  };
}

/** Whether a name occurs near the cursor, in snippets or in the language. */
export function namesKnown(context: CursorContext, snippets: readonly string[]): (name: string) => boolean {
  const typed = /(?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(context.linePrefix)?.[0] ?? "";
  const words = languageWords(context.languageId);
  const near = new Set(
    identifiersOf(
      [context.prefix.slice(0, context.prefix.length - typed.length), context.suffix, ...snippets].join("\n"),
    ),
  );
  return (name) => near.has(name) || words?.has(name) === true;
}

/** Calibrated probability, 0 to 1, that a suggestion with these features is right: a logistic model. */
export function confidence(features: Features, calibration: CompletionCalibration | undefined): number {
  return logistic(features, calibration?.weights ?? defaultWeights);
}

/** Log-odds, bounded to what four digits of a probability can tell. */
export function logit(probability: number): number {
  const bounded = Math.min(1 - 0.0001, Math.max(0.0001, probability));
  return Math.log(bounded / (1 - bounded));
}

function unknownShare(context: CursorContext, text: string, snippets: readonly string[]): number {
  // The first identifier may be the rest of a word whose beginning is typed already.
  const typed = /(?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(context.linePrefix)?.[0] ?? "";
  const names = identifiersOf(withoutStrings(typed + text));
  if (names.length === 0) return 0;
  const known = namesKnown(context, snippets);
  return names.filter((name) => !known(name)).length / names.length;
}

export function withoutStrings(text: string): string {
  return text.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, "$1$1");
}
