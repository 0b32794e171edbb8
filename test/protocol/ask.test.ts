import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import {
  type AskResult,
  type AskText,
  askRequest,
  askTextNotification,
  type LargeModelInfo,
  largeModelRequest,
} from "../../server/edges/lsp/protocol.ts";
import { withServer } from "../node/localServer.ts";
import { LspClient, repository } from "./lspClient.ts";

describe("questions over the protocol", () => {
  let client: LspClient;

  before(async () => {
    client = await LspClient.start();
  });
  after(() => client.stop());

  const ask = (question: string, more: object = {}) =>
    client.request<AskResult>(askRequest, { question, ...more });

  it("are answered by heart, in the language of the file", async () => {
    assert.match((await ask("What is a socket?")).text ?? "", /network/);
    assert.match((await ask("what does async mean?")).text ?? "", /\*\*async/);
    const both = await ask("difference between a mutex and a semaphore");
    assert.match(both.text ?? "", /mutex[\s\S]*semaphore/);
    assert.equal(both.source, "glossary");
    assert.match((await ask("How do I undo the last commit in git?")).text ?? "", /git reset/);
    const text = "package a\n";
    await client.open("file:///tmp/a.go", "go", text);
    assert.match((await ask("what is defer", { uri: "file:///tmp/a.go" })).text ?? "", /returns/);
  });

  it("about a file are answered from the file", async () => {
    await client.open(
      "file:///tmp/a.ts",
      "typescript",
      "// TODO: later\nexport const a = 1;\nexport const b = 2;\n",
    );
    const answer = await ask("Does this file contain a TODO comment?", { uri: "file:///tmp/a.ts" });
    assert.deepEqual([answer.text, answer.source], ["Yes.", "file"]);
  });

  it("that nobody can answer get the nearest terms, and nothing is made up", async () => {
    const answer = await ask("what is a deadlok");
    assert.equal(answer.text, null);
    assert.ok(answer.nearest.includes("deadlock"));
    assert.equal((await ask("what is the capital of Australia?")).text, null);
    for (const odd of ["", "?", "x".repeat(100_000), "what is", "`", "difference between and"])
      assert.equal(typeof (await ask(odd)).confidence, "number", odd.slice(0, 20));
  });
});

describe("the larger model over the protocol", () => {
  async function withLarge(
    url: string,
    args: readonly string[],
    use: (client: LspClient) => Promise<void>,
  ): Promise<void> {
    const settings = { largeModel: { enabled: true, endpoint: url, name: "big" } };
    const command = [process.execPath, path.join(repository, "dist/server.js"), "--stdio", ...args];
    const client = await LspClient.start({ settings, command });
    try {
      await use(client);
    } finally {
      await client.stop();
    }
  }

  it("is asked only when told to, streams, and is sent the selection and nothing else", async () => {
    const bodies: string[] = [];
    await withServer(
      (_request, response, body) => {
        bodies.push(body);
        for (const content of ["It ", "adds."])
          response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
        response.end("data: [DONE]\n\n");
      },
      (url) =>
        withLarge(url, [], async (client) => {
          await client.open("file:///tmp/a.ts", "typescript", "const secretOfTheFile = 1;\nadd(1, 2);\n");
          const info = await client.request<LargeModelInfo | null>(largeModelRequest, {});
          assert.deepEqual(info?.name, "big");
          const params = {
            question: "What does add do with quxly?",
            uri: "file:///tmp/a.ts",
            selection: "add(1, 2)",
          };
          assert.equal((await client.request<AskResult>(askRequest, params)).text, null);
          assert.equal(bodies.length, 0);
          const pieces: string[] = [];
          client.connection.onNotification(askTextNotification, ({ id, text }: AskText) => {
            pieces.push(`${id}:${text}`);
          });
          const large = await client.request<AskResult>(askRequest, { ...params, large: true, id: "7" });
          assert.deepEqual([large.text, large.tier, large.by], ["It adds.", "large", "big"]);
          assert.deepEqual(pieces, ["7:It ", "7:adds."]);
          assert.match(bodies[0] ?? "", /add\(1, 2\)/);
          assert.doesNotMatch(bodies[0] ?? "", /secretOfTheFile/);
        }),
    );
  });

  it("says what is wrong, and nothing is sent in a workspace that is not trusted", async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests++;
        response.writeHead(401).end("no");
      },
      async (url) => {
        await withLarge(url, [], async (client) => {
          const answer = await client.request<AskResult>(askRequest, { question: "Why quxly?", large: true });
          assert.match(answer.problem ?? "", /does not accept the key/);
        });
        assert.equal(requests, 1);
        await withLarge(url, ["--restricted"], async (client) => {
          assert.equal(await client.request(largeModelRequest, {}), null);
          const answer = await client.request<AskResult>(askRequest, { question: "Why quxly?", large: true });
          assert.equal(answer.text, null);
        });
        assert.equal(requests, 1);
      },
    );
  });
});
