import assert from "node:assert/strict";
import { areMet, type Figure } from "../../bench/soak/figures.ts";
import { atPace, withPace } from "../../bench/soak/pace.ts";

describe("budgets at the machine's pace", () => {
  const slow = { processor: 2, clock: 5 };
  const figure = (grows?: "processor" | "clock"): Figure => ({
    ...{ name: "turn", value: 150, unit: "ms", most: 100 },
    ...(grows && { grows }),
  });

  it("grow by what the figure depends on, and otherwise stay", () => {
    const budgets = atPace([figure("processor"), figure("clock"), figure()], slow).map(({ most }) => most);
    assert.deepEqual(budgets, [200, 500, 100]);
    assert.ok(areMet(atPace([figure("processor")], slow)));
    assert.ok(!areMet(atPace([figure()], slow)));
  });

  it("are never smaller than on the machine they were set on", async () => {
    const { result, pace } = await withPace(async () => "done");
    assert.equal(result, "done");
    assert.ok(pace.processor >= 1 && pace.clock >= 1);
  });
});
