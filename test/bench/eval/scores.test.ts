import assert from "node:assert/strict";
import { fitLogistic } from "../../../bench/eval/completion/fitLogistic.ts";
import { calibrationError, percentile, reliability } from "../../../bench/eval/completion/scores.ts";
import { createRandom } from "../../../server/core/measure/random.ts";

describe("fitLogistic", () => {
  it("finds the weights that the labels were drawn with", () => {
    const random = createRandom(1);
    const rows = Array.from({ length: 4_000 }, () => ({ strong: random() * 4 - 2, none: random() }));
    const labels = rows.map(({ strong }) => random() < 1 / (1 + Math.exp(-(0.5 + 1.5 * strong))));
    const { bias, strong, none } = fitLogistic(rows, labels);
    assert.ok(Math.abs(strong - 1.5) < 0.2, `strong ${strong}`);
    assert.ok(Math.abs(none) < 0.3, `none ${none}`);
    assert.ok(Math.abs(bias - 0.5) < 0.3, `bias ${bias}`);
  });

  it("survives a feature that never changes and labels that are all alike", () => {
    const rows = Array.from({ length: 50 }, () => ({ constant: 0 }));
    const weights = fitLogistic(rows, Array(50).fill(true));
    assert.ok(Object.values(weights).every(Number.isFinite));
  });
});

describe("scores", () => {
  it("measure no error where confidence equals accuracy, and the gap where it does not", () => {
    const scored = (confidence: number, right: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ confidence, right: index < right }));
    assert.ok(calibrationError([...scored(0.25, 1, 4), ...scored(0.75, 3, 4)]) < 1e-9);
    assert.ok(Math.abs(calibrationError(scored(0.95, 5, 10)) - 0.45) < 1e-9);
    assert.equal(calibrationError([]), 0);
  });

  it("put a confidence of one into the last bin", () => {
    assert.deepEqual(
      reliability([{ confidence: 1, right: true }]).map(({ from, count }) => [from, count]),
      [[0.9, 1]],
    );
  });

  it("take percentiles from the sorted values", () => {
    assert.equal(percentile([5, 1, 3, 2, 4], 0.5), 3);
    assert.equal(percentile([1, 2], 1), 2);
    assert.equal(percentile([], 0.5), 0);
  });
});
