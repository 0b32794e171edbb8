import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inTempFolder } from "../node/tempFolder.ts";
import { runCli, runJson } from "./runCli.ts";

interface Check {
  readonly summary: { readonly findings: number };
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string }[];
  }[];
}

const todo = "// TODO: mend this\nexport {};\n";
const eightParameters =
  "export function f(a: number, b: number, c: number, d: number, e: number, g: number, h: number, i: number) {\n  return a + b + c + d + e + g + h + i;\n}\n";

describe("inkling check's exit status", () => {
  it("checks the current folder by default, and puts up with a single TODO", () =>
    inTempFolder({ "a.ts": todo }, async (cwd) => {
      const { status, value } = await runJson<Check>(["check"], { cwd });
      assert.deepEqual([status, value.summary.findings], [0, 1]);
    }));

  it("follows --fail-on", () =>
    inTempFolder({ "a.ts": todo, "b.ts": eightParameters }, async (cwd) => {
      const statusOf = async (...args: string[]) => (await runCli(["check", ...args], { cwd })).status;
      assert.equal(await statusOf("a.ts", "--fail-on", "hint"), 1);
      assert.equal(await statusOf("b.ts"), 1);
      assert.equal(await statusOf("b.ts", "--fail-on", "error"), 0);
      assert.equal(await statusOf("b.ts", "--fail-on", "never"), 0);
      assert.equal(await statusOf("b.ts", "--max-warnings", "1"), 0);
      assert.equal(await statusOf("b.ts", "--max-warnings", "0"), 1);
      assert.equal(await statusOf("b.ts", "--fail-on", "sometimes"), 2);
      assert.equal(await statusOf("b.ts", "--max-warnings", "few"), 2);
    }));

  it("shows only what fails with --quiet", () =>
    inTempFolder({ "a.ts": todo, "b.ts": eightParameters }, async (cwd) => {
      const { stdout } = await runCli(["check", "--quiet"], { cwd });
      assert.match(stdout, /too-many-parameters/);
      assert.doesNotMatch(stdout, /todo-comment/);
    }));

  it("shows nothing with --quiet while --max-warnings puts up with it", () =>
    inTempFolder({ "b.ts": eightParameters }, async (cwd) => {
      const findings = async (most: string) =>
        (await runJson<Check>(["check", "--quiet", "--max-warnings", most], { cwd })).value.summary.findings;
      assert.deepEqual([await findings("1"), await findings("0")], [0, 1]);
    }));

  it("looks for the rules asked for", () =>
    inTempFolder({ "a.ts": todo + eightParameters }, async (cwd) => {
      const rules = async (...args: string[]) => {
        const { value } = await runJson<Check>(["check", ...args], { cwd });
        return value.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
      };
      assert.deepEqual(await rules("--rule", "todo-comment"), ["todo-comment"]);
      assert.deepEqual(await rules("--rule", "security"), []);
      assert.ok(!(await rules("--skip-rule", "todo-comment")).includes("todo-comment"));
      const { status, stderr } = await runCli(["check", "--rule", "magic"], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, /The rules are: .*magic-number/);
    }));
});

describe("inkling check and the settings of the folder", () => {
  const files = {
    ".git/HEAD": "ref: refs/heads/main\n",
    ".inkling.json": '{ "exclude": ["src/made/**"] }',
    "src/made/a.ts": eightParameters,
    "src/b.ts": eightParameters,
    "src/inner/.inkling.json": '{ "exclude": ["made.ts"] }',
    "src/inner/made.ts": eightParameters,
  };

  it("leaves out what they exclude, however it is named and from wherever", () =>
    inTempFolder(files, async (cwd) => {
      const checked = async (folder: string, ...paths: string[]) => {
        const { value } = await runJson<Check>(["check", ...paths], { cwd: path.join(cwd, folder) });
        return value.files.map((file) => file.path);
      };
      assert.deepEqual(await checked("."), ["src/b.ts"]);
      assert.deepEqual(await checked(".", "src"), ["src/b.ts"]);
      assert.deepEqual(await checked("src", "made/a.ts", "b.ts", "inner/made.ts"), ["b.ts"]);
      const { status, stderr } = await runCli(["check", "src/made/a.ts"], { cwd });
      assert.deepEqual([status, stderr], [0, 'inkling: 1 named file left out by the setting "exclude"\n']);
    }));

  it("looks into an excluded folder that is named", () =>
    inTempFolder(files, async (cwd) => {
      assert.equal((await runCli(["check", "src/made"], { cwd })).status, 1);
    }));

  it("keeps a baseline's paths beside the baseline", () =>
    inTempFolder(files, async (cwd) => {
      const src = path.join(cwd, "src");
      await runCli(["check", "--write-baseline", "../known.json"], { cwd: src });
      assert.deepEqual(Object.keys(JSON.parse(readFileSync(path.join(cwd, "known.json"), "utf8")).files), [
        "src/b.ts",
      ]);
      for (const [folder, ...args] of [
        [cwd, "known.json"],
        [src, "../known.json", "b.ts"],
      ] as const) {
        const { status } = await runCli(["check", "--baseline", ...args], { cwd: folder });
        assert.equal(status, 0, folder);
      }
    }));

  it("fails when they are no settings at all, for standard input too", () =>
    inTempFolder({ ".inkling.json": '{ "rules": {', "a.ts": "export {};\n" }, async (cwd) => {
      for (const args of [["a.ts"], ["--stdin", "--stdin-path", "new.ts"]]) {
        const { status, stdout } = await runCli(["check", "--fail-on", "error", ...args], { cwd, input: "" });
        assert.equal(status, 1);
        assert.match(stdout, /^\.inkling\.json:1:\d+: error: This is not JSON/m);
      }
    }));

  it("does not count them among the files", () =>
    inTempFolder({ ".inkling.json": "{}", "a.ts": "export {};\n" }, async (cwd) => {
      assert.match((await runCli(["check"], { cwd })).stdout, /^0 findings in 1 file$/m);
    }));
});

