/** The part of the platform's own WebAssembly that parsers are started with; its types belong to browsers' libraries. */
declare namespace WebAssembly {
  type Exports = Readonly<Record<string, unknown>>;
  type Imports = Readonly<Record<string, object>>;

  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): { readonly module: string; readonly name: string }[];
  }

  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Exports;
  }

  class Memory {
    /** Sizes in pages of 64 KiB. */
    constructor(sizes: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
    /** @returns the pages there were before. @throws RangeError */
    grow: (pages: number) => number;
  }

  class RuntimeError extends Error {}

  function compile(bytes: Uint8Array): Promise<Module>;
}
