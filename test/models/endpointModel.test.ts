import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChoiceRequest, FillRequest } from "../../server/contract/ports.ts";
import { EndpointModel } from "../../server/machine/models/endpoint/endpointModel.ts";
import { silentLogger } from "../support/loggers.ts";
import { withHub } from "./hubServer.ts";

const never = new AbortController().signal;
const logger = silentLogger;
const modelAt = (endpoint: string, more: { concurrency?: number; timeoutMs?: number } = {}) =>
  new EndpointModel({
    endpoint,
    name: "m",
    apiKey: "secret-key",
    readGrammar: async () => 'root ::= "x"',
    clock: { now: () => performance.now() },
    logger,
    timeoutMs: 1000,
    ...more,
  });
const fillOf = (priority: FillRequest["priority"] = "completion"): FillRequest => ({
  document: "a.js",
  path: "a.js",
  languageId: "javascript",
  snippets: [],
  prefix: "const a = ",
  suffix: "\n",
  maxTokens: 8,
  priority,
});
const question: ChoiceRequest = {
  document: "let x;",
  languageId: "javascript",
  question: "Is it code?",
  choices: ["yes", "no"],
  task: "classify.code",
  capability: "classify",
  priority: "hover",
};

/** A server of the kind that vLLM and Ollama are; `more` answers first. */
type Serve = (path: string, response: ServerResponse, request: IncomingMessage, count: number) => boolean;
const chatBody = (token: string, top: readonly (readonly [string, number])[] | undefined) => ({
  choices: [
    {
      message: { content: token },
      finish_reason: "stop",
      ...(top && {
        logprobs: {
          content: [
            {
              token,
              logprob: Math.log(0.9),
              top_logprobs: top.map(([text, p]) => ({ token: text, logprob: Math.log(p) })),
            },
          ],
        },
      }),
    },
  ],
});
const lineBody = {
  choices: [
    {
      text: "b + c;\nmore",
      finish_reason: "stop",
      logprobs: { tokens: ["b", " + c;"], token_logprobs: [Math.log(0.9), Math.log(0.8)] },
    },
  ],
};
const json = (response: ServerResponse, body: unknown) => {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  return true;
};
const usual: Serve = (path, response) => {
  if (path === "/v1/completions") return json(response, lineBody);
  if (path === "/v1/chat/completions")
    return json(
      response,
      chatBody("Yes", [
        ["Yes", 0.8],
        [" no", 0.1],
        ["Y", 0.05],
      ]),
    );
  response.writeHead(404).end();
  return true;
};
const serving = (serve: Serve, use: (url: string) => Promise<void>) =>
  withHub(
    (request, response, count) => void serve(request.url ?? "", response, request, count),
    ({ url }) => use(url),
  );

