import assert from "node:assert/strict";
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { writeWhole } from "../../server/machine/files/writeWhole.ts";
import { mountSmallDisk } from "../support/smallDisk.ts";
import { inTempFolder } from "./tempFolder.ts";

describe("writeWhole", () => {
  it("leaves what was there on a full disk, and nothing beside it", function () {
    return inTempFolder({}, (folder) => {
      const disk = mountSmallDisk(folder, 256);
      if (!disk) this.skip();
      try {
        const file = path.join(folder, "a.ts");
        writeFileSync(file, "what was there\n");
        disk.fill();
        assert.throws(() => writeWhole(file, "x".repeat(100_000)), /ENOSPC/);
        assert.equal(readFileSync(file, "utf8"), "what was there\n");
        assert.deepEqual(readdirSync(folder).sort(), ["a.ts", "filler"]);
      } finally {
        disk.unmount();
      }
    });
  });

  it("writes a link's target and keeps the permissions", function () {
    if (process.platform === "win32") this.skip();
    return inTempFolder({ "a.sh": "old" }, (folder) => {
      const [file, link] = [path.join(folder, "a.sh"), path.join(folder, "link")];
      chmodSync(file, 0o751);
      symlinkSync("a.sh", link);
      writeWhole(link, "new");
      assert.equal(readFileSync(file, "utf8"), "new");
      assert.equal(statSync(file).mode & 0o777, 0o751);
      assert.ok(lstatSync(link).isSymbolicLink());
    });
  });

  it("writes straight into what is no file", function () {
    if (process.platform === "win32") this.skip();
    writeWhole("/dev/null", "text");
    assert.ok(lstatSync("/dev/null").isCharacterDevice());
  });
});
