import { loadLlamaEngine } from "../server/model/llama.ts";
import { processorMs, type Series } from "./series.ts";

const contextSize = 256;
const lines = 10;
const tokensPerLine = 12;

/** Measures the engine by itself: what twelve tokens cost when nothing else is done, the floor of a keystroke. */
export async function benchEngine(modelPath: string): Promise<readonly Series[]> {
  const logger = { error: console.error, warn: console.error, info: () => undefined, debug: () => undefined };
  const { signal } = new AbortController();
  const engine = await loadLlamaEngine({ path: modelPath, sequences: 1, contextSize, logger, signal });
  const [sequence] = engine.sequences;
  if (!sequence) throw new Error("The engine has no sequence.");
  const wall: number[] = [];
  const cpu: number[] = [];
  let [token = 0] = engine.tokenize("\n");
  engine.setThreads({ prompt: 1, generation: 1 });
  await sequence.next([token], {});
  for (let line = 0; line < lines; line++) {
    const cpuBefore = processorMs(process.pid) ?? 0;
    const started = performance.now();
    for (let count = 0; count < tokensPerLine; count++) ({ token } = await sequence.next([token], {}));
    wall.push(performance.now() - started);
    cpu.push((processorMs(process.pid) ?? 0) - cpuBefore);
  }
  await engine.dispose();
  return [{ name: `engine alone: ${tokensPerLine} tokens, 1 thread`, wall, cpu, budget: {} }];
}
