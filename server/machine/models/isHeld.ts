import { readFile, stat } from "node:fs/promises";

/** Whether a lock is held: it has been touched within so many milliseconds, and the process that it names is alive. */
export async function isHeld(file: string, lockMs: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs > lockMs) return false;
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  // Between its making and its writing the file is empty.
  return !(holder > 0) || isRunning(holder);
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
