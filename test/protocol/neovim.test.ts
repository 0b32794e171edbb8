import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inTempFolder } from "../node/tempFolder.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const isInstalled = spawnSync("nvim", ["--version"]).error === undefined;
/** Longest run of the editor, in milliseconds: it waits for the server's first answers. */
const limit = 90_000;

describe("Neovim with editors/neovim", () => {
  const loop = "  for (let k = 0; k < values.length; ";
  const text = `// TODO: mend this\nexport function total(values: number[]): number {\n  let sum = 0;\n  for (let i = 0; i < values.length; i++) {\n    sum += values[i] ?? 0;\n  }\n${loop}\n  return sum;\n}\n`;

  it("shows problems and ghost text, and takes it", function () {
    if (!isInstalled) this.skip();
    this.timeout(limit + 10_000);
    return inTempFolder({ ".git/HEAD": "ref: refs/heads/main\n", "a.ts": text }, async (cwd) => {
      const script = path.join(repository, "test/protocol/neovim.lua");
      const child = spawn("nvim", ["--headless", "-u", "NONE", "-n", "-c", `luafile ${script}`], {
        cwd,
        stdio: "ignore",
        timeout: limit,
        env: {
          ...process.env,
          INKLING_EDITORS: path.join(repository, "editors"),
          INKLING_NODE: process.execPath,
          INKLING_CLI: path.join(repository, "dist/cli.js"),
          INKLING_FILE: path.join(cwd, "a.ts"),
          INKLING_ROW: "7",
          INKLING_OUT: path.join(cwd, "seen.json"),
        },
      });
      await new Promise((resolve) => child.on("close", resolve));
      const seen = JSON.parse(readFileSync(path.join(cwd, "seen.json"), "utf8"));
      assert.ok(seen.problems.includes("todo-comment"), JSON.stringify(seen));
      assert.equal(seen.took, true, JSON.stringify(seen));
      assert.ok(seen.shown.startsWith("k++"), JSON.stringify(seen));
      assert.equal(seen.after, loop + seen.shown);
    });
  });
});
