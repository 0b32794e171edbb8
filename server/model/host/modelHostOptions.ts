import type { Clock, Logger } from "../../contract/ports.ts";
import type { Engine } from "../engine/engine.ts";
import type { EngineOptions } from "../engine/llama.ts";
import type { CatalogModel } from "../files/catalog.ts";
import type { ModelFiles } from "../files/modelFiles.ts";

/** How to host a model. */
export interface ModelHostOptions {
  /** Absolute path of the GGUF file; undefined for no model. */
  readonly path: string | undefined;
  /** Threads; 0 measures and chooses. */
  readonly threads: number;
  /** Most tokens per sequence. */
  readonly contextSize: number;
  readonly files: ModelFiles;
  readonly clock: Clock;
  readonly logger: Logger;
  /**
   * Most prompt tokens of text not seen before. Left out, it is what this machine reads in 350 ms: an evaluation sets it, so
   * that its figures do not depend on what else the machine does.
   */
  readonly coldPrefixTokens?: number;
  /** Replaces parts of what the catalog says of the model, to measure what it should say. */
  readonly description?: Partial<CatalogModel>;
  /** The inference engine; node-llama-cpp when left out. */
  readonly loadEngine?: (options: EngineOptions) => Promise<Engine>;
}
