import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../../../contract/ports.ts";
import type { CrashRecords } from "./crashRecords.ts";
import { HostConnection, type HostEvents } from "./hostConnection.ts";
import type { HostPlace } from "./hostPlace.ts";
import { type HostArguments, type HostEnd, startHost } from "./startHost.ts";

export interface FindHostOptions {
  readonly place: HostPlace;
  readonly entry: string;
  readonly args: HostArguments;
  readonly crashes: CrashRecords;
  /** The model that ships is tried again by every new process. */
  readonly isStarter: boolean;
  readonly events: HostEvents;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** No host can be had. The message is for the user. */
export class HostFailedError extends Error {
  override readonly name = "HostFailedError";
}

/** Time between two looks for a host that somebody starts, in milliseconds. */
const lookMs = 15;
/** Starts that may fail before giving up. */
const mostStarts = 3;
/** Loads of the starter that may take the engine down before this process gives up. */
const mostStarterCrashes = 2;

/**
 * Connects to the model's host, and starts one when there is none. Only one of several processes that look at the same time
 * starts it. Resolves when the host's model is loaded, or could not be: then the news say so.
 * @throws HostFailedError when the model file is set aside or no process can be started
 */
export async function findHost(options: FindHostOptions): Promise<HostConnection> {
  const { place, crashes, args, signal, isStarter } = options;
  const failed = { starts: 0, crashes: 0 };
  for (;;) {
    signal.throwIfAborted();
    const found = await connectTo(options);
    if (found) return found;
    const why = isStarter ? undefined : await crashes.whySetAside(args.path, args.version);
    if (why !== undefined) throw new HostFailedError(setAside(args.path, why));
    const release = await place.lock();
    if (!release) {
      await pause(lookMs, undefined, { signal });
      continue;
    }
    const { connection, ended } = await startLocked(options, release);
    if (connection) return connection;
    if (!ended) continue;
    await noteEnd(options, ended, failed);
  }
}

/** Counts a start that failed. @throws HostFailedError where there were too many */
async function noteEnd(
  { args, crashes, isStarter, logger }: FindHostOptions,
  ended: HostEnd,
  failed: { starts: number; crashes: number },
): Promise<void> {
  logger.warn(`The model's process ended while it loaded ${args.path}: ${howEnded(ended)}`);
  if (ended.crashed) {
    await crashes.note(args.path, args.version, ended.words);
    if (isStarter && ++failed.crashes >= mostStarterCrashes)
      throw new HostFailedError(setAside(args.path, ended.words));
  } else if (++failed.starts >= mostStarts)
    throw new HostFailedError(`The model's process cannot be started: ${howEnded(ended)}`);
}

/** Starts a host, unless somebody started one between the look and the lock; how it ended where it did. */
async function startLocked(
  options: FindHostOptions,
  release: () => Promise<void>,
): Promise<{ connection: HostConnection | undefined; ended: HostEnd | undefined }> {
  let ended: HostEnd | undefined;
  const onEnd = (end: HostEnd) => {
    ended = end;
  };
  try {
    const connection = (await connectTo(options)) ?? (await start(options, onEnd));
    return { connection, ended };
  } finally {
    await release();
  }
}

/** A connection to the host that the note names, its model loaded; undefined when there is none. */
async function connectTo(options: FindHostOptions): Promise<HostConnection | undefined> {
  const { place, events, logger } = options;
  const host = await place.read();
  if (!host) return undefined;
  try {
    return await HostConnection.open(host, events);
  } catch (error) {
    logger.debug(`No host listens at ${host.address}: ${String(error)}`);
    await place.clear(host);
    return undefined;
  }
}

/** Starts a host and connects to it; undefined when it ended before its model was loaded. */
async function start(
  options: FindHostOptions,
  onEnd: (end: HostEnd) => void,
): Promise<HostConnection | undefined> {
  const { place, entry, args, events, signal } = options;
  let isOver = false;
  let settle: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    settle = resolve;
  });
  await startHost(entry, place, args, (end) => {
    isOver = true;
    onEnd(end);
    settle();
  });
  while (!isOver) {
    signal.throwIfAborted();
    const host = await place.read();
    if (!host) {
      await pause(lookMs, undefined, { signal });
      continue;
    }
    // Until the model is loaded, losing the host means that the file took it down; that is told by its end.
    let isLoaded = false;
    const quiet: HostEvents = { ...events, onGone: (sleeps) => isLoaded && events.onGone(sleeps) };
    const connection = await HostConnection.open(host, quiet).catch(() => undefined);
    if (!connection) {
      await pause(lookMs, undefined, { signal });
      continue;
    }
    const loaded = connection.whenSettled().then(
      () => true,
      () => false,
    );
    if (await loaded) {
      isLoaded = true;
      return connection;
    }
    await over;
  }
  return undefined;
}

function setAside(file: string, why: string): string {
  const reason = why === "" ? "" : ` (${why})`;
  return (
    `${file} took the engine down twice in a row while loading${reason}, so it is set aside. ` +
    "Choose it again to try once more, or choose another model."
  );
}

function howEnded({ code, signal, words }: HostEnd): string {
  return [signal ?? (code === null ? "" : `status ${code}`), words].filter((part) => part !== "").join(", ");
}