describe("EndpointModel", () => {
  it("completes lines with the probability of each token, and answers closed questions", () =>
    serving(usual, async (url) => {
      const model = modelAt(`${url}/v1`);
      assert.deepEqual((await model.start()).capabilities, ["complete", "classify", "define"]);
      const fill = await model.fill(fillOf(), never);
      assert.deepEqual([fill.text, fill.end], ["b + c;", "line"]);
      assert.deepEqual(
        fill.tokens.map(({ probability }) => Math.round(probability * 10)),
        [9, 8],
      );
      const { choice, probabilities } = await model.choose(question, never);
      assert.equal(choice, "yes");
      // A model nobody has measured is trusted less than it trusts itself: 0.85 of 0.95.
      assert.ok((probabilities[0] ?? 1) < 0.85 / 0.95 && (probabilities[0] ?? 0) > 0.6);
    }));

  it("uses llama-server's /infill where there is one", () =>
    serving(
      (path, response, request, count) =>
        path === "/infill"
          ? json(response, {
              content: "b;",
              stop_type: "word",
              completion_probabilities: [{ token: "b;", logprob: Math.log(0.7) }],
            })
          : usual(path, response, request, count),
      async (url) => {
        const model = modelAt(url);
        await model.start();
        const { text, tokens } = await model.fill(fillOf(), never);
        assert.deepEqual([text, tokens.length], ["b;", 1]);
      },
    ));

  it("is unsure of everything where a server tells no probabilities", () =>
    serving(
      (path, response) =>
        path === "/v1/completions"
          ? json(response, { choices: [{ text: "b" }] })
          : path === "/v1/chat/completions"
            ? json(response, chatBody("Yes", undefined))
            : usual(path, response, {} as IncomingMessage, 0),
      async (url) => {
        const model = modelAt(url);
        await model.start();
        assert.deepEqual((await model.fill(fillOf(), never)).tokens, []);
        assert.equal((await model.choose(question, never)).confidence, 0.5);
      },
    ));

  it("goes to another server when one fails, and leaves that one alone for a while", () => {
    let broken = 0;
    return serving(
      (_path, response) => {
        broken++;
        response.writeHead(500).end("out of memory");
        return true;
      },
      (bad) =>
        serving(usual, async (good) => {
          const model = modelAt(`${bad} ${good}`);
          assert.equal((await model.start()).state, "ready");
          const asked = broken;
          for (let i = 0; i < 5; i++) assert.equal((await model.fill(fillOf(), never)).text, "b + c;");
          assert.equal(broken, asked);
        }),
    );
  });

  it("gives each request to the server with the least to do", () => {
    const asked = { slow: 0, quick: 0 };
    const counting =
      (name: keyof typeof asked, ms: number): Serve =>
      (path, response, request, count) => {
        if (path !== "/v1/completions") return usual(path, response, request, count);
        asked[name]++;
        setTimeout(() => usual(path, response, request, count), ms);
        return true;
      };
    return serving(counting("slow", 200), (slow) =>
      serving(counting("quick", 5), async (quick) => {
        const model = modelAt(`${slow} ${quick}`, { concurrency: 2 });
        await model.start();
        const before = { ...asked };
        await Promise.all(Array.from({ length: 12 }, () => model.fill(fillOf(), never)));
        assert.equal(asked.slow - before.slow + asked.quick - before.quick, 12);
        assert.ok(asked.quick - before.quick > asked.slow - before.slow, JSON.stringify(asked));
        assert.ok(asked.slow > before.slow, "both work");
      }),
    );
  });

  it("asks a server no more than so much at once, and the urgent first", () => {
    let most = 0;
    let running = 0;
    const order: string[] = [];
    return serving(
      (path, response, request, count) => {
        if (path !== "/v1/completions") return usual(path, response, request, count);
        running++;
        most = Math.max(most, running);
        setTimeout(() => {
          running--;
          usual(path, response, request, count);
        }, 20);
        return true;
      },
      async (url) => {
        const model = modelAt(url, { concurrency: 2 });
        await model.start();
        const note = (priority: FillRequest["priority"]) =>
          model.fill(fillOf(priority), never).then(() => order.push(priority));
        await Promise.all([...Array.from({ length: 6 }, () => note("background")), note("completion")]);
        assert.equal(most, 2);
        assert.ok(order.indexOf("completion") <= 3, order.join());
      },
    );
  });

  for (const [what, serve, why] of [
    ["nothing but errors", ((_, response) => !!response.writeHead(503).end()) satisfies Serve, /HTTP 503/],
    [
      "something else than JSON",
      ((_, response) => !!response.writeHead(200).end("<html>")) satisfies Serve,
      /not the form/,
    ],
    ["the wrong JSON", ((_, response) => json(response, { error: "no" })) satisfies Serve, /not the form/],
    [
      "that the key is wrong",
      ((_, response) => !!response.writeHead(401).end("bad secret-key")) satisfies Serve,
      /does not accept the key/,
    ],
    ["nothing at all", (() => true) satisfies Serve, /did not answer within/],
  ] as const)
    it(`says so of a server that answers ${what}, and keeps the key to itself`, () =>
      serving(serve, async (url) => {
        const model = modelAt(url, { timeoutMs: 80 });
        const { state, message } = await model.start();
        assert.equal(state, "failed");
        assert.match(message ?? "", why);
        assert.ok(!message?.includes("secret-key"));
        await assert.rejects(model.fill(fillOf(), never), { name: "ModelUnavailableError" });
      }));

  it("sends nothing to where a server redirects", () => {
    let reached = 0;
    return serving(
      (_, response) => {
        reached++;
        return json(response, lineBody);
      },
      (other) =>
        serving(
          (_, response) => !!response.writeHead(307, { location: `${other}/v1/completions` }).end(),
          async (url) => {
            assert.equal((await modelAt(url).start()).state, "failed");
            assert.equal(reached, 0);
          },
        ),
    );
  });

  it("stops when nobody waits any more", () =>
    serving(
      (path, response, request, count) =>
        path === "/v1/completions" && count > 2 ? true : usual(path, response, request, count),
      async (url) => {
        const model = modelAt(url);
        await model.start();
        const stop = new AbortController();
        const asked = model.fill(fillOf(), stop.signal);
        stop.abort(new Error("typed on"));
        await assert.rejects(asked, { message: "typed on" });
      },
    ));

  it("takes no address that is none", () => {
    for (const endpoint of ["file:///etc/passwd", "nonsense", "http://user:password@host"])
      assert.throws(() => modelAt(endpoint), { name: "EndpointError" });
  });
});
