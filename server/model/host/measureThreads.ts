import type { Clock } from "../../contract/ports.ts";
import type { Engine, EngineSequence, Threads } from "../engine/engine.ts";
import type { Turn } from "./scheduler.ts";

/** What steps cost with the threads that suit them. */
export interface Speed {
  readonly threads: Threads;
  /** Milliseconds per prompt token, evaluated in one step. */
  readonly promptTokenMs: number;
  /** Milliseconds per generated token. */
  readonly tokenMs: number;
}

/** The fastest of several steps is what the machine can do; whatever else it does only adds to a step. */
const promptTokens = 32;
const promptSteps = 2;
const generatedTokens = 4;
/** Below this many milliseconds a token, threads spend more time meeting each other than working. */
const tinyModelMs = 4;

/** A first step this many times slower than the best count's tokens settles it: the count is hopeless. */
const hopeless = 4;
const atOnce: Turn = async () => undefined;

/**
 * One more thread must save at least these shares of the time, as it takes a core from everything else. Generating is
 * bound by memory: what a few tokens seem to gain there is mostly noise, and costs twice the processor time for sure.
 */
const worthwhile = { prompt: 0.1, generation: 0.3 };

/**
 * Tries 1, 2, … threads and leaves the engine at the fastest counts, one for prompts and one for generating. Stops at
 * the first that is faster at neither: on a busy machine one thread too many can cost a hundredfold. Asks for a turn
 * before each step.
 */
export async function measureThreads(
  engine: Engine,
  sequence: EngineSequence,
  cores: number,
  clock: Pick<Clock, "now">,
  turn: Turn = atOnce,
): Promise<Speed> {
  let best = await measure(engine, sequence, 1, clock, turn);
  try {
    for (let threads = 2; threads <= cores && best.tokenMs >= tinyModelMs; threads++) {
      const tried = await measure(engine, sequence, threads, clock, turn, best.tokenMs * hopeless);
      const better = tried && fasterOf(best, tried);
      if (!better) break;
      best = better;
    }
  } finally {
    engine.setThreads(best.threads);
  }
  await sequence.keep(0);
  return best;
}

/** The better of two settings for each kind of step; undefined when the second is worth it for neither. */
function fasterOf(best: Speed, tried: Speed): Speed | undefined {
  const prompt = tried.promptTokenMs < best.promptTokenMs * (1 - worthwhile.prompt) ? tried : best;
  const generation = tried.tokenMs < best.tokenMs * (1 - worthwhile.generation) ? tried : best;
  if (prompt === best && generation === best) return undefined;
  return {
    threads: { prompt: prompt.threads.prompt, generation: generation.threads.generation },
    promptTokenMs: prompt.promptTokenMs,
    tokenMs: generation.tokenMs,
  };
}

/**
 * Measures one setting and leaves the engine at it. Undefined when the first step took longer than `mostMs`: the
 * rest is then not worth waiting for.
 */
export async function measure(
  engine: Engine,
  sequence: EngineSequence,
  threads: number,
  clock: Pick<Clock, "now">,
  turn: Turn,
  mostMs: number,
): Promise<Speed | undefined>;
export async function measure(
  engine: Engine,
  sequence: EngineSequence,
  threads: number,
  clock: Pick<Clock, "now">,
  turn?: Turn,
): Promise<Speed>;
export async function measure(
  engine: Engine,
  sequence: EngineSequence,
  threads: number,
  clock: Pick<Clock, "now">,
  turn: Turn = atOnce,
  mostMs = Number.POSITIVE_INFINITY,
): Promise<Speed | undefined> {
  const step = async (work: () => Promise<unknown>) => {
    await turn();
    // Other jobs may have used the model since the last step.
    engine.setThreads({ prompt: threads, generation: threads });
    const start = clock.now();
    await work();
    return clock.now() - start;
  };
  await sequence.keep(0);
  // Any tokens do; the first step also pays for warming up, so it is not counted.
  const [token = 0] = engine.tokenize("\n");
  if ((await step(() => sequence.evaluate([token]))) > mostMs) return undefined;
  const fastest = async (times: number, work: () => Promise<unknown>) => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < times; i++) least = Math.min(least, await step(work));
    return least;
  };
  const prompt = new Array<number>(promptTokens).fill(token);
  const promptMs = await fastest(promptSteps, () => sequence.evaluate(prompt));
  const tokenMs = await fastest(generatedTokens, () => sequence.next([token], {}));
  return {
    threads: engine.threads,
    promptTokenMs: promptMs / promptTokens,
    tokenMs,
  };
}
