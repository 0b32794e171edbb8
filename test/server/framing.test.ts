import assert from "node:assert/strict";
import fc from "fast-check";
import { Framing } from "../../server/edges/lsp/framing.ts";

/** What comes out of some bytes, cut into pieces anywhere, and the error that ends it. */
async function framed(
  text: string,
  piece = text.length,
): Promise<{ passed: string; error: string | undefined }> {
  const framing = new Framing();
  let passed = "";
  let error: string | undefined;
  framing.on("data", (chunk: Buffer) => {
    passed += chunk.toString("latin1");
  });
  framing.on("error", (failure) => {
    error = failure.message;
  });
  const closed = new Promise((resolve) => framing.once("close", resolve));
  const bytes = Buffer.from(text, "latin1");
  const step = Math.max(1, piece);
  for (let at = 0; at < bytes.length && !framing.destroyed; at += step)
    framing.write(bytes.subarray(at, at + step));
  framing.end();
  await closed;
  return { passed, error };
}

const message = (body: string) => `Content-Length: ${body.length}\r\n\r\n${body}`;
const good = message('{"jsonrpc":"2.0"}');

describe("the framing of messages", () => {
  it("lets whole messages through, however they are cut", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 40, unit: "binary-ascii" }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 30 }),
        async (bodies, piece) => {
          const text = bodies.map(message).join("");
          assert.deepEqual(await framed(text, piece), { passed: text, error: undefined });
        },
      ),
      { numRuns: 200 },
    ));

  for (const header of [
    "Content-Type: text\r\nContent-Length: 2",
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8",
    "content-length:2",
    "CONTENT-LENGTH:\t2 ",
  ])
    it(`takes ${JSON.stringify(header)}`, async () =>
      assert.deepEqual(await framed(`${header}\r\n\r\n{}${good}`), {
        passed: `${header}\r\n\r\n{}${good}`,
        error: undefined,
      }));

  for (const header of [
    "",
    "Content-Type: text",
    "Content-Length:",
    "Content-Length: -1",
    "Content-Length: +2",
    "Content-Length: 2.5",
    "Content-Length: 0x2",
    "Content-Length: 2e3",
    "Content-Length: 2, 2",
    "Content-Length: two",
    "Content-Length: NaN",
    "Content-Length: Infinity",
    "Content-Length: 999999999",
    "Content-Length: 99999999999999999999",
    "Content-Length: 2\r\nContent-Length: 2",
    "Content-Length: 2\r\nContent-Length: 400",
    "Content-Length: 2\r\ncontent-length: -1",
    "Content-Length : 2",
    " Content-Length: 2",
    "X-Content-Length: 2",
    "Content-Length: 2\nContent-Type: text",
    "{}",
  ])
    it(`ends at ${JSON.stringify(header)}`, async () => {
      for (const piece of [1, 1_000]) {
        const { passed, error } = await framed(`${good}${header}\r\n\r\n{}${good}`, piece);
        assert.equal(passed, good);
        assert.match(error ?? "", /does not tell its length/);
      }
    });

  it("ends at a header without an end, before it fills the memory", async () => {
    const { error } = await framed("Content-Length: 2\r\n".repeat(10_000), 100);
    assert.match(error ?? "", /without an end/);
  });

  it("waits for nothing at the end of the stream", async () => {
    for (const cut of ["Content-Le", "Content-Length: 20\r\n\r\n{", "Content-Length: 20\r\n\r\n"])
      assert.equal((await framed(good + cut)).error, undefined);
  });
});
