import type { Proposal } from "../proposal.ts";

/** How well earlier lines agree on what comes next. */
export interface AgreementFeatures {
  /**
   * Share of the lines that start as typed and go on like the one proposed, with one more line that goes on otherwise: one
   * line alone proves little (Laplace's rule of succession).
   */
  readonly share: number;
  /** Natural logarithm of the number of such lines. */
  readonly count: number;
  /** Natural logarithm of the typed characters, indentation left out. */
  readonly typed: number;
  /** Natural logarithm of the proposed characters. */
  readonly rest: number;
}

/** A logistic model over these features, fitted on real code by `npm run eval completion`. */
export type AgreementWeights = Readonly<Record<keyof AgreementFeatures | "bias", number>>;

export interface Agreed extends Proposal {
  readonly features: AgreementFeatures;
}

/** The commonest text and how often it occurs; the first of two that are equally common. */
export function commonest(
  texts: readonly string[],
): { readonly text: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && { text: best[0], count: best[1] };
}

/** The commonest of the ways to go on that earlier lines show. */
export function agreement(
  typed: string,
  rests: readonly string[],
  weights: AgreementWeights,
): Agreed | undefined {
  const best = commonest(rests);
  if (!best?.text) return undefined;
  const { text, count } = best;
  const features: AgreementFeatures = {
    share: count / (rests.length + 1),
    count: Math.log(count),
    typed: Math.log(Math.max(1, typed.length)),
    rest: Math.log(text.length),
  };
  return { text, features, confidence: confidenceOf(features, weights) };
}

function confidenceOf({ share, count, typed, rest }: AgreementFeatures, weights: AgreementWeights): number {
  const sum =
    weights.bias +
    weights.share * share +
    weights.count * count +
    weights.typed * typed +
    weights.rest * rest;
  return 1 / (1 + Math.exp(-sum));
}
