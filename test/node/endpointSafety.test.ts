import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { type EndpointOptions, OpenAiEndpoint } from "../../server/machine/endpoint/openAiEndpoint.ts";
import { systemClock } from "../../server/machine/systemClock.ts";
import { withServer } from "./localServer.ts";

const none = new AbortController().signal;
const key = "sk-secret-0123456789";
const endpoint = (url: string, options: Partial<EndpointOptions> = {}) =>
  new OpenAiEndpoint({
    url,
    model: "m",
    concurrency: 2,
    clock: systemClock,
    firstDelayMs: 1,
    attempts: 2,
    apiKey: key,
    ...options,
  });
const whole = JSON.stringify({ choices: [{ message: { content: "fine" } }] });

/** Asks in both ways, and gives the messages of the failures. */
async function failures(url: string, options: Partial<EndpointOptions> = {}): Promise<string[]> {
  const asked = endpoint(url, options);
  const ways = [() => asked.ask("code", 4, none), () => asked.stream("code", 4, () => undefined, none)];
  const messages: string[] = [];
  for (const way of ways)
    messages.push(
      await way().then(
        (text) => `answered ${text}`,
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    );
  return messages;
}

function event(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
}

// verifies INV-5
describe("an endpoint that is not to be trusted", () => {
  it("gets neither text nor key to another server", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      let elsewhere = 0;
      await withServer(
        (_request, response) => {
          elsewhere++;
          response.end(whole);
        },
        (other) =>
          withServer(
            (_request, response) =>
              response.writeHead(status, { location: `${other}/chat/completions` }).end(),
            async (url) => {
              for (const message of await failures(url)) assert.match(message, /redirects to another server/);
            },
          ),
      );
      assert.equal(elsewhere, 0, `status ${status}`);
    }
  });

  it("is followed to no other scheme and no other name, by no kind of redirect", async () => {
    const targets = (url: string) => [
      "ftp://127.0.0.1/a",
      "file:///etc/passwd",
      "data:application/json,{}",
      "javascript:alert(1)",
      "blob:null/x",
      "ws://127.0.0.1/",
      "about:blank",
      "mailto:a@b.example",
      "https://127.0.0.1:1/v1",
      `blob:${url}/x`,
      "//127.0.0.1:1/v1",
      "http://localhost:1/v1",
      url.replace("http://", "http://user:word@"),
      url.replace("http:", "https:"),
    ];
    for (const status of [300, 301, 302, 303, 305, 307, 308]) {
      let at = 0;
      await withServer(
        (request, response) => {
          const location = targets(`http://${request.headers.host}`)[at] ?? "";
          response.writeHead(status, { location }).end();
        },
        async (url) => {
          for (; at < targets(url).length; at++)
            for (const message of await failures(url))
              assert.match(
                message,
                /redirects to another server, \S+; neither/,
                `${status} ${targets(url)[at]}`,
              );
        },
      );
    }
  });

  it("may redirect within itself, but not by another method, in a circle or to nowhere", async () => {
    const cases: readonly [number, string | undefined, RegExp][] = [
      [308, "/v2", /answered fine/],
      [307, "/v2", /answered fine/],
      [302, "/v2", /by another method \(HTTP 302\)/],
      [307, "", /in a circle/],
      [307, undefined, /in a circle|to nowhere/],
      [307, "http://", /to nowhere/],
      [307, "file:///etc/passwd", /another server/],
    ];
    for (const [status, location, expected] of cases)
      await withServer(
        (request, response) => {
          if (request.url === "/v2") response.end(whole);
          else response.writeHead(status, location === undefined ? {} : { location }).end();
        },
        async (url) => {
          for (const message of await failures(url)) assert.match(message, expected, `${status} ${location}`);
        },
      );
  });

  it("never sees its key in a message, whatever it echoes", async () => {
    const echoes = [
      (said: string) => ({ status: 401, body: `bad header ${said}` }),
      (said: string) => ({ status: 400, body: `${"x".repeat(190)}${said}` }),
      (said: string) => ({ status: 500, body: JSON.stringify({ error: said }) }),
      (said: string) => ({ status: 200, body: JSON.stringify({ error: { message: `wrong ${said}` } }) }),
      (said: string) => ({
        status: 200,
        body: JSON.stringify({ choices: [{ message: { refusal: said } }] }),
      }),
    ];
    for (const echo of echoes)
      await withServer(
        (request, response) => {
          const { status, body } = echo(request.headers.authorization ?? "");
          response.writeHead(status).end(body);
        },
        async (url) => {
          for (const message of await failures(url)) {
            assert.doesNotMatch(message, /sk-|secret|0123456789/);
            assert.match(message, /^EndpointError/);
          }
        },
      );
    // What a proxy or a log of the server makes of it before it echoes it.
    for (const form of [
      (said: string) => encodeURIComponent(said),
      (said: string) => Buffer.from(said).toString("base64"),
      (said: string) => Buffer.from(`x${said}`).toString("base64url"),
      (said: string) => Buffer.from(`xy${said}`).toString("base64"),
      (said: string) => Buffer.from(said).toString("hex"),
    ])
      await withServer(
        (request, response) =>
          response.writeHead(400).end(`bad ${form(request.headers.authorization ?? "")}`),
        async (url) => {
          for (const message of await failures(url)) assert.match(message, /bad .*•••/);
        },
      );
    for (const [url, apiKey] of [
      ["http://127.0.0.1/v1", `${key}\nx: y`],
      [`http://me:${key}@127.0.0.1/v1`, ""],
    ] as const)
      assert.throws(
        () => endpoint(url, { apiKey }),
        (error: Error) => error.name === "EndpointError" && !error.message.includes(key),
      );
  });

  it("cannot make a terminal obey it", async () => {
    await withServer(
      (_request, response) => response.writeHead(400).end("\u001b[2J\u202egone\u0007"),
      async (url) => {
        for (const message of await failures(url)) assert.match(message, /HTTP 400: \[2J gone$/);
      },
    );
  });

  it("says what is wrong with the key, the model, the address", async () => {
    const cases: readonly [number, RegExp][] = [
      [401, /does not accept the key \(HTTP 401: no\)/],
      [403, /does not accept the key/],
      [404, /no such model/],
      [429, /HTTP 429: no \(2 attempts\)/],
    ];
    for (const [status, expected] of cases)
      await withServer(
        (_request, response) => response.writeHead(status).end("no"),
        async (url) => {
          for (const message of await failures(url)) assert.match(message, expected);
        },
      );
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as { port: number };
    closed.close();
    await once(closed, "close");
    for (const message of await failures(`http://127.0.0.1:${port}/v1`))
      assert.match(message, /nothing listens there/);
  });

  it("is not waited for: neither for a beginning nor for the rest, however slowly it drips", async () => {
    await withServer(
      () => undefined,
      async (url) => {
        for (const message of await failures(url, { timeoutMs: 30 }))
          assert.match(message, /did not answer within 30 ms/);
      },
    );
    await withServer(
      (_request, response) => response.write(event("begun")),
      async (url) => {
        for (const message of await failures(url, { silenceMs: 30 }))
          assert.match(message, /fell silent for 30 ms/);
      },
    );
    await withServer(
      (_request, response) => {
        const timer = setInterval(() => response.write(" "), 5);
        response.on("close", () => clearInterval(timer));
      },
      async (url) => {
        await assert.rejects(
          endpoint(url, { timeoutMs: 60 }).ask("x", 4, none),
          /not complete after 60 ms|did not answer/,
        );
      },
    );
  });

  it("cannot fill the memory", async () => {
    await withServer(
      (_request, response) => {
        const piece = Buffer.alloc(100_000, "x");
        const pour = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.on("drain", pour);
        pour();
      },
      async (url) => {
        for (const message of await failures(url)) assert.match(message, /longer than 2 MB/);
      },
    );
  });
});

