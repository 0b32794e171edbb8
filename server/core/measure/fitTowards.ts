/** A logistic model's weights by feature; `bias` is the intercept. */
export type Weights = Readonly<Record<string, number>>;

/** A suggestion's features, and whether it was right. */
export interface Example {
  readonly features: Weights;
  readonly right: boolean;
}

const rounds = 400;
const rate = 0.5;
const digits = 1e4;

/**
 * Fits a logistic model that stays near known weights: what a few hundred examples cannot tell apart from chance keeps the value that
 * many more examples gave it. Gradient descent on the mean loss with a ridge towards the prior, features scaled to a deviation of one.
 * @param strength examples that the prior is worth
 */
export function fitTowards(examples: readonly Example[], prior: Weights, strength: number): Weights {
  if (examples.length === 0) return prior;
  const names = [
    ...new Set(["bias", ...Object.keys(prior), ...examples.flatMap(({ features }) => Object.keys(features))]),
  ];
  const rows = examples.map(({ features }) =>
    names.map((name) => (name === "bias" ? 1 : (features[name] ?? 0))),
  );
  const scales = names.map((name, column) =>
    name === "bias" ? 1 : Math.max(1e-3, deviation(rows.map((row) => row[column] ?? 0))),
  );
  const inputs = rows.map((row) => row.map((value, column) => value / (scales[column] ?? 1)));
  const start = names.map((name, column) => (prior[name] ?? 0) * (scales[column] ?? 1));
  const weights = [...start];
  const pull = strength / examples.length;
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, column) => pull * (weight - (start[column] ?? 0)));
    inputs.forEach((input, index) => {
      const error = sigmoid(dot(input, weights)) - (examples[index]?.right ? 1 : 0);
      input.forEach((value, column) => {
        gradient[column] = (gradient[column] ?? 0) + (error * value) / examples.length;
      });
    });
    weights.forEach((weight, column) => {
      weights[column] = weight - (rate / (1 + pull)) * (gradient[column] ?? 0);
    });
  }
  return Object.fromEntries(
    names.map((name, column) => [
      name,
      Math.round(((weights[column] ?? 0) / (scales[column] ?? 1)) * digits) / digits,
    ]),
  );
}

/** The model's probability for features. */
export function probabilityOf(features: Weights, weights: Weights): number {
  let sum = weights.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
  return sigmoid(sum);
}

/** Mean logarithmic loss: what a proper score of probabilities is. */
export function logLoss(examples: readonly Example[], weights: Weights): number {
  const losses = examples.map(({ features, right }) => {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, probabilityOf(features, weights)));
    return -Math.log(right ? p : 1 - p);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}

export function calibrationError(examples: readonly Example[], weights: Weights): number {
  return expectedError(
    examples.map(({ features, right }) => ({ p: probabilityOf(features, weights), right })),
  );
}

/** Expected calibration error in ten bins: the gap between confidence and the share that was right. */
export function expectedError(
  scored: readonly { readonly p: number; readonly right: boolean }[],
  bins = 10,
): number {
  let sum = 0;
  for (let bin = 0; bin < bins; bin++) {
    const inside = scored.filter(({ p }) => Math.min(bins - 1, Math.floor(p * bins)) === bin);
    const confident = inside.reduce((total, { p }) => total + p, 0);
    sum += Math.abs(confident - inside.filter(({ right }) => right).length);
  }
  return sum / Math.max(1, scored.length);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The standard deviation. */
export function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
