import type { Proposal } from "./proposal.ts";

/** How well earlier lines agree on what comes next. */
export interface AgreementFeatures {
  /** Share of the lines that start as typed and go on like the one proposed. */
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

/** The commonest way to go on; the first of two that are equally common. `rests` counts the ways. */
export function agreement(
  typed: string,
  rests: ReadonlyMap<string, number>,
  weights: AgreementWeights,
): Agreed | undefined {
  const [best] = [...rests].sort(([, a], [, b]) => b - a);
  if (!best?.[0]) return undefined;
  const [text, count] = best;
  const total = [...rests.values()].reduce((sum, each) => sum + each, 0);
  const features: AgreementFeatures = {
    share: count / total,
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
