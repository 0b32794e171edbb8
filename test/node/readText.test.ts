import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { readText } from "../../server/machine/files/readText.ts";
import { inTempFolder } from "./tempFolder.ts";

describe("readText", () => {
  it("reads a file", () =>
    inTempFolder({ "a.txt": "text" }, async (folder) =>
      assert.deepEqual(await readText(path.join(folder, "a.txt"), 100), { text: "text" }),
    ));

  it("calls a folder unreadable", () =>
    inTempFolder({ "a.txt": "text" }, async (folder) =>
      assert.deepEqual(await readText(folder, 100_000), {
        skipped: "unreadable",
        detail: "it is not a file",
      }),
    ));

  if (process.platform !== "win32") {
    it("does not wait for the writer of a named pipe", () =>
      inTempFolder({}, async (folder) => {
        const pipe = path.join(folder, "pipe");
        execFileSync("mkfifo", [pipe]);
        assert.deepEqual(await readText(pipe, 100), { skipped: "unreadable", detail: "it is not a file" });
      }));
  }
});
