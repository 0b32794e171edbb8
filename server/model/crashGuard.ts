import { z } from "zod";
import type { ModelFiles } from "./modelFiles.ts";

/** Loads in a row that may take the process down before the file is set aside. */
const mostCrashes = 2;

const marker = z.object({ path: z.string(), version: z.string(), attempts: z.int().min(0) });

/**
 * Notes on disk that a model is being loaded, so that a load that takes the process down leaves a trace. After two
 * such loads of the same file in a row, the file is set aside until it is replaced.
 */
export class CrashGuard {
  readonly #files: ModelFiles;

  constructor(files: ModelFiles) {
    this.#files = files;
  }

  /** Call before loading. Returns false when the file has to be set aside. */
  async begin(path: string, version: string): Promise<boolean> {
    const left = parseMarker(await this.#files.readCrashMarker());
    const attempts = left?.path === path && left.version === version ? left.attempts : 0;
    if (attempts >= mostCrashes) return false;
    await this.#files.writeCrashMarker(JSON.stringify({ path, version, attempts: attempts + 1 }));
    return true;
  }

  /** Call when loading ended, well or badly, with the process alive. */
  async end(): Promise<void> {
    await this.#files.removeCrashMarker();
  }
}

function parseMarker(text: string | undefined): z.output<typeof marker> | undefined {
  if (text === undefined) return undefined;
  try {
    return marker.safeParse(JSON.parse(text)).data;
  } catch {
    // A marker cut off by the crash itself says nothing reliable.
    return undefined;
  }
}
