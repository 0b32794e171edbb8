import * as z from "zod";
import type { Logger } from "../../contract/ports.ts";
import type { ModelFiles } from "../files/modelFiles.ts";

/** Loads in a row that may take their process down before the file is set aside. */
const mostCrashes = 2;

const marker = z.object({
  path: z.string(),
  version: z.string(),
  /** Processes that began to load the file and have not said how it ended. */
  loading: z.array(z.int()),
});
type Marker = z.output<typeof marker>;

/**
 * Notes on disk which processes are loading a model, so that a load that takes its process down leaves a trace.
 * After two such loads of the same file in a row, the file is set aside until it is replaced or chosen again. Where
 * the note cannot be written, models load without a guard.
 * Implements INV-7.
 */
export class CrashGuard {
  readonly #files: ModelFiles;
  readonly #logger: Logger;

  constructor(files: ModelFiles, logger: Logger) {
    this.#files = files;
    this.#logger = logger;
  }

  /** Call before loading. Returns false when the file has to be set aside. */
  async begin(path: string, version: string): Promise<boolean> {
    const left = parseMarker(await this.#files.readCrashMarker());
    const loading = left?.path === path && left.version === version ? left.loading : [];
    if (loading.filter((id) => !this.#files.isRunning(id)).length >= mostCrashes) return false;
    await this.#write({ path, version, loading: [...loading, this.#files.processId] });
    return true;
  }

  /** Call when loading ended, well or badly, with the process alive. Crashes before it are forgiven. */
  async end(): Promise<void> {
    const left = parseMarker(await this.#files.readCrashMarker());
    const others =
      left?.loading.filter((id) => id !== this.#files.processId && this.#files.isRunning(id)) ?? [];
    if (left && others.length > 0) await this.#write({ ...left, loading: others });
    else await this.forgive();
  }

  /** Forgets earlier crashes. */
  forgive(): Promise<void> {
    return this.#attempt(() => this.#files.removeCrashMarker());
  }

  #write(content: Marker): Promise<void> {
    return this.#attempt(() => this.#files.writeCrashMarker(JSON.stringify(content)));
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.warn("The note about models that crash cannot be kept", error);
    }
  }
}

function parseMarker(text: string | undefined): Marker | undefined {
  if (text === undefined) return undefined;
  try {
    return marker.safeParse(JSON.parse(text)).data;
  } catch {
    // A marker cut off by the crash itself says nothing reliable.
    return undefined;
  }
}
