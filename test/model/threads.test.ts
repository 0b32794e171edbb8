import assert from "node:assert/strict";
import { DriftWatch } from "../../server/model/driftWatch.ts";
import { keystrokeMs, measureThreads } from "../../server/model/measureThreads.ts";
import { ScriptedEngine } from "./scriptedEngine.ts";

/** Measures an engine whose step takes `msOf(threads)`; returns what was chosen and what was tried. */
async function choose(cores: number, msOf: (threads: number) => number) {
  const engine = new ScriptedEngine([], () => ({ a: 1 }));
  const [sequence] = engine.sequences;
  assert.ok(sequence);
  let now = 0;
  const tried = new Set<number>();
  engine.beforeStep = async () => {
    tried.add(engine.threads);
    now += msOf(engine.threads);
  };
  const speed = await measureThreads(engine, sequence, cores, { now: () => now });
  assert.deepEqual(sequence.tokens, []);
  return { chosen: engine.threads, speed, tried: [...tried], ms: now };
}

describe("measureThreads", () => {
  it("takes the fastest count", async () => {
    const { chosen } = await choose(4, (threads) => 40 / threads);
    assert.equal(chosen, 4);
  });

  it("stops at the first count that is no faster", async () => {
    const { chosen, tried } = await choose(8, (threads) => 18 + threads * 2);
    assert.equal(chosen, 1);
    assert.deepEqual(tried, [1, 2]);
  });

  it("gives up a hopeless count after one step", async () => {
    const { chosen, ms } = await choose(8, (threads) => (threads === 1 ? 20 : 2000));
    assert.equal(chosen, 1);
    assert.equal(ms, 5 * 20 + 2000);
  });

  it("does not try a second thread for a tiny model", async () => {
    const { chosen, tried } = await choose(8, () => 1);
    assert.equal(chosen, 1);
    assert.deepEqual(tried, [1]);
  });

  it("tells what a keystroke costs", () => {
    assert.equal(keystrokeMs({ threads: 1, promptTokenMs: 2, tokenMs: 10 }), 168);
  });
});

describe("DriftWatch", () => {
  const tokens = (ms: number, count = 12) => new Array<number>(count).fill(ms);

  it("notices when tokens take much longer, or much shorter", () => {
    for (const [before, after] of [
      [15, 40],
      [40, 15],
    ] as const) {
      const watch = new DriftWatch();
      assert.equal(watch.add(tokens(before)), false);
      assert.equal(watch.add(tokens(before * 1.3)), false);
      assert.equal(watch.add(tokens(after)), true);
    }
  });

  it("is not misled by single slow tokens, nor by times too short to matter", () => {
    const watch = new DriftWatch();
    watch.add(tokens(15));
    assert.equal(watch.add([...tokens(15, 8), ...tokens(900, 4)]), false);
    const fast = new DriftWatch();
    fast.add(tokens(1));
    assert.equal(fast.add(tokens(3)), false);
  });

  it("starts over when it is reset", () => {
    const watch = new DriftWatch();
    watch.add(tokens(15));
    watch.reset();
    assert.equal(watch.add(tokens(60)), false);
    assert.equal(watch.add(tokens(62)), false);
  });
});
