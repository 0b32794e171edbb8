import assert from "node:assert/strict";
import path from "node:path";
import { EndpointQuestions } from "../../server/machine/endpoint/endpointQuestions.ts";
import { type EndpointOptions, OpenAiEndpoint } from "../../server/machine/endpoint/openAiEndpoint.ts";
import { systemClock } from "../../server/machine/systemClock.ts";
import { withServer } from "./localServer.ts";
import { inTempFolder } from "./tempFolder.ts";

function completion(content: string, logprob?: number): string {
  const logprobs = logprob === undefined ? null : { content: [{ token: content, logprob }] };
  return JSON.stringify({ choices: [{ message: { content }, logprobs }] });
}

const none = new AbortController().signal;
const endpoint = (url: string, options: Partial<EndpointOptions> = {}) =>
  new OpenAiEndpoint({ url, model: "m", concurrency: 4, clock: systemClock, firstDelayMs: 1, ...options });

describe("OpenAiEndpoint", () => {
  it("asks for a chat completion", async () => {
    const seen: { url: string | undefined; auth: string | undefined; body: Record<string, unknown> }[] = [];
    await withServer(
      (request, response, body) => {
        seen.push({ url: request.url, auth: request.headers.authorization, body: JSON.parse(body) });
        response.end(completion("yes", Math.log(0.9)));
      },
      async (url) => {
        const { text, probability } = await endpoint(url, { apiKey: "k" }).answer("Is it?", 4, none);
        assert.equal(text, "yes");
        assert.equal(probability?.toFixed(3), "0.900");
      },
    );
    const [first] = seen;
    assert.equal(first?.url, "/v1/chat/completions");
    assert.equal(first?.auth, "Bearer k");
    assert.deepEqual(first?.body.messages, [{ role: "user", content: "Is it?" }]);
    assert.equal(first?.body.temperature, 0);
  });

  it("tries again when the server is busy, and then succeeds", async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests++;
        if (requests < 3) response.writeHead(requests === 1 ? 503 : 429).end("busy");
        else response.end(completion("no"));
      },
      async (url) => assert.equal(await endpoint(url).ask("x", 4, none), "no"),
    );
    assert.equal(requests, 3);
  });

  it("gives up after five attempts and says why", async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests++;
        response.writeHead(500).end("out of memory");
      },
      (url) => assert.rejects(endpoint(url).ask("x", 4, none), /HTTP 500: out of memory \(5 attempts\)/),
    );
    assert.equal(requests, 5);
  });

  it("does not repeat what the server refuses", async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests++;
        response.writeHead(401).end("no key");
      },
      (url) => assert.rejects(endpoint(url).ask("x", 4, none), /HTTP 401: no key/),
    );
    assert.equal(requests, 1);
  });

  it("tries again after answers that are no chat completion", async () => {
    const answers = ["<html>", "{}", '{"choices":[]}', completion("yes")];
    await withServer(
      (_request, response) => response.end(answers.shift()),
      async (url) => assert.equal(await endpoint(url).ask("x", 4, none), "yes"),
    );
  });

  it("never has more requests running than allowed", async () => {
    let running = 0;
    let most = 0;
    await withServer(
      (_request, response) => {
        most = Math.max(most, ++running);
        setImmediate(() => {
          running--;
          response.end(completion("yes"));
        });
      },
      async (url) => {
        const server = endpoint(url, { concurrency: 3 });
        await Promise.all(Array.from({ length: 20 }, (_, at) => server.ask(String(at), 4, none)));
      },
    );
    assert.ok(most <= 3, `${most} at once`);
  });

  it("stops when the signal aborts", async () => {
    const abort = new AbortController();
    await withServer(
      () => abort.abort(new Error("enough")),
      (url) => assert.rejects(endpoint(url).ask("x", 4, abort.signal), /enough/),
    );
  });

  it("refuses what is not an http URL", () => {
    for (const url of ["", "file:///etc/passwd", "localhost:80"])
      assert.throws(() => endpoint(url), /not an http/);
  });
});

describe("EndpointQuestions", () => {
  it("goes on where an earlier run stopped", () =>
    inTempFolder({ "answers.jsonl": '["cut off by an interru' }, async (folder) => {
      const file = path.join(folder, "answers.jsonl");
      let requests = 0;
      await withServer(
        (_request, response) => {
          requests++;
          response.end(completion("Yes."));
        },
        async (url) => {
          const first = new EndpointQuestions(endpoint(url), file);
          assert.deepEqual(await first.ask("Is it?", "a.ts", "let a;", none), {
            answer: "yes",
            confidence: 0.7,
          });
          const second = new EndpointQuestions(endpoint(url), file);
          await second.ask("Is it?", "a.ts", "let a;", none);
          assert.equal(requests, 1);
          await second.ask("Is it?", "a.ts", "let b;", none);
          assert.equal(requests, 2);
        },
      );
    }));

  it("is unsure of anything but yes and no", () =>
    withServer(
      (_request, response) => response.end(completion("It depends.")),
      async (url) => {
        const answer = await new EndpointQuestions(endpoint(url), undefined).ask("Is it?", "a", "b", none);
        assert.deepEqual(answer, { answer: "unsure", confidence: 0 });
      },
    ));
});
