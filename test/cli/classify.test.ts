import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { inTempFolder } from "../node/tempFolder.ts";
import { repository, runCli } from "./runCli.ts";

/** A small tree with one file of each sort. */
const tree = {
  ".gitignore": "ignored/\n",
  "ignored/x.ts": "let x;\n",
  "src/app.ts": 'import express from "express";\n\nexport async function run() {\n  await express();\n}\n',
  "src/app.test.ts": 'import { it } from "mocha";\n\nit("runs", () => {});\n',
  "README.md": "# Hi\n",
  "logo.png": new Uint8Array([0x89, 0x50, 0, 1]),
};

interface FileRecord {
  readonly path: string;
  readonly kind: string;
  readonly answers?: { readonly [question: string]: { readonly answer: string; readonly tier: string } };
}

const parseLines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as FileRecord);

describe("inkling classify on a tree", () => {
  it("prints one record per file, and counts on stderr what it skipped", () =>
    inTempFolder(tree, async (cwd) => {
      const { status, stdout, stderr } = await runCli(["classify", ".", "--format", "json", "--no-cache"], {
        cwd,
      });
      assert.equal(status, 0);
      const records = JSON.parse(stdout) as FileRecord[];
      assert.deepEqual(
        records.map(({ path: name, kind }) => [name, kind]),
        [
          [".gitignore", "configuration"],
          ["README.md", "documentation"],
          ["src/app.test.ts", "test"],
          ["src/app.ts", "source"],
        ],
      );
      assert.match(stderr, /skipped: 1 binary/);
    }));

  it("leaves the file it writes out of the records, in the tree or in a folder of it", () =>
    inTempFolder(tree, async (cwd) => {
      for (const output of ["records.csv", "src/records.csv"]) {
        const args = ["classify", ".", "--format", "csv", "--output", output];
        assert.equal((await runCli(args, { cwd })).status, 0);
        const again = await runCli(args, { cwd });
        assert.equal(again.status, 0);
        const written = readFileSync(path.join(cwd, output), "utf8");
        assert.ok(written.includes("src/app.ts,"));
        assert.ok(!written.includes(`${output},`), written);
      }
    }));

  it("answers about a file named behind the question", () =>
    inTempFolder(tree, async (cwd) => {
      const { stdout } = await runCli(["ask", "Does it use express?", "src/app.ts", "--model", "none"], {
        cwd,
      });
      assert.match(stdout, /^yes \(\d+ % sure\)$/m);
    }));

  it("joins shards to the whole", () =>
    inTempFolder(tree, async (cwd) => {
      for (const shard of [1, 2, 3]) {
        const args = [
          "classify",
          ".",
          "--shard",
          `${shard}/3`,
          "--format",
          "jsonl",
          "--output",
          `part-${shard}.jsonl`,
        ];
        assert.equal((await runCli([...args, "--no-cache"], { cwd })).status, 0);
      }
      const merged = await runCli(
        ["merge", "part-1.jsonl", "part-2.jsonl", "part-3.jsonl", "--format", "csv"],
        { cwd },
      );
      const rows = merged.stdout.trimEnd().split("\r\n");
      const paths = rows.slice(1).map((row) => row.split(",")[0]);
      for (const file of ["src/app.ts", "src/app.test.ts", "README.md"])
        assert.ok(paths.includes(file), file);
      assert.equal(new Set(paths).size, paths.length);
    }));

  it("asks an endpoint what reading does not decide", () =>
    inTempFolder({ "a.ts": "export const answer = 42;\n" }, async (cwd) => {
      const server = createServer((_request, response) =>
        response.end(JSON.stringify({ choices: [{ message: { content: "Yes" } }] })),
      ).listen(0, "127.0.0.1");
      await once(server, "listening");
      try {
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
        const args = [
          "classify",
          ".",
          "--ask",
          "Is it profound?",
          "--ask",
          "Does it use express?",
          "--endpoint",
          url,
        ];
        const { stdout } = await runCli([...args, "--format", "jsonl", "--no-cache"], { cwd });
        const [record] = parseLines(stdout);
        assert.deepEqual(record?.answers?.["Is it profound?"]?.tier, "large");
        const { answer, tier } = record?.answers?.["Does it use express?"] ?? {};
        assert.deepEqual({ answer, tier }, { answer: "no", tier: "heuristic" });
      } finally {
        server.closeAllConnections();
        server.close();
      }
    }));

  describe("interrupted by Ctrl-C", () => {
    // Long names fill the pipe, so that the command cannot come to its end before somebody reads and interrupts.
    const longName = "f".repeat(200);
    const files = Object.fromEntries(
      Array.from({ length: 1500 }, (_, at) => [
        `d${at % 50}/${longName}${at}.ts`,
        "export const a = 1;\n".repeat(50),
      ]),
    );
    /** Records in an output; throws when it is not well-formed. */
    const readers: Readonly<Record<string, (text: string) => number>> = {
      json: (text) => (JSON.parse(text) as unknown[]).length,
      jsonl: (text) => parseLines(text).length,
      csv: (text) => wholeLines(text, "\r\n") - 1,
      markdown: (text) => wholeLines(text, " |\n") - 2,
      text: (text) => wholeLines(text, "\n"),
    };
    for (const [format, read] of Object.entries(readers)) {
      it(`leaves valid ${format} so far, and says that it was cut short`, () =>
        inTempFolder(files, async (cwd) => {
          const { output, report, status } = await interrupt(
            ["classify", ".", "--format", format, "--no-cache"],
            cwd,
          );
          const records = read(output);
          assert.ok(records > 0 && records < 1500, `${records} records`);
          assert.match(report, new RegExp(`interrupted; ${records} files classified`));
          assert.equal(status, 130);
        }));
    }

    it("leaves the answers of an endpoint so far, and asks only for the others the next time", () => {
      const few = Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [`f${at}.ts`, `export const a${at} = 1;\n`]),
      );
      return inTempFolder({ "tree/.keep": "", ...prefixed("tree", few) }, async (folder) => {
        let requests = 0;
        let isFirst = true;
        const server = createServer((request, response) => {
          requests++;
          // The first run cannot come to its end before the interrupt reaches it.
          if (isFirst && requests > 10) return;
          request.resume().on("end", () => {
            response.end(JSON.stringify({ choices: [{ message: { content: "No" } }] }));
          });
        }).listen(0, "127.0.0.1");
        await once(server, "listening");
        try {
          const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
          const args = ["classify", ".", "--ask", "Is it profound?", "--endpoint", url, "--concurrency", "2"];
          const cwd = path.join(folder, "tree");
          const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, "cache") };
          const first = await interrupt([...args, "--format", "jsonl"], cwd, env, () => requests > 5);
          isFirst = false;
          const answered = parseLines(first.output);
          assert.ok(answered.every(({ answers }) => answers?.["Is it profound?"]?.answer === "no"));
          assert.equal(first.status, 130);
          assert.doesNotMatch(first.report, /Error|at /);
          const before = requests;
          const second = await runCli([...args, "--format", "jsonl"], { cwd, env });
          assert.equal(parseLines(second.stdout).length, 41);
          assert.ok(requests - before <= 41 - answered.length, `${requests - before} asked again`);
        } finally {
          server.closeAllConnections();
          server.close();
        }
      });
    });
  });

  it("says how many files took how long when that is wanted", () =>
    inTempFolder({ "a.ts": "let a;\n" }, async (cwd) => {
      const { stderr } = await runCli(["classify", ".", "--no-cache", "--summary"], { cwd });
      assert.match(stderr, /^inkling: 1 file classified in \d+\.\d\d s \(\d+\.\d\d s of processor time\)$/m);
    }));

  it("keeps the answers when results are merged", () =>
    inTempFolder({ "a.ts": 'import x from "express";\n' }, async (cwd) => {
      const ask = [
        "--ask",
        "Does it use express?",
        "--format",
        "jsonl",
        "--output",
        "part.jsonl",
        "--no-cache",
      ];
      await runCli(["classify", ".", ...ask, "--model", "none"], { cwd });
      const { stdout } = await runCli(["merge", "part.jsonl", "--format", "csv"], { cwd });
      const [header = "", row = ""] = stdout.split("\r\n");
      assert.match(header, /,Does it use express\?$/);
      assert.match(row, /,yes$/);
    }));

  it("refuses wrong usage with nothing on stdout", () =>
    inTempFolder({ "a.ts": "let a;\n" }, async (cwd) => {
      const wrong = [
        ["classify", "nowhere"],
        ["classify", ".", "--shard", "5/2"],
        ["classify", ".", "--endpoint", "http://127.0.0.1:1/v1"],
        ["classify", ".", "--ask", "x", "--endpoint", "nonsense"],
        ["merge", "a.ts"],
        ["ask", "is it?", "--file", "nowhere"],
        ["ask", "is it?", "nowhere"],
        ["ask", " "],
        ["validate", "a.ts", "--language", "klingon"],
      ];
      for (const args of wrong) {
        const { status, stdout, stderr } = await runCli(args, { cwd });
        assert.deepEqual([status, stdout], [2, ""], args.join(" "));
        assert.match(stderr, /\S/);
      }
    }));
});

/** Lines that end as they should, the last one included. */
function wholeLines(text: string, end: string): number {
  assert.ok(text.endsWith(end), JSON.stringify(text.slice(-50)));
  return text.split("\n").length - 1;
}

function prefixed(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

/** Runs the command and presses Ctrl-C once there is output and `isTime` says so. */
async function interrupt(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
  isTime: () => boolean = () => true,
) {
  const child = spawn(process.execPath, [path.join(repository, "dist/cli.js"), ...args], { cwd, env });
  let [output, report] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (!child.killed && isTime()) child.kill("SIGINT");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    report += text;
  });
  const [status] = (await once(child, "close")) as [number | null];
  return { output, report, status };
}
