import assert from "node:assert/strict";
import type { Priority } from "../../server/contract/ports.ts";
import { Scheduler, type Turn } from "../../server/model/host/scheduler.ts";

const never = new AbortController().signal;

/** Runs `steps` steps, each a macrotask long, and notes each one's beginning. */
function steps(name: string, count: number, log: string[]) {
  return async (turn: Turn) => {
    for (let i = 1; i <= count; i++) {
      await turn();
      log.push(`${name}${i}`);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return name;
  };
}

describe("Scheduler", () => {
  it("lets a more urgent job in after one step, and the other go on where it stood", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const urgent: Promise<string>[] = [];
    const slow = scheduler.run({ priority: "background", signal: never }, async (turn) => {
      for (let i = 1; i <= 3; i++) {
        await turn();
        log.push(`slow${i}`);
        if (i === 1)
          urgent.push(scheduler.run({ priority: "completion", signal: never }, steps("fast", 2, log)));
      }
    });
    await slow;
    await Promise.all(urgent);
    assert.deepEqual(log, ["slow1", "fast1", "fast2", "slow2", "slow3"]);
  });

  it("serves the priorities in their order, and equals in the order they came", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const run = (priority: Priority, name: string) =>
      scheduler.run({ priority, signal: never }, steps(name, 2, log));
    const first = run("codeLens", "first");
    await Promise.all([
      first,
      run("background", "b"),
      run("hover", "h"),
      run("background", "c"),
      run("completion", "x"),
      run("codeLens", "l"),
    ]);
    assert.deepEqual(log.slice(1), ["x1", "x2", "h1", "h2", "first2", "l1", "l2", "b1", "b2", "c1", "c2"]);
  });

  it("aborts an older job with the same key", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const options = { priority: "completion", key: "a.js", signal: never } as const;
    const older = scheduler.run(options, steps("older", 5, log));
    const newer = scheduler.run(options, steps("newer", 2, log));
    await assert.rejects(older, { name: "AbortError" });
    assert.equal(await newer, "newer");
    assert.deepEqual(log, ["older1", "newer1", "newer2"]);
  });

  it("refuses a less urgent job with the same key", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const shown = scheduler.run(
      { priority: "completion", key: "a.js", signal: never },
      steps("shown", 2, log),
    );
    const ahead = scheduler.run(
      { priority: "background", key: "a.js", signal: never },
      steps("ahead", 2, log),
    );
    await assert.rejects(ahead, { name: "AbortError" });
    assert.equal(await shown, "shown");
  });

  it("stops a cancelled job before its next step, with the signal's reason", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const controller = new AbortController();
    const job = scheduler.run({ priority: "hover", signal: controller.signal }, async (turn) => {
      await turn();
      controller.abort(new Error("no longer wanted"));
      await turn();
      log.push("went on");
    });
    await assert.rejects(job, { message: "no longer wanted" });
    assert.deepEqual(log, []);
    assert.equal(await scheduler.run({ priority: "hover", signal: never }, steps("next", 1, log)), "next");
  });

  it("does not start a job whose signal is already aborted", async () => {
    const aborted = AbortSignal.abort(new Error("too late"));
    const job = new Scheduler().run({ priority: "hover", signal: aborted }, async () =>
      assert.fail("started"),
    );
    await assert.rejects(job, { message: "too late" });
  });

  it("forgets a job that is cancelled while it waits", async () => {
    const scheduler = new Scheduler();
    const controller = new AbortController();
    const log: string[] = [];
    const running = scheduler.run({ priority: "completion", signal: never }, steps("running", 3, log));
    const waiting = scheduler.run({ priority: "hover", signal: controller.signal }, steps("waiting", 1, log));
    controller.abort(new Error("gone"));
    await assert.rejects(waiting, { message: "gone" });
    assert.equal(scheduler.waiting, 0);
    await running;
    assert.deepEqual(log, ["running1", "running2", "running3"]);
  });

  it("ends everything when it is closed", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const jobs = [1, 2].map((name) =>
      scheduler.run({ priority: "hover", signal: never }, steps(`${name}-`, 5, log)),
    );
    scheduler.close(new Error("closed"));
    await Promise.all(jobs.map((job) => assert.rejects(job, { message: "closed" })));
    assert.deepEqual(log, ["1-1"]);
    await assert.rejects(scheduler.run({ priority: "hover", signal: never }, steps("x", 1, log)), {
      message: "closed",
    });
  });

  it("goes on after a job that failed", async () => {
    const scheduler = new Scheduler();
    const failing = scheduler.run({ priority: "completion", signal: never }, async (turn) => {
      await turn();
      throw new Error("native failure");
    });
    const log: string[] = [];
    const other = scheduler.run({ priority: "background", signal: never }, steps("other", 1, log));
    await assert.rejects(failing, { message: "native failure" });
    assert.equal(await other, "other");
  });
});

describe("Scheduler with several clients", () => {
  it("lets the client with fewer turns begin first, so that a flood of one does not drown the other", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const run = (client: string, name: string) =>
      scheduler.run({ priority: "background", client, signal: never }, steps(name, 2, log));
    await Promise.all([run("a", "a1-"), run("a", "a2-"), run("a", "a3-"), run("b", "b1-"), run("b", "b2-")]);
    assert.deepEqual(
      log.filter((entry) => entry.endsWith("-1")),
      ["a1-1", "b1-1", "a2-1", "b2-1", "a3-1"],
    );
  });

  it("finishes what has begun before an equal begins, as both need the same cache", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const run = (client: string) =>
      scheduler.run({ priority: "hover", client, signal: never }, steps(client, 3, log));
    await Promise.all([run("a"), run("b")]);
    assert.deepEqual(log, ["a1", "a2", "a3", "b1", "b2", "b3"]);
  });

  it("does not let a client that was away catch up", async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const run = (client: string, name: string) =>
      scheduler.run({ priority: "background", client, signal: never }, steps(name, 2, log));
    const first = Promise.all([run("a", "a1-"), run("a", "a2-"), run("a", "a3-")]);
    await Promise.all([first, run("b", "b1-"), run("b", "b2-"), run("b", "b3-")]);
    const begun = log.filter((entry) => entry.endsWith("-1")).join();
    assert.equal(begun, "a1-1,b1-1,a2-1,b2-1,a3-1,b3-1");
  });
});
