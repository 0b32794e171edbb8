import { processorMs, type Series } from "./series.ts";
import { withEngine } from "./withEngine.ts";

const lines = 10;
const tokensPerLine = 12;

/** Measures the engine by itself: what twelve tokens cost when nothing else is done, the floor of a keystroke. */
export function benchEngine(modelPath: string): Promise<readonly Series[]> {
  return withEngine(modelPath, async (engine, sequence) => {
    const wall: number[] = [];
    const cpu: number[] = [];
    let [token = 0] = engine.tokenize("\n");
    // The first step also pays for warming up.
    await sequence.next([token], {});
    for (let line = 0; line < lines; line++) {
      const cpuBefore = processorMs(process.pid) ?? 0;
      const started = performance.now();
      for (let count = 0; count < tokensPerLine; count++) ({ token } = await sequence.next([token], {}));
      wall.push(performance.now() - started);
      cpu.push((processorMs(process.pid) ?? 0) - cpuBefore);
    }
    return [{ name: `engine alone: ${tokensPerLine} tokens, 1 thread`, wall, cpu, budget: {} }];
  });
}
