import { readFile, stat } from "node:fs/promises";

/** Between its making and its writing a lock is empty, for so many milliseconds at most on a busy machine. */
const unwrittenMs = 1_000;

/**
 * Whether a lock is held: it has been touched within so many milliseconds, and the process that it names is alive. One that names
 * no process is held by nobody, such as one that was damaged.
 */
export async function isHeld(file: string, lockMs: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  const age = Date.now() - (found?.mtimeMs ?? Number.NEGATIVE_INFINITY);
  if (Math.abs(age) > lockMs) return false;
  const holder = await readFile(file, "utf8").catch(() => "");
  if (holder === "") return age <= unwrittenMs;
  return Number(holder) > 0 && isRunning(Number(holder));
}

/** Whether a process is alive. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
