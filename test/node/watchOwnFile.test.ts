import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { watchOwnFile } from "../../server/machine/files/watchOwnFile.ts";
import { writeJsonFile } from "../../server/machine/models/jsonFile.ts";
import { inTempFolder } from "./tempFolder.ts";

const patience = 10_000;
const longerThanSetUp = 100;
const lookMs = 50;

/** Watches a file while it is written; resolves with whether that was told when `content` was there. */
async function heard(file: string, content: string, write: () => Promise<void> | void): Promise<boolean> {
  const told = new AbortController();
  const look = () => {
    const found = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
    if (found === content) told.abort();
  };
  const end = watchOwnFile(file, look, lookMs);
  try {
    await setTimeout(longerThanSetUp);
    await write();
    await setTimeout(patience, undefined, { signal: told.signal }).catch(() => undefined);
    return told.signal.aborted;
  } finally {
    end();
  }
}

const polls = () => process.getActiveResourcesInfo().filter((name) => /^StatWatcher/.test(name)).length;

describe("a file of ours that is watched", () => {
  it("is told of when it is written, and again", () =>
    inTempFolder({ "other.json": "{}" }, async (folder) => {
      const file = path.join(folder, "chosen.json");
      assert.ok(await heard(file, "1", () => writeJsonFile(file, 1)));
      assert.ok(await heard(file, "2", () => writeJsonFile(file, 2)));
      assert.ok(await heard(file, "", () => rmSync(file)));
    }));

  it("is told of though its folder was not there, or goes away", () =>
    inTempFolder({}, async (folder) => {
      const file = path.join(folder, "later", "chosen.json");
      assert.ok(await heard(file, "1", () => writeJsonFile(file, 1)));
      const replaced = async () => {
        rmSync(path.dirname(file), { recursive: true });
        await setTimeout(100);
        mkdirSync(path.dirname(file));
        await writeJsonFile(file, 2);
      };
      assert.ok(await heard(file, "2", replaced));
    })).timeout(3 * patience);

  it("wakes nobody while nothing is written", () =>
    inTempFolder({ "chosen.json": "{}" }, async (folder) => {
      const before = polls();
      const end = watchOwnFile(path.join(folder, "chosen.json"), () => undefined);
      assert.equal(polls(), before);
      end();
    }));
});
