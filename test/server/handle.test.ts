import assert from "node:assert/strict";
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Logger } from "../../server/contract/ports.ts";
import { guardNotification, guardRequest } from "../../server/edges/lsp/handle.ts";

describe("guardRequest", () => {
  it("answers what the handler answers", async () => {
    const { logger } = collect();
    const guarded = guardRequest("Test", logger, 0, (value: number) => value + 1);
    assert.equal(await guarded(1, new CancellationTokenSource().token), 2);
  });

  it("logs a failure with its place, without the text, and answers empty", async () => {
    const { logger, lines } = collect();
    const guarded = guardRequest("Hover", logger, null, () => {
      throw new Error("boom");
    });
    const params = { textDocument: { uri: "file:///a.ts" }, position: { line: 2, character: 4 } };
    assert.equal(await guarded(params, new CancellationTokenSource().token), null);
    assert.deepEqual(lines, ["Hover failed for file:///a.ts:3:5: boom"]);
  });

  it("does not start a request that is already cancelled", async () => {
    const { logger } = collect();
    const source = new CancellationTokenSource();
    source.cancel();
    const guarded = guardRequest("Test", logger, 0, () => assert.fail("started"));
    expectCancelled(await guarded({}, source.token));
  });

  it("aborts the signal of a running request and answers RequestCancelled, without a word in the log", async () => {
    const { logger, lines } = collect();
    const source = new CancellationTokenSource();
    const guarded = guardRequest(
      "Test",
      logger,
      0,
      (_params: unknown, signal) =>
        new Promise<number>((_resolve, reject) =>
          signal.addEventListener("abort", () => reject(signal.reason)),
        ),
    );
    const answer = guarded({}, source.token);
    source.cancel();
    expectCancelled(await answer);
    assert.deepEqual(lines, []);
  });

  it("answers RequestCancelled when the handler finished in spite of the cancellation", async () => {
    const { logger } = collect();
    const source = new CancellationTokenSource();
    const guarded = guardRequest("Test", logger, 0, async () => {
      source.cancel();
      return 1;
    });
    expectCancelled(await guarded({}, source.token));
  });
});

describe("guardNotification", () => {
  it("logs a failure and goes on", async () => {
    const { logger, lines } = collect();
    await guardNotification("Saved", logger, () => Promise.reject(new Error("boom")))({
      uri: "file:///a.ts",
    });
    assert.deepEqual(lines, ["Saved failed for file:///a.ts: boom"]);
  });
});

function expectCancelled(answer: unknown): void {
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
}

function collect(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const error = (message: string, cause?: unknown) =>
    void lines.push(`${message}: ${cause instanceof Error ? cause.message : cause}`);
  const fail = () => assert.fail("unexpected log line");
  return { lines, logger: { error, warn: fail, info: fail, debug: fail } };
}
