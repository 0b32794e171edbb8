import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { repository } from "./runCli.ts";

const page = readFileSync(path.join(repository, "docs/ci.md"), "utf8");

interface Hook {
  readonly entry: string;
  readonly [key: string]: unknown;
}

/** The first block of code below a heading of docs/ci.md. */
function blockOf(heading: string): string {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [, block] = /^```\w+\n([\s\S]*?)^```/m.exec(section) ?? [];
  if (!block) throw new Error(`No block of code below "${heading}"`);
  return block;
}

describe("commit hooks, as docs/ci.md configures them", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "inkling-hooks-"));
    mkdirSync(path.join(folder, ".git-ignored"));
    writeFileSync(path.join(folder, ".gitignore"), ".git-ignored\n");
    const command = `#!/bin/sh\nexec "${process.execPath}" "${path.join(repository, "dist/cli.js")}" "$@"\n`;
    writeFileSync(path.join(folder, ".git-ignored/inkling"), command, { mode: 0o755 });
    env = {
      ...process.env,
      PATH: `${path.join(folder, ".git-ignored")}${path.delimiter}${process.env.PATH}`,
      PRE_COMMIT_HOME: path.join(folder, ".git-ignored/pre-commit"),
    };
    git("init", "--initial-branch=main");
    git("config", "user.name", "test");
    git("config", "user.email", "test@example.org");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  function git(...args: readonly string[]): void {
    execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  }

  function stage(name: string, text: string): void {
    writeFileSync(path.join(folder, name), text);
    git("add", "--all");
  }

  function run(program: string, ...args: readonly string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: "utf8" });
    return { status, output: stdout + stderr };
  }

  /** Passes what has no warning, and stops what has one with the reason. */
  function passesAndStops(program: string, ...args: readonly string[]): void {
    stage("good.py", "def double(number):\n    return 2 * number\n");
    git("commit", "--no-verify", "--message", "Begin");
    stage("better.py", "def half(number):\n    return number / 2\n");
    const good = run(program, ...args);
    assert.equal(good.status, 0, good.output);
    stage("bad.py", "def broken(number:\n");
    const bad = run(program, ...args);
    assert.equal(bad.status, 1, bad.output);
    assert.match(bad.output, /bad\.py:1:11: error: .*never closed/);
  }

  function skipWithout(context: Mocha.Context, program: string): void {
    // The command stands on the path as a script for a shell.
    if (process.platform !== "win32" && spawnSync(program, ["--version"]).status === 0) return;
    console.log(`    skipped: no ${program} on the path`);
    context.skip();
  }

  it("pre-commit", function () {
    skipWithout(this, "pre-commit");
    const { repos } = parse(blockOf("pre-commit")) as { repos: { hooks: Hook[] }[] };
    // The command is the one that was built, instead of one from the registry.
    const hooks = repos.flatMap(({ hooks }) =>
      hooks.map(({ additional_dependencies: _, ...hook }) => ({ ...hook, language: "system" })),
    );
    writeFileSync(
      path.join(folder, ".pre-commit-config.yaml"),
      JSON.stringify({ repos: [{ repo: "local", hooks }] }),
    );
    passesAndStops("pre-commit", "run");
  });

  it("lint-staged", function () {
    skipWithout(this, "lint-staged");
    writeFileSync(path.join(folder, "package.json"), blockOf("lint-staged"));
    passesAndStops("lint-staged");
  });
});
