import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "mocha";
import { learn, nothingLearnt, Refinements } from "../../server/machine/models/refinements.ts";
import { inTempFolder } from "../node/tempFolder.ts";

/** What is learnt when suggestions of one confidence are right so often. */
function learntAfter(outcomes: number, confidence: number, share: number) {
  let learnt = nothingLearnt;
  for (let at = 0; at < outcomes; at++) learnt = learn(learnt, confidence, (at * 7919) % 100 < share * 100);
  return learnt;
}

describe("learning from acceptances", () => {
  it("trusts a model less that is too sure, more where it is too careful, and never by more than a step", () => {
    assert.ok(learntAfter(200, 0.9, 0.6).shift < -0.3);
    assert.ok(learntAfter(200, 0.8, 0.98).shift > 0.2);
    assert.ok(Math.abs(learntAfter(400, 0.85, 0.85).shift) < 0.15);
    for (const share of [0, 1]) assert.ok(Math.abs(learntAfter(5000, 0.9, share).shift) <= 1);
  });

  it("says nothing before it knows enough, and remembers numbers alone", () =>
    inTempFolder({}, async (folder) => {
      const first = new Refinements(folder);
      const refinement = first.of("/m/model.gguf");
      for (let at = 0; at < 39; at++) refinement.note(0.9, false);
      assert.equal(refinement.shift, 0);
      refinement.note(0.9, false);
      assert.ok(refinement.shift < 0);
      await first.save();
      const second = new Refinements(folder);
      const again = second.of("/elsewhere/model.gguf");
      await second.ready();
      assert.equal(second.of("/m/other.gguf").shift, 0);
      assert.equal(again.shift, refinement.shift);
    }));

  it("keeps what two windows learn at the same time", () =>
    inTempFolder({}, async (folder) => {
      const windows = [new Refinements(folder), new Refinements(folder)];
      await Promise.all(windows.map((window) => window.ready()));
      for (const window of windows)
        for (let at = 0; at < 19; at++) window.of("/m/model.gguf").note(0.9, false);
      for (const window of windows) await window.save();
      // Nothing is counted twice.
      await windows[0]?.save();
      await windows[1]?.save();
      const kept = JSON.parse(await readFile(path.join(folder, "learnt.json"), "utf8"));
      assert.equal(kept["model.gguf"].outcomes, 38);
      const alone = learntAfter(38, 0.9, 0).shift;
      assert.ok(Math.abs(kept["model.gguf"].shift - alone) < 0.05, `${kept["model.gguf"].shift} ${alone}`);
    }));
});
