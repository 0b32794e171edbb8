import assert from "node:assert/strict";
import { CrashGuard } from "../../server/model/host/crashGuard.ts";
import { MemoryFiles } from "./memoryFiles.ts";

const warnings: string[] = [];
const guardOf = (files: MemoryFiles) =>
  new CrashGuard(files, {
    error: () => undefined,
    warn: (message) => warnings.push(message),
    info: () => undefined,
    debug: () => undefined,
  });

/** Begins a load in a process of its own that then crashes. */
async function crash(
  files: MemoryFiles,
  processId: number,
  path = "a.gguf",
  version = "1",
): Promise<boolean> {
  files.processId = processId;
  return guardOf(files).begin(path, version);
}

describe("CrashGuard", () => {
  it("sets a file aside after two loads in a row took their process down", async () => {
    const files = new MemoryFiles();
    assert.equal(await crash(files, 1), true);
    assert.equal(await crash(files, 2), true);
    assert.equal(await crash(files, 3), false);
  });

  it("forgives crashes once the file has loaded", async () => {
    const files = new MemoryFiles();
    await crash(files, 1);
    files.processId = 2;
    const guard = guardOf(files);
    await guard.begin("a.gguf", "1");
    await guard.end();
    assert.equal(files.marker, undefined);
    assert.equal(await crash(files, 3), true);
    assert.equal(await crash(files, 4), true);
  });

  it("gives a replaced or another file its own chances", async () => {
    const files = new MemoryFiles();
    await crash(files, 1);
    await crash(files, 2);
    assert.equal(await crash(files, 3, "a.gguf", "2"), true);
    assert.equal(await crash(files, 4, "b.gguf"), true);
  });

  it("does not count processes that are still loading", async () => {
    const files = new MemoryFiles();
    for (const id of [1, 2, 3]) {
      files.running.add(id);
      assert.equal(await crash(files, id), true);
    }
    await guardOf(files).end();
    assert.match(files.marker ?? "", /\[1,2\]/);
  });

  it("ignores a marker that the crash cut off", async () => {
    const files = new MemoryFiles();
    files.marker = '{"path":"a.gg';
    assert.equal(await crash(files, 1), true);
  });

  it("lets models load where the note cannot be written, and says so", async () => {
    const files = new MemoryFiles();
    files.writeCrashMarker = async () => {
      throw new Error("read-only");
    };
    assert.equal(await guardOf(files).begin("a.gguf", "1"), true);
    assert.equal(warnings.length, 1);
  });
});
