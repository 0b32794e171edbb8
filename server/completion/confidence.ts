import type { CompletionCalibration, Fill, TokenProbability } from "../ports.ts";
import type { CursorContext } from "./cursorContext.ts";
import { identifiersOf, languageWords } from "./words.ts";

/** What the confidence of a suggestion is computed from; the catalog's weights go by these names. */
export interface Features {
  /** Log-odds of the geometric mean of the token probabilities. */
  readonly mean: number;
  /** Log-odds of the least probable token. */
  readonly lowest: number;
  /** Log-odds of the first token: where the suggestion sets out in the wrong direction. */
  readonly first: number;
  /** Natural logarithm of one plus the number of characters. */
  readonly length: number;
  /** 1 when the model said it was done instead of ending the line. */
  readonly ended: number;
  /** Share of identifiers that occur neither near the cursor, nor in snippets, nor in the language. */
  readonly unknown: number;
  /** 1 when the cursor's line was blank. */
  readonly blank: number;
  /** 1 when the cursor stands behind a letter, so that a word is continued. */
  readonly inWord: number;
  /** 1 when the suggestion holds no letter or digit. */
  readonly punctuation: number;
  /** 1 when the finished line stands elsewhere near the cursor already. */
  readonly seen: number;
}

export type FeatureName = keyof Features;

/**
 * Used for a model that the catalog holds no weights of. From the first starter's measurements: a geometric mean of
 * 0.9 was right in three of four cases, 0.8 in less than two of three.
 */
export const defaultWeights: Readonly<Record<FeatureName | "bias", number>> = {
  bias: -1.6,
  mean: 0.7,
  lowest: 0.5,
  first: 0,
  length: -0.1,
  ended: 0,
  unknown: -1.5,
  blank: -0.4,
  inWord: 0,
  punctuation: 0,
  seen: 0,
};

/** Measures a suggestion: `text` is what would be added, `tokens` what the model generated to say it. */
export function measure(
  context: CursorContext,
  text: string,
  tokens: readonly TokenProbability[],
  end: Fill["end"],
  snippets: readonly string[] = [],
): Features {
  const logs = tokens.map(({ probability }) => Math.log(Math.max(probability, 1e-9)));
  const mean = logs.length > 0 ? Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length) : 0;
  const lowest = Math.min(1, ...tokens.map(({ probability }) => probability));
  const line = (context.linePrefix + text).trim();
  return {
    mean: logit(mean),
    lowest: logit(lowest),
    first: logit(tokens[0]?.probability ?? 0),
    length: Math.log(1 + text.length),
    ended: end === "end" ? 1 : 0,
    unknown: unknownShare(context, text, snippets),
    blank: context.linePrefix.trim() === "" ? 1 : 0,
    inWord: /[\p{L}\p{N}_$]$/u.test(context.linePrefix) ? 1 : 0,
    punctuation: /[\p{L}\p{N}]/u.test(text) ? 0 : 1,
    seen: [...context.linesAbove, ...context.linesBelow].some((other) => other.trim() === line) ? 1 : 0,
  };
}

/** Calibrated probability, 0 to 1, that a suggestion with these features is right: a logistic model. */
export function confidence(features: Features, calibration: CompletionCalibration | undefined): number {
  const weights: Readonly<Record<string, number>> = calibration?.weights ?? defaultWeights;
  let sum = weights.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** Log-odds, bounded to what four digits of a probability can tell. */
function logit(probability: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, probability));
  return Math.log(bounded / (1 - bounded));
}

function unknownShare(context: CursorContext, text: string, snippets: readonly string[]): number {
  // The first identifier may be the rest of a word whose beginning is typed already.
  const typed = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(context.linePrefix)?.[0] ?? "";
  const names = identifiersOf(withoutStrings(typed + text));
  if (names.length === 0) return 0;
  const words = languageWords(context.languageId);
  const near = new Set(
    identifiersOf(
      [context.prefix.slice(0, context.prefix.length - typed.length), context.suffix, ...snippets].join("\n"),
    ),
  );
  return names.filter((name) => !near.has(name) && !words?.has(name)).length / names.length;
}

function withoutStrings(text: string): string {
  return text.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, "$1$1");
}
