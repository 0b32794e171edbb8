import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import type { SyntaxVerdict } from "../../server/contract/ports.ts";
import { JudgeThread } from "../../server/machine/batch/judgeThread.ts";

/** Long enough that nothing of it passes while a test runs, in milliseconds. */
const never = 10 ** 8;
const wrong: Readonly<Record<string, string>> = {
  java: "class A { void f() { int x = ; } }",
  typescript: "const a = ;",
  yaml: "a: [1, 2",
};

describe("JudgeThread", () => {
  let thread: JudgeThread;
  const count = (verdict: SyntaxVerdict) => (Array.isArray(verdict) ? verdict.length : verdict);

  afterEach(() => thread.close());

  it("judges away from whoever asks, in one thread, what is asked at once", async () => {
    thread = new JudgeThread({ idleLife: never, patience: never });
    const texts = Object.entries(wrong);
    const verdicts = await Promise.all(texts.map(([languageId, text]) => thread.judge(languageId, text)));
    assert.deepEqual(verdicts.map(count), [1, 1, 1]);
    assert.deepEqual(await thread.judge("typescript", "const a = 1;"), []);
    assert.equal(await thread.judge("no such language", "("), undefined);
    assert.ok(thread.isRunning);
  });

  it("gives the thread back when nobody asks any more, and starts another for the next", async () => {
    thread = new JudgeThread({ idleLife: 1, patience: never });
    assert.equal(count(await thread.judge("java", wrong.java ?? "")), 1);
    while (thread.isRunning) await setTimeout(1);
    assert.equal(count(await thread.judge("java", wrong.java ?? "")), 1);
  });

  it("ends a thread that does not get on, and says so to all who wait", async () => {
    thread = new JudgeThread({ idleLife: never, patience: 0 });
    const waiting = [thread.judge("java", wrong.java ?? ""), thread.judge("yaml", "a: 1")];
    const answers = await Promise.allSettled(waiting);
    assert.deepEqual(
      answers.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.ok(!thread.isRunning);
  });
});
