import { deviation } from "../../../server/core/measure/fitTowards.ts";

/** Usual strength of the pull towards zero, against chance in small samples. */
const usualRidge = 1;
const rounds = 30;

/** A logistic model fitted by Newton's method, with an intercept `bias` that is not penalised. */
export function fitLogistic<Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
  labels: readonly boolean[],
  ridge = usualRidge,
): Record<Name | "bias", number> {
  const names = Object.keys(rows[0] ?? {}) as Name[];
  const scales = names.map((name) => Math.max(1e-6, deviation(rows.map((row) => row[name]))));
  const inputs = rows.map((row) => [1, ...names.map((name, column) => row[name] / (scales[column] ?? 1))]);
  let weights: number[] = Array(names.length + 1).fill(0);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, column) => (column === 0 ? 0 : -ridge * weight));
    const hessian = weights.map((_, row) =>
      weights.map((_, column) => Number(row === column ? (row > 0 ? ridge : 1e-6) : 0)),
    );
    inputs.forEach((input, index) => {
      const p = 1 / (1 + Math.exp(-dot(input, weights)));
      input.forEach((value, row) => {
        gradient[row] = (gradient[row] ?? 0) + value * ((labels[index] ? 1 : 0) - p);
        const line = hessian[row] ?? [];
        input.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + p * (1 - p) * value * other;
        });
      });
    });
    const step = solve(hessian, gradient);
    weights = weights.map((weight, column) => weight + (step[column] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  const fitted: Partial<Record<Name | "bias", number>> = {};
  fitted.bias = rounded(weights[0] ?? 0);
  names.forEach((name, column) => {
    fitted[name] = rounded((weights[column + 1] ?? 0) / (scales[column] ?? 1));
  });
  return fitted as Record<Name | "bias", number>;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const below = rows.slice(column);
    const best = below.reduce((a, b) => (Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a));
    const at = rows.indexOf(best);
    [rows[column], rows[at]] = [best, rows[column] ?? []];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = (rows[row]?.[column] ?? 0) / (best[column] || 1e-12);
      rows[row] = (rows[row] ?? []).map((value, index) => value - factor * (best[index] ?? 0));
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] || 1e-12));
}
