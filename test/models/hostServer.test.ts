import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import path from "node:path";
import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { Frames } from "../../server/machine/models/shared/frames.ts";
import { ClientSide, HostSide, newSecret } from "../../server/machine/models/shared/handshake.ts";
import { HostConnection } from "../../server/machine/models/shared/hostConnection.ts";
import { HostPlace } from "../../server/machine/models/shared/hostPlace.ts";
import { HostServer } from "../../server/machine/models/shared/hostServer.ts";
import { createModelHost } from "../../server/model/host/modelHost.ts";
import { MemoryFiles } from "../model/memoryFiles.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { stillClock } from "../support/clocks.ts";
import { silentLogger } from "../support/loggers.ts";

const quiet = () => undefined;
const logger = silentLogger;
const events = { onNews: quiet, onGone: quiet };
const identity = { path: "/m.gguf", threads: 0, contextSize: 512, version: "1", build: "1" };

/** Runs `use` with a host that has no model. */
function withHost(
  use: (place: HostPlace, address: string, secret: string, server: HostServer) => Promise<void>,
): Promise<void> {
  return inTempFolder({}, async (folder) => {
    const place = new HostPlace(folder, identity);
    const host = { address: place.newAddress(), secret: newSecret(), processId: process.pid };
    const model = createModelHost({
      path: undefined,
      threads: 0,
      contextSize: 512,
      files: new MemoryFiles(),
      clock: stillClock,
      logger,
    });
    const server = new HostServer({ model, host, logger, lingerMs: 60_000, idleMs: 0, onDone: quiet });
    await server.listen();
    await place.write(host);
    try {
      await use(place, host.address, host.secret, server);
    } finally {
      server.close();
    }
  });
}

/** Sends bytes to an address; resolves with how many came back when the other side closes. */
function strangersTalk(address: string, bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    let received = 0;
    const socket = createConnection(address, () => socket.write(bytes));
    socket.on("data", (piece) => {
      received += piece.length;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}

const framed = (text: string) => {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(Buffer.byteLength(text));
  return Buffer.concat([head, Buffer.from(text)]);
};

describe("HostServer", () => {
  it("serves whoever knows the secret, and tells how the model is", () =>
    withHost(async (place) => {
      const host = await place.read();
      assert.ok(host);
      const states: string[] = [];
      const connection = await HostConnection.open(host, {
        ...events,
        onNews: ({ status }) => states.push(status.state),
      });
      await nextTurn();
      await assert.rejects(connection.ask("fill", {}, undefined, new AbortController().signal), {
        name: "ModelUnavailableError",
      });
      assert.deepEqual(states, ["none"]);
      connection.close();
    }));

  it("says goodbye when it ends by itself, so that no client takes it for lost", () =>
    withHost(async (_place, address, secret, server) => {
      const gone = new Promise<boolean>((resolve, reject) => {
        HostConnection.open({ address, secret, processId: 0 }, { onNews: quiet, onGone: resolve }).then(
          () => server.close(),
          reject,
        );
      });
      assert.equal(await gone, true);
      await assert.rejects(HostConnection.open({ address, secret, processId: 0 }, events));
    }));

  it("is reachable for its owner only", () =>
    withHost(async (place, address) => {
      if (process.platform === "win32") return;
      for (const file of [address, place.log.replace(/log$/, "json")])
        assert.equal(statSync(file).mode & 0o077, 0, file);
      assert.equal(statSync(path.dirname(address)).mode & 0o077, 0);
    }));

  it("refuses a client that does not know the secret", () =>
    withHost(async (_place, address) => {
      await assert.rejects(HostConnection.open({ address, secret: newSecret(), processId: 1 }, events));
    }));

  for (const [what, bytes] of [
    ["no frame", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
    ["a frame that is no JSON", framed("{")],
    ["a request before its proof", framed('{"id":1,"call":"fill","request":{}}')],
    ["a proof of nothing", framed('{"proof":"00","challenge":"00"}')],
    ["a frame that would fill the memory", Buffer.from([255, 255, 255, 127])],
  ] as const)
    it(`hangs up on ${what}, having said nothing but its greeting`, () =>
      withHost(async (_place, address) => {
        const greeting = framed(JSON.stringify(new HostSide("s").greeting)).length;
        assert.ok((await strangersTalk(address, bytes)) <= greeting);
      }));
});

describe("HostConnection", () => {
  it("gives an impostor that took a host's address neither a request nor the secret", () =>
    inTempFolder({}, async (folder) => {
      const address = new HostPlace(folder, identity).newAddress();
      const secret = newSecret();
      const heard: Buffer[] = [];
      const impostor = createServer((socket) => {
        socket.on("data", (piece) => heard.push(piece));
        socket.on("error", quiet);
        socket.write(framed(JSON.stringify({ challenge: "abc" })));
        socket.write(framed(JSON.stringify({ proof: "0".repeat(64) })));
      });
      await new Promise<void>((resolve) => impostor.listen(address, resolve));
      try {
        await assert.rejects(
          HostConnection.open({ address, secret, processId: 1 }, events),
          /does not know the secret/,
        );
        const said = Buffer.concat(heard).toString();
        assert.ok(!said.includes(secret) && !said.includes("fill"));
      } finally {
        impostor.close();
      }
    }));
});

describe("the handshake", () => {
  it("is passed by two that know the secret, and not by a repeated proof", () => {
    const [client, host] = [new ClientSide("s"), new HostSide("s")];
    const reply = client.reply(host.greeting);
    assert.ok(client.isConfirmedBy(host.confirm(reply)));
    assert.equal(new HostSide("s").confirm(reply), undefined, "another connection has another challenge");
    assert.equal(new HostSide("t").confirm(new ClientSide("s").reply(new HostSide("t").greeting)), undefined);
  });
});

describe("HostPlace", () => {
  it("lets one process at a time start a host", () =>
    inTempFolder({}, async (folder) => {
      const place = new HostPlace(folder, identity);
      const release = await place.lock();
      assert.ok(release);
      assert.equal(await place.lock(), undefined);
      assert.ok(
        await new HostPlace(folder, { ...identity, path: "/other.gguf" }).lock(),
        "another model has another host",
      );
      await release();
      assert.ok(await place.lock());
    }));

  it("keeps sockets short enough for every system", () =>
    inTempFolder({}, (folder) => {
      if (process.platform === "win32") return;
      const address = new HostPlace(path.join(folder, "x".repeat(120)), identity).newAddress();
      assert.ok(Buffer.byteLength(address) <= 100, address);
    }));
});

describe("Frames", () => {
  it("takes messages apart however the bytes arrive", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.json(), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const stream = new PassThrough();
          const got: unknown[] = [];
          new Frames(stream, (message) => got.push(message));
          const all = Buffer.concat(texts.map((text) => framed(text)));
          for (let at = 0; at < all.length; at += size) stream.write(all.subarray(at, at + size));
          stream.end();
          for await (const _ of stream);
          assert.deepEqual(
            got,
            texts.map((text) => JSON.parse(text)),
          );
        },
      ),
      { numRuns: 50 },
    ));
});
