import type { Clock } from "../ports.ts";
import type { Engine, EngineSequence } from "./engine.ts";

/** What one setting of the threads costs. */
export interface Speed {
  readonly threads: number;
  /** Milliseconds per prompt token, evaluated in one step. */
  readonly promptTokenMs: number;
  /** Milliseconds per generated token. */
  readonly tokenMs: number;
}

const promptTokens = 16;
const generatedTokens = 3;
/** Below this many milliseconds a token, threads spend more time meeting each other than working. */
const tinyModelMs = 4;

/** Time of a typical keystroke: 24 prompt tokens and 12 generated ones. */
export function keystrokeMs(speed: Speed): number {
  return 24 * speed.promptTokenMs + 12 * speed.tokenMs;
}

/**
 * Tries 1, 2, … threads and leaves the engine at the fastest. Stops at the first that is no faster than the one
 * before: on a busy machine one thread too many can cost a hundredfold.
 */
export async function measureThreads(
  engine: Engine,
  sequence: EngineSequence,
  cores: number,
  clock: Pick<Clock, "now">,
): Promise<Speed> {
  let best = await measure(engine, sequence, 1, clock);
  for (let threads = 2; threads <= cores && best.tokenMs >= tinyModelMs; threads++) {
    const speed = await measure(engine, sequence, threads, clock);
    if (keystrokeMs(speed) >= keystrokeMs(best)) break;
    best = speed;
  }
  engine.setThreads(best.threads);
  await sequence.keep(0);
  return best;
}

/** Measures one setting and leaves the engine at it. */
export async function measure(
  engine: Engine,
  sequence: EngineSequence,
  threads: number,
  clock: Pick<Clock, "now">,
): Promise<Speed> {
  engine.setThreads(threads);
  await sequence.keep(0);
  // Any tokens do; the first step also pays for warming up, so it is not counted.
  const [token = 0] = engine.tokenize("\n");
  await sequence.evaluate([token]);
  const start = clock.now();
  await sequence.evaluate(new Array<number>(promptTokens).fill(token));
  const prompt = clock.now();
  for (let i = 0; i < generatedTokens; i++) await sequence.next([token], {});
  const end = clock.now();
  return {
    threads,
    promptTokenMs: (prompt - start) / promptTokens,
    tokenMs: (end - prompt) / generatedTokens,
  };
}
