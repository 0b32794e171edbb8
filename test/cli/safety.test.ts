import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inTempFolder } from "../node/tempFolder.ts";
import { mountSmallDisk } from "../support/smallDisk.ts";
import { repository, runCli } from "./runCli.ts";

describe("the terminal command among hostile things", () => {
  it("says that a disk is full instead of ending well", function () {
    if (!existsSync("/dev/full")) this.skip();
    return inTempFolder({ "a.ts": "export {};\n".repeat(10) }, async (cwd) => {
      for (const args of [
        ["classify", "."],
        ["check", ".", "--format", "json"],
      ]) {
        const { status, stderr } = await runCli([...args, "--output", "/dev/full"], { cwd });
        assert.equal(status, 2, args.join(" "));
        assert.match(stderr, /\/dev\/full: .*ENOSPC/);
      }
    });
  });

  it("says so when what it prints goes to a full disk", function () {
    if (!existsSync("/dev/full")) this.skip();
    return inTempFolder({ "a.ts": "// TODO: a\n" }, (cwd) => {
      const full = openSync("/dev/full", "w");
      const command = path.join(repository, "dist/cli.js");
      for (const args of [
        ["check", "."],
        ["classify", "."],
        ["check", ".", "--format", "json"],
      ]) {
        const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
          cwd,
          stdio: ["ignore", full, "pipe"],
          encoding: "utf8",
        });
        assert.equal(status, 2, args.join(" "));
        assert.match(stderr, /the output cannot be written: ENOSPC/);
      }
      closeSync(full);
    });
  });

  it("loses nothing of what it was to mend on a full disk", function () {
    return inTempFolder({}, async (cwd) => {
      const disk = mountSmallDisk(cwd, 256);
      if (!disk) this.skip();
      try {
        const code =
          "function f(a) {\n  // const b = g(a);\n  // return b + 1;\n  var b = a;\n  return b;\n}\n";
        const text = `// ${"x".repeat(5_000)}\n${code}`;
        const file = path.join(cwd, "a.js");
        writeFileSync(file, text);
        disk.fill();
        for (const args of [
          ["check", ".", "--fix"],
          ["transform", "var-to-let-or-const", "a.js", "--all", "--write"],
          ["check", ".", "--write-baseline", "baseline.json"],
        ]) {
          const { status, stderr } = await runCli(args, { cwd });
          assert.equal(status, 2, `${args.join(" ")}: ${stderr}`);
          assert.match(stderr, /ENOSPC/);
          assert.equal(readFileSync(file, "utf8"), text);
        }
        const ended = await runCli(["classify", "."], { cwd, env: { ...process.env, XDG_CACHE_HOME: cwd } });
        assert.equal(ended.status, 0);
        assert.match(ended.stdout, /a\.js: javascript/);
      } finally {
        disk.unmount();
      }
    });
  });

  it("runs no program that a repository names", function () {
    if (process.platform === "win32") this.skip();
    return inTempFolder({ "a.ts": "export {};\n" }, async (cwd) => {
      const git = (...args: string[]) =>
        execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd });
      git("init", "--quiet");
      git("add", ".");
      git("commit", "--quiet", "--message", "Begin");
      const program = path.join(cwd, "harm.sh");
      writeFileSync(program, `#!/bin/sh\ntouch "${path.join(cwd, "harmed")}"\ncat "$@" 2>/dev/null\n`, {
        mode: 0o755,
      });
      for (const key of [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.shout.command",
        "diff.shout.textconv",
        "filter.shout.clean",
        "filter.shout.smudge",
        "filter.a=b.process",
      ])
        git("config", key, program);
      writeFileSync(path.join(cwd, ".gitattributes"), "*.ts diff=shout filter=shout\n*.js filter=a=b\n");
      writeFileSync(path.join(cwd, "b.js"), "// changed\n");
      writeFileSync(path.join(cwd, "a.ts"), "// TODO: mend this\n");
      const { status, stdout } = await runCli(["check", "a.ts", "--since", "HEAD", "--fail-on", "hint"], {
        cwd,
      });
      assert.deepEqual([status, existsSync(path.join(cwd, "harmed"))], [1, false]);
      assert.match(stdout, /todo-comment/);
    });
  });

  it("throws a damaged cache away", () =>
    inTempFolder({ "a.ts": "export {};\n", "home/.cache/x": "" }, async (cwd) => {
      const env = {
        ...process.env,
        HOME: path.join(cwd, "home"),
        XDG_CACHE_HOME: path.join(cwd, "home/.cache"),
      };
      const first = await runCli(["classify", ".", "--format", "jsonl"], { cwd, env });
      assert.equal(first.status, 0);
      const found = execFileSync("find", [path.join(cwd, "home"), "-type", "f", "-name", "*.cache"], {
        encoding: "utf8",
      })
        .split("\n")
        .filter(Boolean);
      assert.ok(found.length > 0, "there is no cache");
      for (const file of found)
        writeFileSync(file, '\u001b[31m{"path":"\t\tbroken\nrecord\trecord\t{"}\n'.repeat(50));
      const { status, stdout } = await runCli(["classify", ".", "--format", "jsonl"], { cwd, env });
      assert.equal(status, 0);
      for (const line of stdout.split("\n").filter(Boolean)) assert.equal(typeof JSON.parse(line), "object");
    }));
});
