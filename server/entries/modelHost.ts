/** The process that holds a model for all windows, terminal commands and agents of one user. */
import path from "node:path";
import { packageRoot } from "../machine/files/assets.ts";
import { createDiskModelFiles } from "../machine/models/diskModelFiles.ts";
import { newSecret } from "../machine/models/shared/handshake.ts";
import { HostPlace } from "../machine/models/shared/hostPlace.ts";
import { HostServer } from "../machine/models/shared/hostServer.ts";
import { ownHostArguments } from "../machine/models/shared/startHost.ts";
import { optimizeLater } from "../machine/optimizeLater.ts";
import { stderrLogger } from "../machine/stderrLogger.ts";
import { systemClock } from "../machine/systemClock.ts";
import { createModelHost } from "../model/host/modelHost.ts";

optimizeLater();

const { data, idleMs, lingerMs, ...identity } = ownHostArguments();
const place = new HostPlace(data, identity);
const model = createModelHost({
  path: identity.path,
  threads: identity.threads,
  contextSize: identity.contextSize,
  files: createDiskModelFiles({ grammars: path.join(packageRoot, "grammars") }),
  clock: systemClock,
  logger: stderrLogger,
  ...(identity.promptStyle ? { description: { promptStyle: identity.promptStyle } } : {}),
});
let { host, server } = hostAt(place.newAddress());

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
// A window that closes takes its terminal with it, not the model of the others.
process.on("SIGHUP", () => undefined);

await server.listen().catch(() => {
  ({ host, server } = hostAt(place.newAddress(true)));
  return server.listen();
});
await place.write(host);
// The first client comes while the model loads.
const { state } = await model.start();
// A model that cannot be loaded needs no process; whoever comes next is told so by another one.
if (state === "failed") setTimeout(() => void end(), lingerMs);

function hostAt(address: string) {
  const host = { address, secret: newSecret(), processId: process.pid };
  const options = { model, host, logger: stderrLogger, lingerMs, idleMs, onDone: () => void end() };
  return { host, server: new HostServer(options) };
}

/** Gives place to another host and ends. */
async function end(): Promise<void> {
  await place.clear(host);
  server.close();
  // The goodbye goes out first. Freeing the model takes longer than ending does, and the system does it anyway.
  setImmediate(() => process.exit());
}
