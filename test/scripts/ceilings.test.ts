import assert from "node:assert/strict";
import { ceilings, count } from "../../scripts/ceilings.ts";

describe("the ceilings", () => {
  const counts = count();

  it("count everything that has a ceiling", () => {
    assert.deepEqual(Object.keys(counts).sort(), Object.keys(ceilings()).sort());
  });

  for (const name of Object.keys(counts).filter((each) => each.includes("node types")))
    it(`allow no ${name}`, () => {
      assert.equal(counts[name], 0);
    });
});
