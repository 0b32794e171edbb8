import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
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

interface Record {
  readonly path: string;
  readonly kind: string;
  readonly answers?: { readonly [question: string]: { readonly answer: string; readonly tier: string } };
}

const parseLines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record);

describe("inkling classify on a tree", () => {
  it("prints one record per file, and counts on stderr what it skipped", () =>
    inTempFolder(tree, async (cwd) => {
      const { status, stdout, stderr } = await runCli(["classify", ".", "--format", "json", "--no-cache"], {
        cwd,
      });
      assert.equal(status, 0);
      const records = JSON.parse(stdout) as Record[];
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
        assert.deepEqual(record?.answers?.["Does it use express?"], {
          answer: "no",
          confidence: 0.93,
          tier: "heuristic",
        });
      } finally {
        server.closeAllConnections();
        server.close();
      }
    }));

  it("leaves valid output when it is interrupted", () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [`d${at % 50}/f${at}.ts`, "export const a = 1;\n".repeat(50)]),
    );
    return inTempFolder(files, async (cwd) => {
      const cli = path.join(repository, "dist/cli.js");
      const child = spawn(process.execPath, [cli, "classify", ".", "--format", "json", "--no-cache"], {
        cwd,
      });
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        if (output === "") child.kill("SIGINT");
        output += text;
      });
      await once(child, "close");
      const records = JSON.parse(output) as Record[];
      assert.ok(records.length > 0 && records.length < 3000, `${records.length} records`);
    });
  });

  it("refuses wrong usage with nothing on stdout", () =>
    inTempFolder({ "a.ts": "let a;\n" }, async (cwd) => {
      const wrong = [
        ["classify", "nowhere"],
        ["classify", ".", "--shard", "5/2"],
        ["classify", ".", "--endpoint", "http://127.0.0.1:1/v1"],
        ["classify", ".", "--ask", "x", "--endpoint", "nonsense"],
        ["merge", "a.ts"],
        ["ask", "is it?", "--file", "nowhere"],
        ["validate", "a.ts", "--language", "klingon"],
      ];
      for (const args of wrong) {
        const { status, stdout, stderr } = await runCli(args, { cwd });
        assert.deepEqual([status, stdout], [2, ""], args.join(" "));
        assert.match(stderr, /\S/);
      }
    }));
});
