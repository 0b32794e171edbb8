import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { oneAfterAnother } from "../../client/oneAfterAnother.ts";

/** A task that ends when it is told to, and what it did. */
function task() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const run = oneAfterAnother(async () => {
    running++;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running--;
  });
  return { run, ends, most: () => most };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("runs that follow one another", () => {
  it("makes one run of all that are asked for during another, and never two at once", async () => {
    const { run, ends, most } = task();
    const first = run();
    await turn();
    const others = [run(), run(), run()];
    ends[0]?.();
    await first;
    await turn();
    ends[1]?.();
    await Promise.all(others);
    assert.deepEqual([ends.length, most()], [2, 1]);
  });

  it("goes on after a run that failed", async () => {
    let runs = 0;
    const run = oneAfterAnother(() => {
      runs++;
      return runs === 1 ? Promise.reject(new Error("no")) : Promise.resolve();
    });
    await assert.rejects(run());
    await run();
    assert.equal(runs, 2);
  });
});
