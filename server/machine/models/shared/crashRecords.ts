import path from "node:path";
import * as z from "zod";
import { readJsonFile, writeJsonFile } from "../jsonFile.ts";

/** Loads in a row that may end the engine's process before the file is set aside. */
const mostCrashes = 2;

const records = z.record(z.string(), z.object({ version: z.string(), crashes: z.int(), reason: z.string() }));
type Records = z.output<typeof records>;

/**
 * Notes which model files took the engine down while it loaded them, one entry per file. Only what the engine did by itself
 * counts: whoever started its process saw how it ended. A process that was killed, ran out of memory or lost its power is no
 * fault of the file.
 * Implements INV-7.
 */
export class CrashRecords {
  readonly #file: string;
  /** What could not be written, such as on a full disk; this process remembers it. */
  #unwritten: Records | undefined;

  constructor(data: string) {
    this.#file = path.join(data, "crashes.json");
  }

  /** Why a file is set aside; undefined when it is not. A file that was replaced has its own chances. */
  async whySetAside(file: string, version: string): Promise<string | undefined> {
    const known = (await this.#read())[file];
    return known && known.version === version && known.crashes >= mostCrashes ? known.reason : undefined;
  }

  async note(file: string, version: string, reason: string): Promise<void> {
    const all = await this.#read();
    const before = all[file]?.version === version ? all[file].crashes : 0;
    await this.#write({ ...all, [file]: { version, crashes: before + 1, reason } });
  }

  /** Forgets a file's crashes: it has loaded, or the user chose it again. */
  async forgive(file: string): Promise<void> {
    const { [file]: known, ...others } = await this.#read();
    if (known) await this.#write(others);
  }

  async #read(): Promise<Records> {
    return this.#unwritten ?? (await readJsonFile(this.#file, records)) ?? {};
  }

  async #write(all: Records): Promise<void> {
    this.#unwritten = await writeJsonFile(this.#file, all).then(
      () => undefined,
      () => all,
    );
  }
}
