import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { CrashRecords } from "../../server/machine/models/shared/crashRecords.ts";
import { HostPlace } from "../../server/machine/models/shared/hostPlace.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { mountSmallDisk, type SmallDisk } from "../support/smallDisk.ts";

const identity = { path: "/m.gguf", threads: 0, contextSize: 512, version: "1", build: "test" };
const host = { address: "/run/host.sock", secret: "secret", processId: process.pid };

/** The storage folder on a disk of its own, and another folder for temporary files. */
function withDisk(
  context: Mocha.Context,
  use: (data: string, temporary: string, disk: SmallDisk) => Promise<void>,
): Promise<void> {
  return inTempFolder({}, async (folder) => {
    const data = path.join(folder, "data");
    const temporary = path.join(folder, "tmp");
    for (const each of [data, temporary]) mkdirSync(each);
    const disk = mountSmallDisk(data, 64);
    if (!disk) context.skip();
    const { TMPDIR } = process.env;
    try {
      process.env.TMPDIR = temporary;
      await use(data, temporary, disk);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      disk.unmount();
    }
  });
}

describe("a full disk", () => {
  it("leaves the model's process a place, which everybody finds", function () {
    return withDisk(this, async (data, temporary, disk) => {
      disk.fill();
      const place = new HostPlace(data, identity);
      const release = await place.lock();
      assert.ok(release);
      assert.ok(place.log.startsWith(temporary));
      assert.equal(await new HostPlace(data, identity).lock(), undefined, "somebody else has the right");
      await place.write(host);
      assert.deepEqual(await new HostPlace(data, identity).read(), host);
      await release();
      disk.free();
      assert.deepEqual(await new HostPlace(data, identity).read(), host);
      await place.clear(host);
      assert.equal(await place.read(), undefined);
    });
  });

  it("is named where nothing can be written anywhere, and leaves no lock behind", function () {
    return withDisk(this, async (data, _, disk) => {
      process.env.TMPDIR = data;
      disk.fill();
      const place = new HostPlace(data, identity);
      await assert.rejects(place.lock(), { name: "NoRoomError", message: /no space is left on the disk/ });
      disk.free();
      assert.ok(await place.lock());
    });
  });

  it("makes nobody forget in this process what took the engine down", function () {
    return withDisk(this, async (data, _, disk) => {
      const records = new CrashRecords(data);
      disk.fill();
      for (let crash = 0; crash < 2; crash++) await records.note("m.gguf", "1", "it broke");
      assert.equal(await records.whySetAside("m.gguf", "1"), "it broke");
      await records.forgive("m.gguf");
      assert.equal(await records.whySetAside("m.gguf", "1"), undefined);
      assert.equal(existsSync(path.join(data, "crashes.json")), false);
    });
  });
});

describe("a folder that others may write to", () => {
  it("is not believed who the host is", function () {
    if (process.platform === "win32") this.skip();
    return inTempFolder({}, async (data) => {
      const place = new HostPlace(data, identity);
      await place.write(host);
      assert.deepEqual(await place.read(), host);
      chmodSync(path.join(data, "run"), 0o777);
      assert.equal(await place.read(), undefined);
    });
  });
});
