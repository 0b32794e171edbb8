import type { Engine } from "../engine/engine.ts";

/** What the prompts need of an engine. */
export type PromptEngine = Pick<Engine, "contextSize" | "special" | "tokenize">;
