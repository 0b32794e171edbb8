/** A logistic model over named features; a feature without a weight counts for nothing, and `bias` is the intercept. */
export function logistic(features: object, weights: Readonly<Record<string, number>>): number {
  let sum = weights.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}
