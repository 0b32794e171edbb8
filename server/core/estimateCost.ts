import { statSync } from "node:fs";
import type { ModelStatus } from "../contract/ports.ts";
import { starterModelPath } from "../machine/files/assets.ts";

/**
 * Generating reads all weights for every token, so its time grows with their bytes; a small model also pays for what does not grow,
 * and its weights stay in the processor's cache. Measured with the starter and a 0.5B model in Q4_0 on two cores (see docs/models.md):
 * per byte the large one takes this many times as long as the starter.
 */
const largePerStarterByte = 0.25;
/** KV cache, compute buffers and program beside the weights, in bytes. */
const besideWeights = 250e6;
const usualTokens = 12;
/** Milliseconds to which times are rounded: they are no more exact. */
const timeStep = 50;

/** What a model of so many bytes would cost here, in words; without the starter's speed only its memory. */
export function estimateCost(starter: ModelStatus, bytes: number): string {
  const memory = `about ${Math.round((bytes + besideWeights) / 1e8) / 10} GB of memory`;
  if (!starter.tokenMs || starter.path !== starterModelPath) return memory;
  const perToken = (starter.tokenMs * bytes * largePerStarterByte) / statSync(starterModelPath).size;
  return `${memory}, about ${(Math.round((perToken * usualTokens) / timeStep) * timeStep) / 1000} s for a line`;
}
