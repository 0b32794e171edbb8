/** What the system tells of processes, and how they are ended. */
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** What the kernel calls a kB. */
const kibibyte = 1024;
/** Between two looks at whether a process has gone, in milliseconds. */
const lookEvery = 50;

/** Resident memory of processes together, in MB; NaN where the platform does not tell. */
export function residentMb(processIds: readonly number[]): number {
  return processIds.reduce((sum, processId) => sum + residentOf(processId), 0);
}

function residentOf(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    return (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * kibibyte) / 1e6;
  } catch {
    return Number.NaN;
  }
}

export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for processes to end by themselves, and ends those that do not; resolves with how many those were. */
export async function seeEnded(processIds: readonly number[], patienceMs: number): Promise<number> {
  const until = performance.now() + patienceMs;
  while (processIds.some(isRunning) && performance.now() < until) await setTimeout(lookEvery);
  const left = processIds.filter(isRunning);
  for (const processId of left) process.kill(processId, "SIGKILL");
  return left.length;
}
