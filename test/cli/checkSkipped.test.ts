import assert from "node:assert/strict";
import { inTempFolder } from "../node/tempFolder.ts";
import { runCli, runJson } from "./runCli.ts";

/** More than the default setting reads, in bytes. */
const tooMuch = 1_000_001;

interface Report {
  readonly summary: { readonly files: number; readonly skipped: number };
  readonly skipped: readonly { readonly path: string; readonly reason: string; readonly detail: string }[];
}

describe("inkling check and files that it cannot examine", () => {
  const files = { "fine.ts": "export {};\n", "huge.ts": `//${"x".repeat(tooMuch)}\n` };

  it("names code that is too large, and is not clean", () =>
    inTempFolder(files, async (cwd) => {
      const { status, stderr } = await runCli(["check", "."], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, /huge\.ts was not checked: \d+ bytes/);
    }));

  it("reports the rest all the same", () =>
    inTempFolder(files, async (cwd) => {
      const { value } = await runJson<Report>(["check", "."], { cwd });
      assert.deepEqual([value.summary.files, value.summary.skipped], [1, 1]);
      assert.deepEqual(
        value.skipped.map(({ path, reason }) => [path, reason]),
        [["huge.ts", "too-large"]],
      );
      assert.match(value.skipped[0]?.detail ?? "", /^\d+ bytes/);
    }));

  it("puts up with it when told to", () =>
    inTempFolder(files, async (cwd) => {
      const { status, stderr } = await runCli(["check", ".", "--allow-skipped"], { cwd });
      assert.equal(status, 0);
      assert.match(stderr, /huge\.ts/);
    }));

  it("names code that holds NUL bytes, and settings that cannot be read", () =>
    inTempFolder({ "torn.py": "x = 1\n\u0000", ".inkling.json": "{}\u0000" }, async (cwd) => {
      const { status, stderr } = await runCli(["check", "."], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, /torn\.py was not checked: it holds NUL bytes/);
      assert.match(stderr, /\.inkling\.json was not checked/);
    }));

  it("puts up with pictures and large data", () =>
    inTempFolder(
      { "fine.ts": "export {};\n", "dump.json": `["${"x".repeat(tooMuch)}"]\n`, "logo.png": "\u0000\u0001" },
      async (cwd) => {
        assert.equal((await runCli(["check", "."], { cwd })).status, 0);
      },
    ));
});
