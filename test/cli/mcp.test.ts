import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("inkling mcp", () => {
  const client = new Client({ name: "test", version: "1" });

  before(async () => {
    const args = [`${root}dist/cli.js`, "mcp", `${root}examples`];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: "inherit" }));
  });
  after(() => client.close());

  async function call(
    name: string,
    args: Record<string, unknown>,
  ): Promise<{ value: unknown; failed: boolean }> {
    const { structuredContent, isError, content } = await client.callTool({ name, arguments: args });
    return { value: structuredContent ?? content, failed: isError === true };
  }

  it("lists its tools", async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      "ask",
      "classify",
      "find_files",
      "list_functions",
      "route",
      "satisfies",
      "transform",
      "validate",
    ]);
  });

  it("classifies a text", async () => {
    const { value } = await call("classify", {
      text: "import os\n\nasync def f():\n    await g()\n",
      language: "python",
    });
    const { language, patterns, libraries } = value as {
      language: string;
      patterns: object;
      libraries: string[];
    };
    assert.equal(language, "python");
    assert.deepEqual(libraries, ["os"]);
    assert.deepEqual(patterns, { async: true, errorHandling: false, todo: false, security: false });
  });

  it("answers a question about a text", async () => {
    const { value } = await call("ask", {
      question: "does it use express?",
      text: 'import e from "express";',
      language: "typescript",
    });
    assert.equal((value as { answer: string }).answer, "yes");
  });

  it("refuses what it cannot take: unknown languages, empty questions and texts", async () => {
    const question = "does it use express?";
    for (const [args, why] of [
      [{ question, text: "x", language: "klingon" }, /klingon/],
      [{ question: " ", text: "x" }, /empty/],
      [{ question, text: "\n" }, /empty/],
      [{ question }, /path or a text/],
      [{ question, path: "../package.json" }, /not in the workspace/],
    ] as const) {
      const { value, failed } = await call("ask", args);
      assert.ok(failed, JSON.stringify(args));
      assert.match(JSON.stringify(value), why);
    }
  });

  it("follows no link out of the folder", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "inkling-mcp-"));
    try {
      writeFileSync(path.join(folder, "secret.js"), "let a = 1;\n");
      const inner = path.join(folder, "inner");
      mkdirSync(inner);
      symlinkSync(path.join(folder, "secret.js"), path.join(inner, "link.js"));
      writeFileSync(path.join(inner, "own.js"), "let a = 1;\n");
      const args = [`${root}dist/cli.js`, "mcp", inner];
      const other = new Client({ name: "test", version: "1" });
      await other.connect(new StdioClientTransport({ command: process.execPath, args, stderr: "inherit" }));
      const classified = (name: string) => other.callTool({ name: "classify", arguments: { path: name } });
      assert.notEqual((await classified("own.js")).isError, true);
      assert.equal((await classified("link.js")).isError, true);
      await other.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("answers what is no message with the codes of JSON-RPC", async () => {
    const child = spawn(process.execPath, [`${root}dist/cli.js`, "mcp", `${root}examples`]);
    const lines: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => lines.push(...chunk.trim().split("\n")));
    child.stdin.write('{"jsonrpc": oops\n{"hello":1}\n');
    while (lines.length < 2) await once(child.stdout, "data");
    child.stdin.end();
    await once(child, "close");
    const codes = lines.map((line) => (JSON.parse(line) as { error: { code: number } }).error.code);
    assert.deepEqual(codes, [-32_700, -32_600]);
  });

  it("finds files by what they are", async () => {
    const { value } = await call("find_files", { isCode: true, limit: 2 });
    const { files, matching } = value as { files: { path: string }[]; matching: number };
    assert.equal(files.length, 2);
    assert.ok(matching > 2);
  });

  it("refuses a filter it does not have instead of answering without it", async () => {
    const { value, failed } = await call("find_files", { isCode: true, hasIssues: true });
    assert.ok(failed);
    assert.match(JSON.stringify(value), /hasIssues/);
  });

  it("validates", async () => {
    const { value } = await call("validate", { text: "def f(:\n  pass\n", language: "python" });
    assert.equal((value as { syntax: string }).syntax, "invalid");
  });

  it("routes", async () => {
    const { value } = await call("route", { text: "What does parse() return?" });
    assert.equal((value as { intent: string }).intent, "query");
  });

  it("refuses files outside of the workspace, and says so", async () => {
    for (const path of ["/etc/passwd", "../package.json"]) {
      const { value, failed } = await call("classify", { path });
      assert.ok(failed);
      assert.match(JSON.stringify(value), /not in the workspace/);
    }
  });
});
