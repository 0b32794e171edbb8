import assert from "node:assert/strict";
import { ceilings, count } from "../../scripts/ceilings.ts";

describe("the ceilings", () => {
  it("count everything that has a ceiling", () => {
    assert.deepEqual(Object.keys(count()).sort(), Object.keys(ceilings()).sort());
  });
});
