import assert from "node:assert/strict";
import { workBudget } from "../../server/language/parse/workBudget.ts";

/** Steps until a budget of 100 ms is spent, when each takes so long. */
function stepsOf(ms: number): number {
  let now = 0;
  const isSpent = workBudget(100, () => now);
  for (let steps = 1; ; steps++) {
    now += ms;
    if (isSpent()) return steps;
  }
}

describe("the budget of a parse", () => {
  it("is spent by work", () => {
    assert.equal(stepsOf(1), 101);
  });

  it("is not spent while the process stands still", () => {
    let now = 0;
    const isSpent = workBudget(100, () => now);
    now += 60_000;
    assert.equal(isSpent(), false);
  });

  it("ends even where every step is long", () => {
    assert.ok(stepsOf(1_000) < 100);
  });
});
