import type { ModelFiles } from "../../server/model/files/modelFiles.ts";

/** Model files in memory: a missing one is reported as the disk would. */
export class MemoryFiles implements ModelFiles {
  processId = 1;
  marker: string | undefined;
  readonly running = new Set<number>();
  readonly grammars = new Map<string, string>();
  readonly #files = new Map<string, { bytes: Uint8Array; version: string }>();

  put(path: string, bytes: Uint8Array, version = "1"): this {
    this.#files.set(path, { bytes, version });
    return this;
  }

  async open(path: string) {
    const file = this.#files.get(path);
    if (!file) throw Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
    const { bytes, version } = file;
    return {
      size: bytes.length,
      version,
      read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
      close: async () => undefined,
    };
  }

  async readGrammar(name: string): Promise<string> {
    const text = this.grammars.get(name);
    if (text === undefined) throw new Error(`no grammar ${name}`);
    return text;
  }

  isRunning(processId: number): boolean {
    return this.running.has(processId);
  }

  async readCrashMarker(): Promise<string | undefined> {
    return this.marker;
  }

  async writeCrashMarker(text: string): Promise<void> {
    this.marker = text;
  }

  async removeCrashMarker(): Promise<void> {
    this.marker = undefined;
  }
}
