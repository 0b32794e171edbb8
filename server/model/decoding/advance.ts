import { chunkTokens, type EngineSequence, type Next, type NextQuery } from "../engine/engine.ts";
import type { Meter } from "../host/meter.ts";
import type { Turn } from "../host/scheduler.ts";

/**
 * Prompt tokens in one step of reading ahead. Who types waits for the step under way: one of 16 tokens is over in a third of the
 * time of one of 64, and reads each token only 1.4 times as slowly; below 16 the kernels lose their advantage.
 */
const readingTokens = 16;

/**
 * Brings the sequence to hold exactly `tokens` and chooses what follows, in steps of at most `chunkTokens`, each
 * after a turn. What the KV cache already holds is used; another job that changed the sequence between two steps
 * costs time, never correctness.
 */
export async function advance(
  sequence: EngineSequence,
  tokens: readonly number[],
  query: NextQuery,
  turn: Turn,
  meter: Meter,
): Promise<Next> {
  for (;;) {
    // The last token is always evaluated, since its logits are wanted.
    const { chunk, isLast } = await nextChunk(sequence, tokens, tokens.length - 1, chunkTokens, turn);
    if (isLast) return meter.step(chunk.length, () => sequence.next(chunk, query));
    await meter.step(chunk.length, () => sequence.evaluate(chunk));
  }
}

/** Brings the sequence to hold `tokens` before anyone asks for it, in short steps and with the care of `advance`. */
export async function readAhead(
  sequence: EngineSequence,
  tokens: readonly number[],
  turn: Turn,
  meter: Meter,
): Promise<void> {
  for (;;) {
    const { chunk } = await nextChunk(sequence, tokens, tokens.length, readingTokens, turn);
    if (chunk.length === 0) return;
    await meter.step(chunk.length, () => sequence.evaluate(chunk));
  }
}

/** Waits for a turn, keeps at most `limit` of the tokens that the sequence holds, and tells which, `most` of them, to evaluate next. */
async function nextChunk(
  sequence: EngineSequence,
  tokens: readonly number[],
  limit: number,
  most: number,
  turn: Turn,
): Promise<{ readonly chunk: readonly number[]; readonly isLast: boolean }> {
  await turn();
  const shared = sharedLength(sequence.tokens, tokens, limit);
  if (shared < tokens.length) await sequence.keep(shared);
  const chunk = tokens.slice(shared, shared + most);
  return { chunk, isLast: shared + chunk.length === tokens.length };
}

/** Length of the common beginning, at most `limit`. */
export function sharedLength(left: readonly number[], right: readonly number[], limit: number): number {
  const end = Math.min(left.length, right.length, limit);
  let length = 0;
  while (length < end && left[length] === right[length]) length++;
  return length;
}
