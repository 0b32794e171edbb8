import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyExamples } from "../harness/exampleCopy.ts";
import { repository } from "./runCli.ts";

/** Commands that wait for another program, need one, or fetch from the network; each has tests of its own. */
const elsewhere = /^inkling (?:serve|mcp|model (?:download|import|use|remove)|.*--endpoint|.*--watch|merge)/;

/** How a CI system's configuration begins such a line. */
const asCiRuns = /^\s*- (?:run: )?npx --yes @inkling-code\/inkling /;

describe("the commands that the documentation names", () => {
  let folder = "";
  let remove: () => Promise<void> = () => Promise.resolve();

  before(async () => {
    ({ folder, remove } = await copyExamples(repository));
    const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
    git("init", "--initial-branch=main");
    git("add", ".");
    git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--message", "Begin");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    mkdirSync(path.join(folder, "bin"));
    const command = `#!/bin/sh\nexec "${process.execPath}" "${path.join(repository, "dist/cli.js")}" "$@"\n`;
    writeFileSync(path.join(folder, "bin/inkling"), command, { mode: 0o755 });
  });

  after(() => remove());

  for (const { file, command } of documented())
    it(`work: ${command} (${file})`, function () {
      if (process.platform === "win32") this.skip();
      const env = { ...process.env, PATH: `${path.join(folder, "bin")}${path.delimiter}${process.env.PATH}` };
      const { status, stderr } = spawnSync("sh", ["-c", command], {
        cwd: folder,
        env,
        encoding: "utf8",
        input: "",
      });
      assert.ok(status === 0 || status === 1, `ended with ${status}: ${stderr}`);
    });
});

function documented(): { file: string; command: string }[] {
  const files = ["README.md", ...readdirSync(path.join(repository, "docs")).map((name) => `docs/${name}`)];
  return files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => {
      const text = readFileSync(path.join(repository, file), "utf8");
      const blocks = [...text.matchAll(/^```(?:sh|yaml)\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) =>
        block.split("\n"),
      );
      return blocks
        .map((line) => line.replace(asCiRuns, "inkling "))
        .map((line) => line.replace(/\s{2,}\S.*$|\s+#.*$/, "").trim())
        .filter((line) => line.startsWith("inkling ") && !elsewhere.test(line))
        .map((command) => ({ file, command }));
    });
}
