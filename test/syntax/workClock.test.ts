import assert from "node:assert/strict";
import { type Clocks, workClock } from "../../server/language/parse/workClock.ts";

class Machine implements Clocks {
  #now = 0;
  #processor = 0;
  now = () => this.#now;
  processor = () => this.#processor;

  /** Lets time pass, in milliseconds. @param threads how many of the process work meanwhile */
  pass(milliseconds: number, threads: number): void {
    this.#now += milliseconds;
    this.#processor += milliseconds * threads;
  }
}

describe("the clock of work", () => {
  const passed = (...times: readonly (readonly [milliseconds: number, threads: number])[]) => {
    const machine = new Machine();
    const spent = workClock(machine);
    let found = 0;
    for (const [milliseconds, threads] of times) {
      machine.pass(milliseconds, threads);
      found = spent();
    }
    return found;
  };

  it("counts work, however long its steps", () => {
    assert.equal(passed([2, 1], [1, 1], [2, 1]), 5);
    assert.equal(passed([5_000, 1]), 5_000);
  });

  it("stands while the process does, or while others have the processor", () => {
    assert.equal(passed([2, 1], [60_000, 0], [2, 1]), 4);
    assert.equal(passed([100, 0.25]), 25);
  });

  it("counts a fifth of what is longer than a step of the work can be: the collector's pauses", () => {
    const machine = new Machine();
    const spent = workClock(machine, 10);
    machine.pass(8, 1);
    assert.equal(spent(), 8);
    machine.pass(310, 1);
    assert.equal(spent(), 78);
  });

  it("counts no work of other threads beside its own", () => {
    assert.equal(passed([10, 4], [10, 1]), 20);
  });
});
