import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Machine } from "../contract/ports.ts";

const powerSupplies = "/sys/class/power_supply";
const freshMs = 10_000;

/** What the operating system tells of power and load. Readings are kept for ten seconds. */
export function createSystemMachine(now: () => number = () => performance.now()): Machine {
  let readAt = Number.NEGATIVE_INFINITY;
  let battery: boolean | undefined;
  return {
    onBattery() {
      if (now() - readAt > freshMs) {
        battery = process.platform === "linux" ? readOnBattery(powerSupplies) : undefined;
        readAt = now();
      }
      return battery;
    },
    load() {
      // Windows always reports a load average of zero.
      if (process.platform === "win32") return undefined;
      const [lastMinute] = os.loadavg();
      return lastMinute === undefined ? undefined : lastMinute / os.availableParallelism();
    },
  };
}

/** Reads Linux's power supplies: on battery when a battery discharges. Undefined when there is none to read. */
export function readOnBattery(folder: string): boolean | undefined {
  const statuses = listSupplies(folder)
    .filter((supply) => readLine(path.join(folder, supply, "type")) === "Battery")
    .map((supply) => readLine(path.join(folder, supply, "status")));
  return statuses.length === 0 ? undefined : statuses.includes("Discharging");
}

function listSupplies(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Containers and virtual machines have no such folder.
  }
}

function readLine(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return ""; // A supply may lack the attribute or vanish.
  }
}
