import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import * as z from "zod";
import type { HostIdentity, HostPlace } from "./hostPlace.ts";

/** What a host is told at its start, as JSON in an argument. */
export interface HostArguments extends HostIdentity {
  readonly data: string;
  readonly idleMs: number;
  readonly lingerMs: number;
}

const hostArguments: z.ZodType<HostArguments> = z.object({
  path: z.string(),
  threads: z.int(),
  contextSize: z.int(),
  promptStyle: z.enum(["fim", "suffixFirst", "prefix"]).optional(),
  version: z.string(),
  build: z.string(),
  data: z.string(),
  idleMs: z.number(),
  lingerMs: z.number(),
});

/** What this process was told as a host. @throws ZodError when it was not started as one */
export function ownHostArguments(): HostArguments {
  return hostArguments.parse(JSON.parse(process.argv[2] ?? ""));
}

/** How a host's process ended. */
export interface HostEnd {
  /** True when the engine took it down by itself, not somebody from outside. */
  readonly crashed: boolean;
  /** What it said last. */
  readonly words: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Signals by which a program ends itself; SIGKILL and SIGTERM come from others, such as a system that is out of memory. */
const ownSignals: ReadonlySet<string> = new Set([
  "SIGABRT",
  "SIGSEGV",
  "SIGBUS",
  "SIGILL",
  "SIGFPE",
  "SIGTRAP",
  "SIGSYS",
]);
/** On Windows and in shells the same is told by numbers: an exception's code, or 128 and the signal. */
const windowsException = 0xc000_0000;
const abortCodes: readonly number[] = [132, 133, 134, 135, 136, 139, 3];
const longestWords = 300;
/** As in the server: megabytes of short-lived objects, which cost more than they give. */
const flags = ["--max-semi-space-size=1"];

/**
 * Starts a host's process, which outlives this one when others need it.
 * @param ended called when it ends while this process still runs
 */
export async function startHost(
  entry: string,
  place: HostPlace,
  args: HostArguments,
  ended: (end: HostEnd) => void,
): Promise<ChildProcess> {
  // Without its last words a crash is a crash all the same.
  const log = await open(place.log, "w", 0o600).catch(() => undefined);
  try {
    const child = spawn(process.execPath, [...flags, entry, JSON.stringify(args)], {
      detached: true,
      windowsHide: true,
      stdio: ["ignore", "ignore", log?.fd ?? "ignore"],
      // Within VS Code the program is Electron, which is Node.js only when it is told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    });
    child.once("error", (error) => ended({ crashed: false, words: error.message, code: null, signal: null }));
    child.once("exit", (code, signal) => {
      void lastWords(place.log).then((words) =>
        ended({ crashed: isCrash(code, signal), words, code, signal }),
      );
    });
    child.unref();
    return child;
  } finally {
    await log?.close();
  }
}

/** Whether a process ended by a fault of its own. */
function isCrash(code: number | null, signal: NodeJS.Signals | null): boolean {
  if (signal !== null) return ownSignals.has(signal);
  return code !== null && (abortCodes.includes(code) || code >>> 0 >= windowsException);
}

/** The line that says why: an assertion's, or the last one. */
async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const why =
    lines.find((line) => /GGML_ASSERT|GGML_ABORT|assert|terminate called|what\(\)/i.test(line)) ??
    lines.at(-1) ??
    "";
  // File names of the machine that built the engine tell nobody anything.
  return why.replace(/^\S*[/\\]([\w.-]+:\d+): /, "$1: ").slice(0, longestWords);
}
