import { stderrLogger } from "../server/machine/stderrLogger.ts";
import type { Engine, EngineSequence } from "../server/model/engine/engine.ts";
import { loadLlamaEngine } from "../server/model/engine/llama.ts";

/** Tokens that the sequence can hold. */
export const contextSize = 512;

/** Does something with a model's engine by itself: one sequence, one thread. */
export async function withEngine<T>(
  path: string,
  work: (engine: Engine, sequence: EngineSequence) => Promise<T>,
): Promise<T> {
  const { signal } = new AbortController();
  const engine = await loadLlamaEngine({ path, sequences: 1, contextSize, logger: stderrLogger, signal });
  try {
    const [sequence] = engine.sequences;
    if (!sequence) throw new Error("The engine has no sequence.");
    engine.setThreads({ prompt: 1, generation: 1 });
    return await work(engine, sequence);
  } finally {
    await engine.dispose();
  }
}
