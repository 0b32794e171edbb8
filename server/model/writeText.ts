import { advance } from "./advance.ts";
import { chunkTokens, type Engine, type EngineSequence, type GrammarState } from "./engine.ts";
import type { Meter } from "./meter.ts";
import type { Turn } from "./scheduler.ts";

/** A text and how probable its tokens were. */
export interface WrittenText {
  readonly text: string;
  /** Geometric mean of the tokens' probabilities, 0 to 1. */
  readonly probability: number;
  /** False when the token limit cut the text off. */
  readonly finished: boolean;
}

/** Writes greedily until the model or the grammar ends the text. */
export async function writeText(
  engine: Engine,
  sequence: EngineSequence,
  prompt: readonly number[],
  options: { readonly maxTokens: number; readonly grammar: GrammarState | undefined },
  turn: Turn,
  meter: Meter,
): Promise<WrittenText> {
  const tokens = [...prompt];
  const query = options.grammar ? { grammar: options.grammar } : {};
  let finished = false;
  while (!finished && tokens.length - prompt.length < options.maxTokens) {
    const next = await advance(sequence, tokens, query, turn, meter);
    if (engine.isEnd(next.token)) finished = true;
    else tokens.push(next.token);
  }
  const written = tokens.slice(prompt.length);
  const text = engine.textOfAll(written).trim();
  const probability = await meanProbability(sequence, prompt, written, turn, meter);
  return { text, probability, finished };
}

/**
 * Probabilities of the written tokens, read in a second pass: with a grammar, reading them while writing would
 * sort and test the whole vocabulary for every token.
 */
async function meanProbability(
  sequence: EngineSequence,
  prompt: readonly number[],
  written: readonly number[],
  turn: Turn,
  meter: Meter,
): Promise<number> {
  let logarithms = 0;
  for (let start = 0; start < written.length; start += chunkTokens) {
    const chunk = written.slice(start, start + chunkTokens);
    const before = [...prompt, ...written.slice(0, start)];
    // Brings the sequence to the chunk's beginning, whatever other jobs did to it meanwhile.
    const first = await advance(sequence, before, { wanted: chunk.slice(0, 1) }, turn, meter);
    logarithms += Math.log(first.wanted.get(chunk[0] ?? -1) ?? Number.MIN_VALUE);
    if (chunk.length === 1) continue;
    const inner = chunk.slice(0, -1);
    const wanted = inner.map((_, index) => chunk.slice(index + 1, index + 2));
    const nexts = await meter.step(inner.length, () => sequence.nextOfEach(inner, wanted));
    nexts.forEach((next, index) => {
      logarithms += Math.log(next.wanted.get(chunk[index + 1] ?? -1) ?? Number.MIN_VALUE);
    });
  }
  return written.length === 0 ? 0 : Math.exp(logarithms / written.length);
}
