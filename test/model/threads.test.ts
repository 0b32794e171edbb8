import assert from "node:assert/strict";
import { DriftWatch } from "../../server/model/host/driftWatch.ts";
import { measureThreads } from "../../server/model/host/measureThreads.ts";
import { ScriptedEngine } from "./scriptedEngine.ts";

/** Measures an engine whose steps take `msOf(threads, tokens)`; returns what was chosen and what was tried. */
async function choose(cores: number, msOf: (threads: number, tokens: number) => number) {
  const engine = new ScriptedEngine([], () => ({ a: 1 }));
  const [sequence] = engine.sequences;
  assert.ok(sequence);
  let now = 0;
  const tried = new Set<number>();
  engine.beforeStep = async (threads, tokens) => {
    tried.add(threads);
    now += msOf(threads, tokens);
  };
  const speed = await measureThreads(engine, sequence, cores, { now: () => now });
  assert.deepEqual(sequence.tokens, []);
  assert.deepEqual(speed.threads, engine.threads);
  return { chosen: engine.threads, speed, tried: [...tried], ms: now };
}

describe("measureThreads", () => {
  it("takes the fastest count", async () => {
    const { chosen } = await choose(4, (threads) => 40 / threads ** 2);
    assert.deepEqual(chosen, { prompt: 4, generation: 4 });
  });

  it("takes another count for prompts than for generating where that is faster", async () => {
    const { chosen, speed } = await choose(2, (threads, tokens) =>
      tokens === 1 ? 15 + threads : 48 / threads,
    );
    assert.deepEqual(chosen, { prompt: 2, generation: 1 });
    assert.equal(speed.promptTokenMs, 0.75);
    assert.equal(speed.tokenMs, 16);
  });

  it("does not spend a core on a few per cent", async () => {
    const { chosen } = await choose(2, (threads) => 40 - threads);
    assert.deepEqual(chosen, { prompt: 1, generation: 1 });
  });

  it("generates with a second thread only if that saves a good part of the time", async () => {
    const { chosen } = await choose(2, (threads) => 40 - 8 * threads);
    assert.deepEqual(chosen, { prompt: 2, generation: 1 });
  });

  it("stops at the first count that is no faster", async () => {
    const { chosen, tried } = await choose(8, (threads) => 18 + threads * 2);
    assert.deepEqual(chosen, { prompt: 1, generation: 1 });
    assert.deepEqual(tried, [1, 2]);
  });

  it("gives up a hopeless count after one step", async () => {
    const { chosen, ms } = await choose(8, (threads) => (threads === 1 ? 20 : 2000));
    assert.deepEqual(chosen, { prompt: 1, generation: 1 });
    assert.equal(ms, 7 * 20 + 2000);
  });

  it("does not try a second thread for a tiny model", async () => {
    const { chosen, tried } = await choose(8, () => 1);
    assert.deepEqual(chosen, { prompt: 1, generation: 1 });
    assert.deepEqual(tried, [1]);
  });
});

describe("DriftWatch", () => {
  const options = { windowSize: 12, leastMs: 4 };
  const tokens = (ms: number, count = 12) => new Array<number>(count).fill(ms);

  it("notices when tokens take much longer, or much shorter", () => {
    for (const [before, after] of [
      [15, 40],
      [40, 15],
    ] as const) {
      const watch = new DriftWatch(options);
      assert.equal(watch.add(tokens(before)), false);
      assert.equal(watch.add(tokens(before * 1.3)), false);
      assert.equal(watch.add(tokens(after)), true);
    }
  });

  it("is not misled by single slow tokens, nor by times too short to matter", () => {
    const watch = new DriftWatch(options);
    watch.add(tokens(15));
    assert.equal(watch.add([...tokens(15, 8), ...tokens(900, 4)]), false);
    const fast = new DriftWatch(options);
    fast.add(tokens(1));
    assert.equal(fast.add(tokens(3)), false);
  });

  it("starts over when it is reset", () => {
    const watch = new DriftWatch(options);
    watch.add(tokens(15));
    watch.reset();
    assert.equal(watch.add(tokens(60)), false);
    assert.equal(watch.add(tokens(62)), false);
  });
});