describe("inkling check's reports", () => {
  it("speak to GitHub, GitLab, JUnit and people", () =>
    inTempFolder({ ".git/HEAD": "ref: refs/heads/main\n", "src/a%b.ts": eightParameters }, async (cwd) => {
      const inSource = { cwd: path.join(cwd, "src") };
      const github = (await runCli(["check", "--format", "github"], inSource)).stdout;
      assert.match(
        github,
        /^::warning file=src\/a%25b\.ts,line=1,col=17,.*title=inkling%3A too-many-parameters::/m,
      );
      const [issue] = JSON.parse((await runCli(["check", "--format", "gitlab"], inSource)).stdout);
      assert.equal(issue.location.path, "src/a%b.ts");
      assert.equal(issue.severity, "major");
      assert.match(issue.fingerprint, /^[0-9a-f]{16}:1$/);
      const junit = (await runCli(["check", "--format", "junit"], inSource)).stdout;
      assert.match(junit, /<testsuite name="src\/a%b\.ts" tests="1" failures="1"/);
      const summary = (await runCli(["check", "--format", "summary"], inSource)).stdout;
      assert.match(summary, /^1 {2}too-many-parameters {2}a%b\.ts \(1\)$/m);
      const sarif = JSON.parse((await runCli(["check", "--format", "sarif"], inSource)).stdout);
      assert.equal(
        sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
        "src/a%25b.ts",
      );
      assert.match(sarif.runs[0].tool.driver.rules[0].help.markdown, /^# `too-many-parameters`/);
    }));

  it("count what text leaves out", () =>
    inTempFolder({ "a.ts": todo.repeat(3) }, async (cwd) => {
      const { stdout } = await runCli(["check", "--limit", "1"], { cwd });
      assert.match(stdout, /… and 2 more of todo-comment \(--limit 0 shows all\)/);
      assert.match(stdout, /^3 findings/m);
    }));

  it("go into a file, or say why not", () =>
    inTempFolder({ "a.ts": todo }, async (cwd) => {
      const { stdout } = await runCli(["check", "--format", "json", "--output", "report.json"], { cwd });
      assert.equal(stdout, "");
      assert.equal(JSON.parse(readFileSync(path.join(cwd, "report.json"), "utf8")).summary.findings, 1);
      const failed = await runCli(["check", "--output", "missing/report.txt"], { cwd });
      assert.deepEqual([failed.status, failed.stdout], [2, ""]);
      assert.match(failed.stderr, /missing\/report\.txt: ENOENT/);
    }));

  it("are coloured when FORCE_COLOR asks, and never steer the terminal", () =>
    inTempFolder({ "a.ts": "// TODO: \u001b[31mred\u202e\u001b[0m\n" }, async (cwd) => {
      const plain = await runCli(["check"], { cwd, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "" } });
      assert.ok(!plain.stdout.includes("\u001b") && !plain.stdout.includes("\u202e"));
      assert.match(plain.stdout, /\\u\{1b\}\[31mred\\u\{202e\}/);
      const colored = await runCli(["check"], { cwd, env: { ...process.env, FORCE_COLOR: "1" } });
      assert.ok(colored.stdout.includes("\u001b[1ma.ts:1:"));
    }));
});

describe("inkling check --fix", () => {
  const commented = "export const a = 1;\n// const b = compute(a);\n// use(b);\nexport const c = 2;\n";

  it("shows a patch that applies, and changes nothing with --diff", () =>
    inTempFolder({ "a.ts": commented }, async (cwd) => {
      const { status, stdout } = await runCli(["check", "--fix", "--diff"], { cwd });
      assert.equal(status, 1);
      assert.equal(readFileSync(path.join(cwd, "a.ts"), "utf8"), commented);
      const applied = spawnSync("patch", ["-p1", "--dry-run"], { cwd, input: stdout, encoding: "utf8" });
      if (!applied.error) assert.equal(applied.status, 0, applied.stdout);
      assert.match(stdout, /^-\/\/ const b = compute\(a\);$/m);
    }));

  it("writes safe fixes once, and finds nothing to do the second time", () =>
    inTempFolder({ "a.ts": `\ufeff${commented}` }, async (cwd) => {
      const { stderr } = await runCli(["check", "--fix"], { cwd });
      assert.match(stderr, /1 file fixed/);
      const fixed = readFileSync(path.join(cwd, "a.ts"), "utf8");
      assert.ok(fixed.startsWith("\ufeff") && !fixed.includes("compute"));
      const again = await runCli(["check", "--fix"], { cwd });
      assert.doesNotMatch(again.stderr, /fixed/);
      assert.equal(readFileSync(path.join(cwd, "a.ts"), "utf8"), fixed);
    }));
});

describe("inkling check --stdin", () => {
  it("takes language and settings from the path", () =>
    inTempFolder(
      { ".inkling.json": '{ "rules": { "todo-comment": { "severity": "error" } } }', "src/x.py": "" },
      async (cwd) => {
        const args = ["check", "--stdin", "--stdin-path", "src/x.py"];
        const { status, stdout } = await runCli(args, { cwd, input: "# TODO: mend this\n" });
        assert.equal(status, 1);
        assert.match(stdout, /^src\/x\.py:1:3: error: /m);
        assert.equal((await runCli(["check", "--stdin"], { cwd })).status, 2);
        assert.equal(existsSync(path.join(cwd, "src/x.py")), true);
        const excluded = ["check", "--stdin", "--stdin-path", "node_modules/x.py"];
        const left = await runCli(excluded, { cwd, input: "# TODO: mend this\n" });
        assert.equal(left.status, 0);
        assert.match(left.stderr, /node_modules\/x\.py is left out by the setting "exclude"/);
      },
    ));
});

describe("inkling check --watch", () => {
  it("checks again after a change, until it is interrupted", () =>
    inTempFolder({ "a.ts": "export {};\n" }, async (cwd) => {
      const { spawn } = await import("node:child_process");
      const { repository } = await import("./runCli.ts");
      const child = spawn(process.execPath, [path.join(repository, "dist/cli.js"), "check", "--watch"], {
        cwd,
      });
      let seen = "";
      const until = (pattern: RegExp) =>
        new Promise<void>((resolve) => {
          const look = () => pattern.test(seen) && resolve();
          child.stdout.on("data", look);
          look();
        });
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        seen += text;
      });
      await until(/^0 findings/m);
      writeFileSync(path.join(cwd, "a.ts"), todo);
      await until(/todo-comment/);
      child.kill("SIGINT");
      const status = await new Promise((resolve) => child.on("close", resolve));
      assert.equal(status, 0);
    })).timeout(20_000);
});

