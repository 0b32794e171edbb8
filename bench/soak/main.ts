/**
 * `npm run soak [-- --minutes N] [--faults] [--seed N] [--pump] [--only LIST]`: endurance, each figure beside its budget; ends with
 * 1 when one is not met.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { mountSmallDisk } from "../../test/support/smallDisk.ts";
import { startServer } from "../serverBench.ts";
import { soakDocuments } from "./documents.ts";
import { endure, idle, states } from "./endurance.ts";
import { watchable, withLoopWatched } from "./eventLoop.ts";
import { type Held, injectFaults } from "./faults.ts";
import { areMet, type Figure, figureTable } from "./figures.ts";
import { flooded } from "./floods.ts";
import { openMany } from "./manyDocuments.ts";
import { readManyFiles } from "./manyFiles.ts";
import { atPace, paceInWords, withPace } from "./pace.ts";
import { seeEnded } from "./processes.ts";
import { pumpAll } from "./pump/pumpAll.ts";
import { SoakSession, soakSettings } from "./session.ts";

const documents = 50;
/** How long a process may live on after the last client has gone, in milliseconds. */
const lingering = 10_000;
/** Of the disk that is filled, in KiB. */
const diskSize = 4_096;
/** From so many minutes of typing on, idle minutes follow and all of the long documents are opened. */
const longRun = 5;
/** Sections during which the server's event loop is watched; the others have no server of their own, or ask nothing of it. */
const loopWatched: ReadonlySet<string> = new Set(["typing", "many documents", "floods"]);

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    faults: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    pump: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError("--minutes must be a number above 0.");

const folder = mkdtempSync(path.join(os.tmpdir(), "inkling-soak-"));
/** The storage folder, on a disk of its own where that can be had. */
const data = path.join(folder, "data");
mkdirSync(data);
const disk = values.faults ? mountSmallDisk(data, diskSize) : undefined;
const preloaded = ["jumpingClock", "loopMonitor"].map((name) => new URL(`./${name}.mjs`, import.meta.url));
const start = async () => {
  const client = await startServer(soakSettings, {
    INKLING_DATA: data,
    NODE_OPTIONS: preloaded.map((url) => `--import ${url}`).join(" "),
    ...watchable(folder),
  });
  await client.modelSettled();
  return client;
};
const held: Held = { client: await start(), data, disk, start, hosts: new Set() };
const session = new SoakSession(
  held.client,
  soakDocuments(documents, (name) => held.client.uri(name)),
);
const sections: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  typing: () => endure(held.client, session, minutes),
  ...(minutes >= longRun && { idle: () => idle(held.client) }),
  ...(values.faults && {
    faults: async () => [...(await injectFaults(held, session, Number(values.seed))), ...states(session)],
  }),
  "many documents": () => openMany(held.client, minutes >= longRun ? 200 : 50),
  floods: () => flooded(held.client),
  "many files": () => readManyFiles(folder, minutes >= longRun ? 100_000 : 10_000),
  ...(values.pump && { pump: () => pumpAll(Number(values.seed)) }),
};
const only = values.only?.split(",");
const unknown = only?.filter((name) => !(name in sections)) ?? [];
if (unknown.length > 0) throw new RangeError(`There is no section “${unknown.join(", ")}” in this run.`);

console.log(`${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`);
const figures: Figure[] = [];
try {
  for (const [name, run] of Object.entries(sections)) {
    if (only && !only.includes(name)) continue;
    const { result: found, pace } = await withPace(() =>
      loopWatched.has(name) ? withLoopWatched(name, folder, () => held.client.pid, run) : run(),
    );
    const judged = atPace(found, pace);
    figures.push(...judged);
    console.log(`## ${name}\n\n${paceInWords(pace)}\n\n${figureTable(judged)}\n`);
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
  disk?.unmount();
  rmSync(folder, { recursive: true, force: true });
  return {
    name: "processes that had to be ended",
    value,
    unit: "",
    most: 0,
    note: `of ${processIds.length}`,
  };
}
