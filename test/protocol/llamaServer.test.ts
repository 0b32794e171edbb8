import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ChoiceRequest, FillRequest } from "../../server/contract/ports.ts";
import { EndpointModel } from "../../server/machine/models/endpoint/endpointModel.ts";
import { runCli } from "../cli/runCli.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { silentLogger } from "../support/loggers.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
/** Compiled by `npm run llama-server`, which takes minutes; without it these tests are skipped. */
const program =
  process.env.INKLING_LLAMA_SERVER ?? path.join(repository, ".llama-server/build/bin/llama-server");
const model = path.join(repository, "models/inkling-starter.gguf");
const key = "secret-key";
const startTimeoutMs = 60_000;
const never = new AbortController().signal;

describe("an endpoint that is llama-server", () => {
  let server: ChildProcess | undefined;
  let url = "";

  before(async function () {
    if (!existsSync(program)) this.skip();
    this.timeout(startTimeoutMs + 5000);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const args = ["--model", model, "--host", "127.0.0.1", "--port", String(port), "--ctx-size", "4096"];
    server = spawn(program, [...args, "--parallel", "2", "--api-key", key], { stdio: "ignore" });
    await untilHealthy(url);
  });

  after(async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill("SIGKILL");
    await gone;
  });

  const modelAt = (apiKey = key) =>
    new EndpointModel({
      endpoint: url,
      name: "",
      apiKey,
      readGrammar: async () => 'root ::= "always" | "never"',
      clock: { now: () => performance.now() },
      logger: silentLogger,
    });
  const fillRequest: FillRequest = {
    document: "file:///a.js",
    path: "a.js",
    languageId: "javascript",
    snippets: [],
    prefix:
      "function add(a, b) {\n  return a + b;\n}\n\nfunction subtract(a, b) {\n  return a - b;\n}\n\nfunction multiply(a, b) {\n  ret",
    suffix: "\n}\n",
    maxTokens: 16,
    priority: "completion",
  };
  const choiceRequest: ChoiceRequest = {
    document: "async function load() {\n  await fetch(url);\n}\n",
    languageId: "javascript",
    question: "Does this code contain asynchronous code?",
    choices: ["yes", "no"],
    task: "classify.async",
    capability: "classify",
    priority: "background",
  };

  it("completes a line with the probabilities of its tokens", async () => {
    const endpoint = modelAt();
    const { state, capabilities, message } = await endpoint.start();
    assert.equal(state, "ready", message);
    assert.ok(capabilities.includes("complete"));
    const fill = await endpoint.fill(fillRequest, never);
    assert.equal(
      fill.text,
      fill.tokens
        .map(({ text }) => text)
        .join("")
        .slice(0, fill.text.length),
    );
    assert.ok(fill.tokens.length > 0 && fill.tokens.every(({ probability }) => probability > 0));
    assert.match(fill.text, /^urn\b/);
  });

  it("answers closed questions with probabilities, and keeps to a grammar", async () => {
    const endpoint = modelAt();
    await endpoint.start();
    const { probabilities, choice } = await endpoint.choose(choiceRequest, never);
    assert.ok(choiceRequest.choices.includes(choice));
    assert.ok(Math.abs(probabilities.reduce((sum, p) => sum + p, 0) - 1) < 1e-6);
    const written = await endpoint.write(
      {
        document: "",
        languageId: "",
        instruction: "How often does the sun rise?",
        grammar: "any",
        maxTokens: 8,
        task: "define.term",
        capability: "define",
        priority: "hover",
      },
      never,
    );
    assert.match(written.text, /^(?:always|never)$/);
  });

  it("says what is wrong with a key that is not accepted, and does not tell the key", async () => {
    const { state, message = "" } = await modelAt("wrong-key").start();
    assert.equal(state, "failed");
    assert.match(message, /401|key/i);
    assert.doesNotMatch(message, /wrong-key/);
  });

  it("serves a batch's questions", () =>
    inTempFolder({ "a.js": choiceRequest.document, "b.js": "let x = 1;\n" }, async (cwd) => {
      const asked = "does it talk to a service about the weather?";
      const args = ["classify", ".", "--ask", asked, "--endpoint", `${url}/v1`, "--format", "jsonl"];
      const { status, stdout, stderr } = await runCli([...args, "--no-cache"], {
        cwd,
        env: { ...process.env, INKLING_API_KEY: key },
      });
      assert.equal(status, 0, stderr);
      const records = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      assert.equal(records.length, 2);
      for (const { answers } of records) assert.match(answers[asked].answer, /^(?:yes|no|unsure)$/, stdout);
    }));

  it("gives up a request that is cancelled, and says when the server is gone", async () => {
    const endpoint = modelAt();
    await endpoint.start();
    const stop = new AbortController();
    const asked = endpoint.fill({ ...fillRequest, prefix: "// a story\n", maxTokens: 512 }, stop.signal);
    stop.abort();
    await assert.rejects(asked, { name: "AbortError" });
    const gone = once(server ?? assert.fail(), "exit");
    server?.kill("SIGKILL");
    await gone;
    await assert.rejects(endpoint.fill({ ...fillRequest, prefix: "let b = " }, never), /127\.0\.0\.1/);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : assert.fail();
}

async function untilHealthy(url: string): Promise<void> {
  const end = performance.now() + startTimeoutMs;
  while (performance.now() < end) {
    const health = await fetch(`${url}/health`).catch(() => undefined);
    if (health?.ok) return;
    await pause(200);
  }
  assert.fail(`llama-server did not answer at ${url}/health`);
}
