import assert from "node:assert/strict";
import type { Message, MessageWriter } from "vscode-languageserver/node";
import { Backlog } from "../../server/edges/lsp/backlog.ts";

const never = () => ({ dispose: () => undefined });
const message: Message = { jsonrpc: "2.0" };
/** More than a client leaves unread that reads. */
const many = 50;

/** A writer to a client that takes a message when it is told to. */
function slowClient() {
  const unread: (() => void)[] = [];
  const writer: MessageWriter = {
    onError: never,
    onClose: never,
    write: () => new Promise((resolve) => void unread.push(resolve)),
    end: () => undefined,
    dispose: () => undefined,
  };
  return { writer, unread };
}

describe("what a client has still to read", () => {
  const { signal } = new AbortController();

  it("holds up requests, each until a message was taken, and nobody while the client reads", async () => {
    const { writer, unread } = slowClient();
    const backlog = new Backlog();
    const out = backlog.watch(writer);
    assert.equal(backlog.room(signal), undefined);
    const written = Array.from({ length: many }, () => out.write(message));
    let answered = 0;
    const answers = Array.from({ length: many }, async () => {
      await backlog.room(new AbortController().signal);
      answered++;
      await out.write(message);
    });
    await new Promise(setImmediate);
    assert.equal(answered, 0);
    for (let taken = 1; unread.length > 0; taken++) {
      unread.shift()?.();
      await new Promise(setImmediate);
      assert.equal(answered, Math.min(taken, many));
    }
    await Promise.all([...written, ...answers]);
    assert.equal(backlog.room(signal), undefined);
  });

  it("holds up nobody who does not want an answer any more", async () => {
    const { writer } = slowClient();
    const backlog = new Backlog();
    const out = backlog.watch(writer);
    for (let index = 0; index < many; index++) void out.write(message);
    const abort = new AbortController();
    const room = backlog.room(abort.signal);
    assert.ok(room);
    abort.abort();
    await room;
    assert.equal(backlog.room(abort.signal), undefined);
  });
});
