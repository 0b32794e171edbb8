import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isHeld } from "../../server/machine/models/isHeld.ts";
import { inTempFolder } from "../node/tempFolder.ts";

const lockMs = 20_000;

/** A lock with such content, last touched so many milliseconds ago. */
const held = (content: string, age = 0) =>
  inTempFolder({}, (folder) => {
    const lock = path.join(folder, "a.lock");
    writeFileSync(lock, content);
    const touched = (Date.now() - age) / 1000;
    utimesSync(lock, touched, touched);
    return isHeld(lock, lockMs);
  });

describe("a lock", () => {
  const own = String(process.pid);

  it("is held while the process that it names lives, and touches it", async () => {
    assert.equal(await held(own), true);
    assert.equal(await held(own, lockMs + 1_000), false);
  });

  it("is not held by a process that has ended", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    assert.equal(await held(String(pid)), false);
  });

  it("is not held when it is damaged: whoever waits for it would wait for nobody", async () => {
    for (const content of ['{"damaged\u0000', "-1", "0", "NaN", "1e999", " ", `${own}x`])
      assert.equal(await held(content), false, JSON.stringify(content));
  });

  it("is held for a moment while its maker has not written yet who it is", async () => {
    assert.equal(await held(""), true);
    assert.equal(await held("", 5_000), false);
  });

  it("is not held where there is none", async () =>
    inTempFolder({}, async (folder) =>
      assert.equal(await isHeld(path.join(folder, "a.lock"), lockMs), false),
    ));
});
