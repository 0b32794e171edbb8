/** What long typing costs: memory, latency and, when nobody types any more, processor time. */
import { setTimeout } from "node:timers/promises";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import { percentile, processorTime } from "../series.ts";
import type { Figure } from "./figures.ts";
import { withPace } from "./pace.ts";
import { residentMb } from "./processes.ts";
import type { SoakSession } from "./session.ts";

const minute = 60_000;
const sampleEvery = 1_000;
/** From this minute on memory and latency are expected to stay; what is loaded once has been loaded by then. */
const steadyFrom = 5;
/** After the last keystroke, in milliseconds: what was begun is ended, garbage of it collected. */
const settling = 150_000;
const budgets = {
  /** Growth of memory from the steady minute to the last, in per cent. */
  memoryGrowth: 10,
  /** Growth of the 95th percentile; half again, as what is asked in a minute differs. */
  latencyGrowth: 50,
  /** Processor time of server and model in a minute without a request, in milliseconds. */
  idle: 100,
};

/** What one minute of typing showed. */
interface Minute {
  readonly server: number;
  readonly model: number;
  readonly p50: number;
  readonly p95: number;
  readonly requests: number;
  /** How many times slower than the budgets' machine it was by the clock. */
  readonly slower: number;
}

/** Types for some minutes; prints a line for each and resolves with the figures. */
export async function endure(
  client: LspClient,
  session: SoakSession,
  minutes: number,
): Promise<readonly Figure[]> {
  await session.openAll();
  const past: Minute[] = [];
  console.log(
    "| minute | server MB | model MB | p50 ms | p95 ms | requests | slower |\n|---|---|---|---|---|---|---|",
  );
  for (let left = minutes; left > 0; left--) {
    const seen = await watchMinute(client, session, Math.min(1, left) * minute);
    past.push(seen);
    const numbers = [past.length, seen.server, seen.model, seen.p50, seen.p95, seen.requests];
    console.log(`| ${numbers.map((number) => number.toFixed(0)).join(" | ")} | ${seen.slower.toFixed(1)} |`);
  }
  await session.compareAll();
  console.log("");
  return [...growth(past), ...latencies(session), ...states(session)];
}

async function watchMinute(client: LspClient, session: SoakSession, ms: number): Promise<Minute> {
  const from = session.age;
  const server: number[] = [];
  const model: number[] = [];
  const sampling = setInterval(() => {
    const [, host] = client.pids;
    server.push(residentMb([client.pid]));
    if (host !== undefined) model.push(residentMb([host]));
  }, sampleEvery);
  const { pace } = await withPace(() => session.typeFor(ms)).finally(() => clearInterval(sampling));
  const waits = session.latencies.filter(({ at }) => at >= from).map((latency) => latency.ms);
  return {
    server: percentile(server, 50),
    model: percentile(model, 50),
    p50: percentile(waits, 50),
    p95: percentile(waits, 95),
    requests: waits.length,
    slower: pace.clock,
  };
}

function growth(minutes: readonly Minute[]): readonly Figure[] {
  const steady = minutes.length > steadyFrom ? minutes[steadyFrom - 1] : undefined;
  const last = minutes.at(-1);
  const percent = (of: (seen: Minute) => number) =>
    steady && last ? 100 * (of(last) / of(steady) - 1) : Number.NaN;
  const note = steady ? `minute ${steadyFrom} to ${minutes.length}` : `needs more than ${steadyFrom} minutes`;
  return [
    {
      name: "memory of server and model, growth",
      value: percent(({ server, model }) => server + model),
      unit: "%",
      most: budgets.memoryGrowth,
      note,
    },
    {
      name: "latency p95 at the machine's pace, growth",
      value: percent(({ p95, slower }) => p95 / slower),
      unit: "%",
      most: budgets.latencyGrowth,
      note,
    },
  ];
}

function latencies({ latencies }: SoakSession): readonly Figure[] {
  const names = [...new Set(latencies.map(({ name }) => name))];
  return names.map((name) => {
    const waits = latencies.filter((latency) => latency.name === name).map(({ ms }) => ms);
    const note = `p50 ${percentile(waits, 50).toFixed(0)}, longest ${Math.max(...waits).toFixed(0)}, n ${waits.length}`;
    return { name: `latency p95: ${name}`, value: percentile(waits, 95), unit: "ms", note };
  });
}

/** What must never be: answers about another document, and a text that is not the oracle's. */
export function states({ crossed, astray, compared, keystrokes }: SoakSession): readonly Figure[] {
  return [
    {
      name: "answers about another document",
      value: crossed.length,
      unit: "",
      most: 0,
      note: crossed.slice(0, 3).join("; ") || `${keystrokes} keystrokes`,
    },
    {
      name: "documents that differ from the oracle's",
      value: astray.length,
      unit: "",
      most: 0,
      note: astray.slice(0, 3).join("; ") || `${compared} compared`,
    },
  ];
}

/**
 * A minute without a request. The first one is only told: V8 collects once what the typing left behind, when it thinks fit and
 * at the latest after some hundred seconds.
 */
export async function idle(client: LspClient): Promise<readonly Figure[]> {
  const first = await idleMinute(client);
  await setTimeout(settling - minute);
  const later = await idleMinute(client);
  const name = "processor time of";
  return [
    { name: `${name} the first minute after the last keystroke`, unit: "ms", ...first },
    { name: `${name} an idle minute`, unit: "ms", most: budgets.idle, grows: "processor", ...later },
  ];
}

async function idleMinute({ pids }: LspClient): Promise<Pick<Figure, "value" | "note">> {
  const parts = pids.map((processId) => [processId]);
  const before = parts.map(processorTime);
  await setTimeout(minute);
  const used = parts.map((part, index) => processorTime(part) - (before[index] ?? 0));
  return { value: used.reduce((sum, ms) => sum + ms, 0), note: `server and model: ${used.join(" + ")}` };
}
