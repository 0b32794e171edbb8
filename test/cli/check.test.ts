import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { Command } from "commander";
import { registerCheck } from "../../server/edges/cli/commands/check.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { runJson } from "./runCli.ts";

interface Check {
  readonly summary: { readonly files: number; readonly findings: number };
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly line: number; readonly message: string }[];
  }[];
}

describe("inkling check and its settings files", () => {
  const settings =
    '{\n  "rules": {\n    "magic-numbers": { "severity": "off" },\n    "long-file": { "max": "x" }\n  }\n}\n';

  it("reports an unknown rule and a wrong value where they stand", () =>
    inTempFolder(
      { ".git/HEAD": "ref: refs/heads/main\n", ".inkling.json": settings, "src/a.ts": "export {};\n" },
      async (cwd) => {
        for (const target of [".", "src", "src/a.ts", ".inkling.json"]) {
          const { status, value } = await runJson<Check>(["check", target], { cwd });
          assert.equal(status, 1, target);
          const [file, ...others] = value.files;
          assert.deepEqual(others, [], target);
          assert.equal(file?.path, ".inkling.json");
          assert.deepEqual(
            file.findings.map(({ rule, line }) => `${rule} ${line}`),
            ["invalid-configuration 3", "invalid-configuration 4"],
          );
          assert.match(file.findings[0]?.message ?? "", /magic-numbers/);
        }
      },
    ));

  it("does not look above the workspace, and obeys the rule that is off", () =>
    inTempFolder(
      {
        ".inkling.json": settings,
        "inner/.git/HEAD": "ref: refs/heads/main\n",
        "inner/.inkling.json":
          '{ "rules": { "invalid-configuration": { "severity": "off" }, "nothing": {} } }\n',
        "inner/a.ts": "export {};\n",
      },
      async (cwd) => {
        const { status, value } = await runJson<Check>(["check", "inner"], { cwd });
        assert.deepEqual([status, value.summary.findings], [0, 0]);
      },
    ));
});

describe("inkling check that is interrupted", () => {
  /** Runs the command as Ctrl-C leaves it: its signal is aborted. */
  async function interrupted(cwd: string, args: readonly string[]) {
    const out = new Collected();
    const errors = new Collected();
    let status = 0;
    const program = new Command();
    registerCheck(program, {
      cwd,
      stdout: out,
      stderr: errors,
      signal: AbortSignal.abort(),
      exit: (code) => {
        status = code;
      },
    });
    await program.parseAsync(["node", "inkling", "check", ".", ...args]);
    return { status, stdout: out.text, stderr: errors.text };
  }

  for (const format of ["json", "sarif", "text"]) {
    it(`leaves valid ${format}, and says how far it came`, () =>
      inTempFolder({ "a.ts": "// TODO: mend\n" }, async (cwd) => {
        const { status, stdout, stderr } = await interrupted(cwd, ["--format", format]);
        assert.equal(status, 130);
        assert.equal(stderr, "inkling: interrupted; 0 of 1 files checked\n");
        if (format === "text") assert.match(stdout, /0 files/);
        else assert.equal(typeof JSON.parse(stdout), "object");
      }));
  }

  it("writes no baseline", () =>
    inTempFolder({ "a.ts": "// TODO: mend\n" }, async (cwd) => {
      await assert.rejects(interrupted(cwd, ["--write-baseline", "known.json"]), { status: 130 });
      assert.equal(existsSync(path.join(cwd, "known.json")), false);
    }));
});

/** A stream that keeps what is written. */
class Collected extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}
