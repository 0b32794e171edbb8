/** `npm run soak [-- --minutes N] [--faults] [--seed N] [--pump]`: endurance, each figure beside its budget; ends with 1 when one is not met. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../serverBench.ts";
import { soakDocuments } from "./documents.ts";
import { endure, states } from "./endurance.ts";
import { type Held, injectFaults } from "./faults.ts";
import { areMet, type Figure, figureTable } from "./figures.ts";
import { flooded } from "./floods.ts";
import { openMany } from "./manyDocuments.ts";
import { seeEnded } from "./processes.ts";
import { pumpAll } from "./pump/pumpAll.ts";
import { SoakSession, soakSettings } from "./session.ts";

const documents = 50;
/** How long a process may live on after the last client has gone, in milliseconds. */
const lingering = 10_000;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    faults: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    pump: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError("--minutes must be a number above 0.");

const data = mkdtempSync(path.join(os.tmpdir(), "inkling-soak-"));
const clock = new URL("./jumpingClock.mjs", import.meta.url);
const start = async () => {
  const client = await startServer(soakSettings, {
    INKLING_DATA: data,
    ...(values.faults && { NODE_OPTIONS: `--import ${clock}` }),
  });
  await client.modelSettled();
  return client;
};
const held: Held = { client: await start(), data, start, hosts: new Set() };
const session = new SoakSession(
  held.client,
  soakDocuments(documents, (name) => held.client.uri(name)),
);
const sections: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  typing: () => endure(held.client, session, minutes),
  ...(values.faults && {
    faults: async () => [...(await injectFaults(held, session, Number(values.seed))), ...states(session)],
  }),
  "many documents": () => openMany(held.client),
  floods: () => flooded(held.client),
  ...(values.pump && { pump: () => pumpAll(minutes) }),
};

console.log(`${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`);
const figures: Figure[] = [];
try {
  for (const [name, run] of Object.entries(sections)) {
    const found = await run();
    figures.push(...found);
    console.log(`## ${name}\n\n${figureTable(found)}\n`);
  }
} finally {
  figures.push(await endAll());
}
console.log(figureTable(figures.slice(-1)));
process.exitCode = areMet(figures) ? 0 : 1;

/** Says goodbye, and sees that nothing lives on. */
async function endAll(): Promise<Figure> {
  const processIds = [...new Set([...held.client.pids, ...held.hosts])];
  await held.client.stop();
  const value = await seeEnded(processIds, lingering);
  rmSync(data, { recursive: true, force: true });
  return {
    name: "processes that had to be ended",
    value,
    unit: "",
    most: 0,
    note: `of ${processIds.length}`,
  };
}
