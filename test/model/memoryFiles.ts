import type { ModelFiles } from "../../server/model/files/modelFiles.ts";

/** Model files in memory: a missing one is reported as the disk would. */
export class MemoryFiles implements ModelFiles {
  readonly grammars = new Map<string, string>();
  readonly #files = new Map<string, Uint8Array>();

  put(path: string, bytes: Uint8Array): this {
    this.#files.set(path, bytes);
    return this;
  }

  async open(path: string) {
    const bytes = this.#files.get(path);
    if (!bytes) throw Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
    return {
      size: bytes.length,
      read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
      close: async () => undefined,
    };
  }

  async readGrammar(name: string): Promise<string> {
    const text = this.grammars.get(name);
    if (text === undefined) throw new Error(`no grammar ${name}`);
    return text;
  }
}
