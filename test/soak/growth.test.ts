import assert from "node:assert/strict";
import { expectedTime } from "../../bench/soak/pump/growth.ts";

describe("what short texts say of long ones", () => {
  const lengths = [6_250, 25_000] as const;

  it("is that work in proportion stays so, and work with the square of the length grows with it", () => {
    assert.ok(Math.abs(expectedTime({ lengths, times: [5, 20] }, 100_000) - 80) < 1e-6);
    assert.ok(Math.abs(expectedTime({ lengths, times: [2, 32] }, 100_000) - 512) < 1e-6);
  });

  it("is nothing where the longer text takes less", () => {
    assert.equal(expectedTime({ lengths, times: [30, 10] }, 1_000_000), 10);
  });
});
