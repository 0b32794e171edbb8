import assert from "node:assert/strict";
import {
  type NativeSampler,
  reuseSamplers,
  type SamplerBindings,
} from "../../server/model/engine/reuseSamplers.ts";

/** A native module that counts what is made and what is freed. */
function scriptedBindings() {
  const counts = { made: 0, freed: 0 };
  class Sampler implements NativeSampler {
    static readonly described = "a native sampler";
    constructor(_model: object) {
      counts.made++;
    }
    dispose(): void {
      counts.freed++;
    }
  }
  const bindings: SamplerBindings = { AddonSampler: Sampler };
  const free = reuseSamplers(bindings);
  return { counts, free, bindings, make: (model: object) => new bindings.AddonSampler(model) };
}

describe("Reused samplers", () => {
  const model = {};

  it("hands out again what was disposed of", () => {
    const { counts, make } = scriptedBindings();
    const first = make(model);
    first.dispose();
    assert.equal(make(model), first);
    assert.deepEqual(counts, { made: 1, freed: 0 });
  });

  it("never hands out one that is in use", () => {
    const { counts, make } = scriptedBindings();
    const first = make(model);
    const second = make(model);
    assert.notEqual(first, second);
    first.dispose();
    assert.equal(make(model), first);
    assert.notEqual(make(model), first);
    assert.equal(counts.made, 3);
  });

  it("keeps each model's apart", () => {
    const { make } = scriptedBindings();
    const first = make(model);
    first.dispose();
    assert.notEqual(make({}), first);
  });

  it("frees the idle ones when the model goes", () => {
    const { counts, free, make } = scriptedBindings();
    const used = make(model);
    make(model).dispose();
    free();
    assert.deepEqual(counts, { made: 2, freed: 1 });
    used.dispose();
    free();
    assert.equal(counts.freed, 2);
  });

  it("keeps the native class's own functions", () => {
    const { bindings } = scriptedBindings();
    assert.equal((bindings.AddonSampler as unknown as { described: string }).described, "a native sampler");
  });
});
