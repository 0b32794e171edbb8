import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type DownloadProgress, downloadFile } from "../../server/machine/models/downloadFile.ts";
import { nextAddress } from "../../server/machine/models/httpGet.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { type Answer, serveFile, withHub } from "./hubServer.ts";
import { tinyGguf } from "./tinyGguf.ts";

const content = tinyGguf();
const sha256 = createHash("sha256").update(content).digest("hex");
const network = { proxy: undefined, direct: [], strictTls: true };

interface Expectation {
  readonly bytes?: number;
  readonly sha256?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/** As the hub's answer, which is told the file that holds what has come. */
type AnswerInto = (...told: [...Parameters<Answer>, part: string]) => ReturnType<Answer>;

/** Downloads from a server that answers as told; says what became of it. */
function download(
  answer: AnswerInto,
  expected: Expectation = { bytes: content.length, sha256 },
  earlier?: Uint8Array,
) {
  return inTempFolder({}, (folder) => {
    const target = path.join(folder, "m.gguf");
    const part = `${target}.part`;
    if (earlier) writeFileSync(part, earlier);
    const serve: Answer = (...told) => answer(...told, part);
    return withHub(serve, async ({ url, ranges }) => {
      const error = await downloadFile({
        url: `${url}/m.gguf`,
        target,
        network,
        onProgress: () => undefined,
        stallMs: 150,
        retryMs: 1,
        signal: new AbortController().signal,
        ...expected,
      }).then(
        () => undefined,
        (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
      );
      return {
        error,
        ranges,
        file: existsSync(target) ? readFileSync(target) : undefined,
        left: existsSync(part) ? readFileSync(part).length : 0,
      };
    });
  });
}

const assertWhole = ({ error, file, left }: Awaited<ReturnType<typeof download>>) => {
  assert.equal(error, undefined);
  assert.deepEqual(file, Buffer.from(content));
  assert.equal(left, 0);
};
const assertRefused = ({ error, file }: Awaited<ReturnType<typeof download>>, why: RegExp) => {
  assert.match(error?.message ?? "", why);
  assert.equal(file, undefined, "nothing half-right may get the file's name");
};
const half = content.length >> 1;

/** Calls `act` once the file has so many bytes. */
function whenWritten(file: string, bytes: number, act: () => void): void {
  const look = setInterval(() => {
    if (!existsSync(file) || statSync(file).size < bytes) return;
    clearInterval(look);
    act();
  }, 5);
}

describe("downloadFile", () => {
  it("downloads a file and tells how far it is", async () => {
    const told: DownloadProgress[] = [];
    const expected = {
      bytes: content.length,
      sha256,
      onProgress: (progress: DownloadProgress) => told.push(progress),
    };
    assertWhole(await download((request, response) => serveFile(content, request, response), expected));
    assert.deepEqual([told[0]?.received, told.at(-1)?.received], [0, content.length]);
    assert.equal(told.at(-1)?.total, content.length);
  });

  it("goes on where a connection that was cut had come", async () => {
    const result = await download((request, response, count, part) => {
      if (count > 0) return serveFile(content, request, response);
      response.writeHead(200, { "content-length": content.length, etag: '"v1"' });
      response.write(content.subarray(0, half));
      whenWritten(part, half, () => response.destroy());
    });
    assertWhole(result);
    assert.deepEqual(result.ranges, [undefined, `bytes=${half}-`]);
  });

  it("goes on where a download of an earlier process had come", async () => {
    const result = await download(
      (request, response) => serveFile(content, request, response),
      undefined,
      content.subarray(0, half),
    );
    assertWhole(result);
    assert.deepEqual(result.ranges, [`bytes=${half}-`]);
  });

  it("does not trust the rest of another address where no checksum will tell", async () => {
    const rest = new Uint8Array(half).fill(7);
    const result = await download((request, response) => serveFile(content, request, response), {}, rest);
    assertWhole(result);
    assert.deepEqual(result.ranges, [undefined]);
  });

  it("gives up a connection that stalls and asks again", async () => {
    const result = await download((request, response, count) => {
      if (count > 0) return serveFile(content, request, response);
      response.writeHead(200, { "content-length": content.length });
      response.write(content.subarray(0, half));
    });
    assertWhole(result);
    assert.equal(result.ranges.length, 2);
  });

  it("gives up a server that never answers", async () => {
    const result = await download(() => undefined);
    assertRefused(result, /failed 5 times in a row: 127\.0\.0\.1:\d+ sent nothing/);
  });

  it("starts over where the server ignores ranges", async () => {
    const result = await download(
      (_request, response) => response.writeHead(200, { "content-length": content.length }).end(content),
      undefined,
      content.subarray(0, half),
    );
    assertWhole(result);
  });

  it("starts over where the server answers another range", async () => {
    const result = await download(
      (request, response, count) => {
        if (count > 0) return serveFile(content, request, response);
        const range = `bytes 0-${content.length - 1}/${content.length}`;
        response.writeHead(206, { "content-length": content.length, "content-range": range }).end(content);
      },
      undefined,
      content.subarray(0, half),
    );
    assertWhole(result);
    assert.deepEqual(result.ranges, [`bytes=${half}-`, undefined]);
  });

  it("starts over where more is here than the server has", async () => {
    const tooMuch = new Uint8Array(content.length + 10);
    assertWhole(
      await download((request, response) => serveFile(content, request, response), { sha256 }, tooMuch),
    );
  });

  it("refuses a file of another length than the catalog's", async () => {
    const answer: Answer = (_request, response) =>
      response.writeHead(200, { "content-length": content.length - 1 }).end(content.subarray(1));
    assertRefused(await download(answer), /another file: \d+ bytes instead of \d+/);
  });

  it("refuses more bytes than the file has", async () => {
    const answer: Answer = (_request, response) => {
      response.writeHead(200, { "transfer-encoding": "chunked" });
      response.end(Buffer.concat([content, content]));
    };
    assertRefused(await download(answer), /sends more than/);
  });

  it("asks for the rest when the length was a lie", async () => {
    const answer: Answer = (request, response, count) => {
      if (count > 0) return serveFile(content, request, response);
      response.writeHead(200, { "transfer-encoding": "chunked" }).end(content.subarray(0, half));
    };
    assertWhole(await download(answer));
  });

  it("removes a file that is not the one the catalog knows", async () => {
    const other = Uint8Array.from(content);
    other[content.length - 1] = 1;
    const result = await download((request, response) => serveFile(other, request, response));
    assertRefused(result, /is not the file it should be/);
    assert.equal(result.left, 0);
  });

  it("sees at the first bytes that a page came instead of a model", async () => {
    const answer: Answer = (_request, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>");
    assertRefused(await download(answer, {}), /begins with "<html>/);
  });

  for (const [status, why] of [
    [401, /asks for a login \(401\)\. Download the file by hand/],
    [403, /asks for a login/],
    [404, /has no such file/],
  ] as const)
    it(`says what ${status} means, and asks once`, async () => {
      const result = await download((_request, response) => response.writeHead(status).end());
      assertRefused(result, why);
      assert.equal(result.ranges.length, 1);
    });

  it("asks again after an error of the server", async () => {
    assertWhole(
      await download((request, response, count) => {
        if (count < 3) response.writeHead(503).end();
        else serveFile(content, request, response);
      }),
    );
  });

  it("follows a redirect to another host", () =>
    withHub(
      (request, response) => serveFile(content, request, response),
      async (other) => {
        assertWhole(
          await download((_request, response) =>
            response.writeHead(302, { location: `${other.url}/x` }).end(),
          ),
        );
        assert.equal(other.ranges.length, 1);
      },
    ));

  it("refuses to be led in circles or out of the web", async () => {
    const circle = await download((_request, response) =>
      response.writeHead(302, { location: "/m.gguf" }).end(),
    );
    assertRefused(circle, /redirects more than 5 times/);
    const file = await download((_request, response) =>
      response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    );
    assertRefused(file, /redirects to file:/);
  });

  it("follows to http and https only, by no kind of redirect to anything else", async () => {
    for (const status of [301, 302, 303, 307, 308])
      for (const location of [
        "ftp://hub.example/m",
        "file:///etc/passwd",
        "data:text/plain,GGUF",
        "javascript:alert(1)",
        "blob:http://hub.example/m",
        "ws://hub.example/",
      ])
        assertRefused(
          await download((_request, response) => response.writeHead(status, { location }).end()),
          /redirects to \w+: which is refused/,
        );
    for (const location of ["http://", "", undefined])
      assertRefused(
        await download((_request, response) =>
          response.writeHead(302, location === undefined ? {} : { location }).end(),
        ),
        /without saying where to|more than 5 times/,
      );
  });

  it("follows from https to https only", () => {
    const from = new URL("https://hub.example/a");
    assert.equal(nextAddress(from, "https://cdn.example/b").href, "https://cdn.example/b");
    assert.equal(nextAddress(from, "/c").href, "https://hub.example/c");
    assert.throws(() => nextAddress(from, "http://hub.example/a"), /without encryption, which is refused/);
    assert.throws(() => nextAddress(from, undefined), /without saying where to/);
    assert.equal(nextAddress(new URL("http://mirror.local/a"), "http://other.local/a").host, "other.local");
  });

  it("stops when it is told to, and keeps what it has", async () => {
    const stop = new AbortController();
    const result = await download(
      (_request, response, _count, part) => {
        response.writeHead(200, { "content-length": content.length });
        response.write(content.subarray(0, half));
        whenWritten(part, half, () => stop.abort());
      },
      { bytes: content.length, sha256, signal: stop.signal },
    );
    assert.equal(result.error?.name, "AbortError");
    assert.equal(result.file, undefined);
    assert.equal(result.left, half);
  });

  it("asks before it begins whether the disk has room", async () => {
    const result = await download((request, response) => serveFile(content, request, response), {
      bytes: 1e15,
    });
    assertRefused(result, /free, but 1000000\.00 GB/);
    assert.equal(result.ranges.length, 0);
  });
});
