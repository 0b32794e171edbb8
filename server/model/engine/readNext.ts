import type { Next } from "./engine.ts";

/** What the library tells of the token that follows one. */
interface RawNext {
  readonly token?: number | null;
  readonly logits?: ReadonlyMap<number, number>;
  readonly totalLogitWeight?: number;
}

/**
 * Probabilities without sorting the vocabulary: the total weight is the sum of exp(logit − max), and with greedy
 * choice the chosen token's logit is the maximum. So its probability is 1 / weight, and that of any other token whose
 * logit was asked for exp(logit − max) / weight.
 */
export function readNext(next: RawNext | undefined): Next {
  const { token, logits, totalLogitWeight: weight } = next ?? {};
  if (token === undefined || token === null || weight === undefined)
    throw new Error("The model gave no next token.");
  const wanted = new Map<number, number>();
  const max = logits?.get(token) ?? 0;
  for (const [other, logit] of logits ?? []) wanted.set(other, Math.exp(logit - max) / weight);
  return { token, probability: 1 / weight, wanted };
}
