import { createHash, randomBytes } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import * as z from "zod";
import type { PromptStyle } from "../../../model/decoding/prompts.ts";
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

/** Where one host's socket, its secret and the right to start it are kept. */
export class HostPlace {
  readonly #folder: string;
  readonly #key: string;
  readonly #data: string;

  /** @param data the storage folder */
  constructor(data: string, identity: HostIdentity) {
    this.#data = data;
    this.#folder = path.join(data, "run");
    this.#key = createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, keyLength);
  }

  /** Where the host's standard error goes: the native engine's last words. */
  get log(): string {
    return path.join(this.#folder, `${this.#key}.log`);
  }

  /** The host that is running, as far as its note tells. */
  read(): Promise<HostAddress | undefined> {
    return readJsonFile(this.#note, address);
  }

  async write(host: HostAddress): Promise<void> {
    await writeJsonFile(this.#note, host);
  }

  /** Removes a host's note and socket, unless another host has taken the place since. */
  async clear(host: Pick<HostAddress, "secret" | "address">): Promise<void> {
    if ((await this.read())?.secret !== host.secret) return;
    await rm(this.#note, { force: true });
    if (process.platform !== "win32") await rm(host.address, { force: true });
  }

  /**
   * An address for a new host: a socket in a folder that only its owner may enter, or a pipe with a name nobody can guess.
   * @param elsewhere not in the storage folder, whose file system may have no sockets
   */
  newAddress(elsewhere = false): string {
    const name = `${this.#key}-${randomBytes(4).toString("hex")}`;
    if (process.platform === "win32") return `\\\\.\\pipe\\inkling-${name}`;
    ownFolder(this.#folder);
    const socket = path.join(this.#folder, `${name}.sock`);
    if (!elsewhere && Buffer.byteLength(socket) <= longestSocket) return socket;
    const short = createHash("sha256").update(this.#data).digest("hex").slice(0, keyLength);
    const folder = path.join(os.tmpdir(), `inkling-${process.getuid?.() ?? 0}-${short}`);
    ownFolder(folder);
    return path.join(folder, `${name}.sock`);
  }

  /** Takes the right to start a host; undefined when a living process has it. */
  async lock(): Promise<(() => Promise<void>) | undefined> {
    ownFolder(this.#folder);
    const file = path.join(this.#folder, `${this.#key}.lock`);
    try {
      const handle = await open(file, "wx", 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if (await isHeld(file, lockMs)) return undefined;
      await rm(file, { force: true });
      return this.lock();
    }
  }

  get #note(): string {
    return path.join(this.#folder, `${this.#key}.json`);
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