describe("inkling explain, schema and completions", () => {
  it("print a rule's page, and guess at a mistyped name", async () => {
    assert.match((await runCli(["explain", "weak-hash"])).stdout, /^# `security\/weak-hash`/);
    assert.match((await runCli(["explain"])).stdout, /^magic-number$/m);
    const wrong = await runCli(["explain", "magic-numbr"]);
    assert.deepEqual([wrong.status, wrong.stdout], [2, ""]);
    assert.match(wrong.stderr, /Did you mean magic-number\?/);
  });

  it("print the schema of the settings file", async () => {
    const { stdout } = await runCli(["schema"]);
    assert.ok(JSON.parse(stdout).properties.rules);
  });

  for (const shell of ["bash", "zsh", "fish"])
    it(`complete in ${shell}`, () =>
      inTempFolder({}, async (folder) => {
        const { stdout } = await runCli(["completions", shell]);
        assert.match(stdout, /max-warnings/);
        const file = path.join(folder, `inkling.${shell}`);
        writeFileSync(file, stdout);
        const parsed = spawnSync(shell, ["-n", file], { encoding: "utf8" });
        // A shell that is not installed cannot be asked.
        if (!parsed.error) assert.equal(parsed.stderr, "");
      }));

  it("complete rules and transformations in bash", async () => {
    const { stdout: script } = await runCli(["completions", "bash"]);
    const complete = (...words: string[]) => {
      const at = words.length - 1;
      const ask = `COMP_WORDS=(${words.map((word) => `"${word}"`).join(" ")}); COMP_CWORD=${at}; _inkling; echo "\${COMPREPLY[@]}"`;
      return spawnSync("bash", ["-c", `${script}\n${ask}`], { encoding: "utf8" }).stdout.trim();
    };
    assert.equal(complete("inkling", "check", "--skip-rule", "magic"), "magic-number");
    assert.match(complete("inkling", "explain", "empty"), /^empty-catch$/);
    assert.match(complete("inkling", "transform", "arrow"), /arrow-to-function/);
    assert.match(complete("inkling", "check", "--max-w"), /^--max-warnings$/);
  });
});
