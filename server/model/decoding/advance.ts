import { chunkTokens, type EngineSequence, type Next, type NextQuery } from "../engine/engine.ts";
import type { Meter } from "../host/meter.ts";
import type { Turn } from "../host/scheduler.ts";

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
    const { chunk, isLast } = await nextChunk(sequence, tokens, tokens.length - 1, turn);
    if (isLast) return meter.step(chunk.length, () => sequence.next(chunk, query));
    await meter.step(chunk.length, () => sequence.evaluate(chunk));
  }
}

/** Brings the sequence to hold `tokens`, in the steps and with the care of `advance`. */
export async function evaluateAll(
  sequence: EngineSequence,
  tokens: readonly number[],
  turn: Turn,
  meter: Meter,
): Promise<void> {
  for (;;) {
    const { chunk } = await nextChunk(sequence, tokens, tokens.length, turn);
    if (chunk.length === 0) return;
    await meter.step(chunk.length, () => sequence.evaluate(chunk));
  }
}

/** Waits for a turn, keeps at most `limit` of the tokens that the sequence holds, and tells which are to be evaluated next. */
async function nextChunk(
  sequence: EngineSequence,
  tokens: readonly number[],
  limit: number,
  turn: Turn,
): Promise<{ readonly chunk: readonly number[]; readonly isLast: boolean }> {
  await turn();
  const shared = sharedLength(sequence.tokens, tokens, limit);
  if (shared < tokens.length) await sequence.keep(shared);
  const chunk = tokens.slice(shared, shared + chunkTokens);
  return { chunk, isLast: shared + chunk.length === tokens.length };
}

/** Length of the common beginning, at most `limit`. */
export function sharedLength(left: readonly number[], right: readonly number[], limit: number): number {
  const end = Math.min(left.length, right.length, limit);
  let length = 0;
  while (length < end && left[length] === right[length]) length++;
  return length;
}
