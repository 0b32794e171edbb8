import { createHash, randomBytes } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import * as z from "zod";
import type { PromptStyle } from "../../../model/decoding/prompts.ts";
import { hasNoRoom, withPlace } from "../../files/noRoom.ts";
import { isHeld } from "../isHeld.ts";
import { readJsonFile, writeJsonFile } from "../jsonFile.ts";

/** Everything that makes two hosts different ones. */
export interface HostIdentity {
  readonly path: string;
  readonly threads: number;
  readonly contextSize: number;
  /** The order of a prompt's parts, where it is not the catalog's. */
  readonly promptStyle?: PromptStyle | undefined;
  /** Of the file: its size and age. */
  readonly version: string;
  /** Of Inkling's own code. */
  readonly build: string;
}

const address = z.object({ address: z.string(), secret: z.string(), processId: z.int() });
/** How a host is reached. */
export type HostAddress = z.output<typeof address>;

/** Longest path of a socket on all systems, in bytes: macOS has 104 with the final zero. */
const longestSocket = 100;
const keyLength = 16;
/** A lock older than that is of a process that hung or died. */
const lockMs = 20_000;

/**
 * Where one host's socket, its secret and the right to start it are kept: in the storage folder, or in the system's folder for
 * temporary files where the storage folder cannot be written to, such as on a full disk.
 */
export class HostPlace {
  /** The storage folder's first. */
  readonly #folders: readonly [string, string];
  readonly #key: string;
  /** Where the lock was taken last. */
  #used: string;

  /** @param data the storage folder */
  constructor(data: string, identity: HostIdentity) {
    const short = hashOf(data);
    const elsewhere = path.join(os.tmpdir(), `inkling-${process.getuid?.() ?? 0}-${short}`);
    this.#folders = [path.join(data, "run"), elsewhere];
    [this.#used] = this.#folders;
    // Spelt out, because the host reads its identity from an argument, where the properties may stand in another order.
    const { path: file, threads, contextSize, promptStyle = null, version, build } = identity;
    this.#key = hashOf(JSON.stringify([file, threads, contextSize, promptStyle, version, build]));
  }

  /** Where the host's standard error goes: the native engine's last words. */
  get log(): string {
    return path.join(this.#used, `${this.#key}.log`);
  }

  /** The host that is running, as far as its note tells. A folder where others may write says nothing. */
  async read(): Promise<HostAddress | undefined> {
    for (const folder of this.#folders.filter(isOwn)) {
      const host = await readJsonFile(this.#in(folder, "json"), address);
      if (host) return host;
    }
    return undefined;
  }

  async write(host: HostAddress): Promise<void> {
    await this.#where((folder) => writeJsonFile(this.#in(folder, "json"), host));
  }

  /** Removes a host's note and socket, unless another host has taken the place since. */
  async clear(host: Pick<HostAddress, "secret" | "address">): Promise<void> {
    for (const folder of this.#folders.filter(isOwn)) {
      const note = this.#in(folder, "json");
      if ((await readJsonFile(note, address))?.secret !== host.secret) continue;
      await rm(note, { force: true });
      if (process.platform !== "win32") await rm(host.address, { force: true });
    }
  }

  /**
   * An address for a new host: a socket in a folder that only its owner may enter, or a pipe with a name nobody can guess.
   * @param elsewhere not in the storage folder, whose file system may have no sockets
   */
  newAddress(elsewhere = false): string {
    const name = `${this.#key}-${randomBytes(4).toString("hex")}`;
    if (process.platform === "win32") return `\\\\.\\pipe\\inkling-${name}`;
    const [usual, other] = this.#folders;
    const isShort = Buffer.byteLength(path.join(usual, `${name}.sock`)) <= longestSocket;
    const folder = !elsewhere && isShort && canBeOwned(usual) ? usual : other;
    ownFolder(folder);
    return path.join(folder, `${name}.sock`);
  }

  /**
   * Takes the right to start a host; undefined when a living process has it.
   * @throws NoRoomError when it can be noted nowhere
   */
  lock(): Promise<(() => Promise<void>) | undefined> {
    return this.#where(async (folder) => {
      const release = await takeLock(this.#in(folder, "lock"));
      this.#used = folder;
      return release;
    });
  }

  /** Does something in the storage folder, or elsewhere where that cannot be written to. */
  async #where<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const [usual, other] = this.#folders;
    try {
      return await within(usual, work);
    } catch (error) {
      if (!hasNoRoom(error)) throw error;
      return await within(other, work);
    }
  }

  #in(folder: string, ending: string): string {
    return path.join(folder, `${this.#key}.${ending}`);
  }
}

async function within<T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> {
  try {
    ownFolder(folder);
    return await work(folder);
  } catch (error) {
    throw withPlace(folder, error);
  }
}

async function takeLock(file: string): Promise<(() => Promise<void>) | undefined> {
  const release = () => rm(file, { force: true });
  try {
    await writeFile(file, String(process.pid), { flag: "wx", mode: 0o600 });
    return release;
  } catch (error) {
    // A lock that nobody's name could be written into holds nobody up.
    if (hasNoRoom(error)) await release();
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (await isHeld(file, lockMs)) return undefined;
    await release();
    return takeLock(file);
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, keyLength);
}

/** Whether a folder is there that this user alone can have written to. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return process.platform === "win32" || (found.uid === process.getuid?.() && (found.mode & 0o022) === 0);
}

/** @throws Error for a folder of somebody else */
function canBeOwned(folder: string): boolean {
  try {
    ownFolder(folder);
    return true;
  } catch (error) {
    if (hasNoRoom(error)) return false;
    throw error;
  }
}

/** Makes a folder that only its owner may enter, and refuses one that somebody else made ready for us. */
function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform === "win32") return;
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Error(`${folder} is not a folder of this user.`);
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}