describe("a stream of an endpoint", () => {
  async function streamed(pieces: readonly string[]): Promise<{ shown: string[]; end: string }> {
    const shown: string[] = [];
    let end = "";
    await withServer(
      async (_request, response) => {
        for (const piece of pieces) {
          response.write(piece);
          await new Promise((resolve) => setImmediate(resolve));
        }
        response.end();
      },
      async (url) => {
        end = await endpoint(url)
          .stream("x", 4, (text) => shown.push(text), none)
          .catch((error: Error) => error.message);
      },
    );
    return { shown, end };
  }

  it("is handed over as it arrives, wherever it is cut", async () => {
    const text = `: hello\r\n${event("A ")}${event("mutex 🙂")}data: [DONE]\n\n`;
    assert.deepEqual(await streamed([text]), { shown: ["A ", "mutex 🙂"], end: "A mutex 🙂" });
    assert.deepEqual((await streamed([...text])).end, "A mutex 🙂");
  });

  it("says so when it breaks off or fails in the middle, and is not begun anew", async () => {
    const broken = await streamed([event("A mu")]);
    assert.match(broken.end, /broke in the middle/);
    assert.deepEqual(broken.shown, ["A mu"]);
    const failed = await streamed([event("A mu"), 'data: {"error":{"message":"out of memory"}}\n\n']);
    assert.match(failed.end, /it says: out of memory/);
  });

  it("may also come as a whole, from a server that does not stream", async () => {
    assert.deepEqual(await streamed([whole]), { shown: ["fine"], end: "fine" });
  });

  it("is not what the server says: gibberish is an error", async () => {
    assert.match((await streamed(["<html>no</html>"])).end, /not one of a chat completion/);
    assert.match((await streamed(["data: gibberish\n\n"])).end, /broke in the middle/);
  });

  it("stops when the signal aborts", async () => {
    const abort = new AbortController();
    await withServer(
      (_request, response) => response.write(event("A")),
      (url) =>
        assert.rejects(
          endpoint(url).stream("x", 4, () => abort.abort(new Error("enough")), abort.signal),
          /enough/,
        ),
    );
  });
});
