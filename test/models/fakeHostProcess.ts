import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Fill, ModelStatus } from "../../server/contract/ports.ts";
import { newSecret } from "../../server/machine/models/shared/handshake.ts";
import { HostPlace } from "../../server/machine/models/shared/hostPlace.ts";
import { HostServer } from "../../server/machine/models/shared/hostServer.ts";
import { ownHostArguments } from "../../server/machine/models/shared/startHost.ts";
import { stderrLogger } from "../../server/machine/stderrLogger.ts";
import type { ModelCalls, OwnModelHost } from "../../server/model/host/modelHost.ts";

const { data, idleMs, lingerMs, ...identity } = ownHostArguments();
const place = new HostPlace(data, identity);
/** What the "model" does: `abort`, `kill` or `broken` while it loads; anything else loads, `judges` as one that was made to judge. */
const behaviour = readFileSync(identity.path, "utf8").trim();
appendFileSync(path.join(data, "loads"), `${process.pid}\n`);

let status: ModelStatus = { state: "loading", name: "fake", path: identity.path, capabilities: [] };
const listeners = new Set<(status: ModelStatus) => void>();
const unsupported = () => Promise.reject(new Error("not in this test"));
const calls: ModelCalls = {
  async fill({ prefix, document }, signal): Promise<Fill> {
    if (prefix === "crash") process.abort();
    if (prefix === "wait") await new Promise<void>((resolve) => setTimeout(resolve, 400));
    if (prefix === "for ever")
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    if (prefix === "fail") throw new RangeError("as asked");
    return {
      text: `${document} by ${process.pid}`,
      tokens: [],
      end: "line",
      evaluatedTokens: 0,
      promptTokens: 0,
      ms: 0,
    };
  },
  prefill: async () => undefined,
  choose: unsupported,
  write: async ({ receive }) => {
    for (const piece of ["It ", "is ", "so."]) receive?.(piece);
    return { text: "It is so.", confidence: 0.9, finished: true, ms: 0 };
  },
};
const model: OwnModelHost = {
  ...calls,
  get status() {
    return status;
  },
  completionCalibration: { weights: { bias: 1 } },
  cacheStatistics: { hits: 0, misses: 0, entries: 0, size: 0 },
  onDidChangeStatus(listener) {
    listeners.add(listener);
    return { dispose: () => listeners.delete(listener) };
  },
  can: () => status.state === "ready",
  start: async () => status,
  use: async () => status,
  dispose: async () => undefined,
  as: () => calls,
};
const host = { address: place.newAddress(), secret: newSecret(), processId: process.pid };
const server = new HostServer({
  model,
  host,
  logger: stderrLogger,
  lingerMs,
  idleMs,
  onDone: () => void end(),
});
await server.listen();
await place.write(host);
if (behaviour === "abort") {
  process.stderr.write("/build/ggml/src/vocab.cpp:12: GGML_ASSERT(tokens) failed\n");
  process.abort();
}
if (behaviour === "kill") process.kill(process.pid, "SIGKILL");
status =
  behaviour === "broken"
    ? { ...status, state: "failed", message: `${identity.path} is broken.` }
    : {
        ...status,
        state: "ready",
        capabilities: behaviour === "judges" ? ["complete", "judge"] : ["complete"],
      };
for (const listener of listeners) listener(status);

async function end(): Promise<void> {
  await place.clear(host);
  server.close();
  process.exit();
}
