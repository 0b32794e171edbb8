import assert from "node:assert/strict";
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
      "route",
      "satisfies",
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
