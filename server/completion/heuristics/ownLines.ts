import type { CursorContext } from "../cursorContext.ts";
import { keyLength, type LineIndex } from "./lineIndex.ts";
import type { Proposal } from "./proposal.ts";

/**
 * Weights of a logistic model, fitted on held-out code by `npm run eval completion`: how sure it is that the line
 * goes on as others that start the same way do.
 */
export const ownLineWeights = { bias: -2.2, share: 2.2, count: 0.8, typed: 0.5, rest: -0.3 };

/** What the confidence of a line written before is computed from. */
export interface OwnLineFeatures {
  /** Share of the lines starting this way that go on like the one proposed. */
  readonly share: number;
  /** Natural logarithm of the number of such lines. */
  readonly count: number;
  /** Natural logarithm of the typed characters, indentation left out. */
  readonly typed: number;
  /** Natural logarithm of the proposed characters. */
  readonly rest: number;
}

/** A line that the user has written before and that starts the same way: the commonest, then the nearest. */
export function ownLines(
  context: CursorContext,
  others: readonly LineIndex[],
): (Proposal & { readonly features: OwnLineFeatures }) | undefined {
  const typed = context.linePrefix.trimStart();
  if (context.lineRest.trim() !== "" || typed.length < keyLength || !/[\p{L}]{2}/u.test(typed))
    return undefined;
  const rests = new Map<string, number>();
  let total = 0;
  // Nearest first, so that of two equally common lines the nearest wins.
  for (const line of nearestFirst(context, typed.slice(0, keyLength), others)) {
    if (!line.startsWith(typed)) continue;
    const rest = line.slice(typed.length);
    total++;
    rests.set(rest, (rests.get(rest) ?? 0) + 1);
  }
  const [best] = [...rests].sort(([, a], [, b]) => b - a);
  if (!best?.[0]) return undefined;
  const [text, count] = best;
  const features: OwnLineFeatures = {
    share: count / total,
    count: Math.log(count),
    typed: Math.log(typed.length),
    rest: Math.log(text.length),
  };
  return { text, features, confidence: ownLineConfidence(features) };
}

function ownLineConfidence(features: OwnLineFeatures): number {
  const { bias, share, count, typed, rest } = ownLineWeights;
  const sum =
    bias + share * features.share + count * features.count + typed * features.typed + rest * features.rest;
  return 1 / (1 + Math.exp(-sum));
}

function* nearestFirst(
  { linesAbove, linesBelow, languageId }: CursorContext,
  start: string,
  others: readonly LineIndex[],
): Generator<string> {
  const farthest = Math.max(linesAbove.length, linesBelow.length);
  for (let distance = 1; distance <= farthest; distance++) {
    yield linesAbove[linesAbove.length - distance]?.trim() ?? "";
    yield linesBelow[distance - 1]?.trim() ?? "";
  }
  for (const other of others) if (other.languageId === languageId) yield* other.byStart.get(start) ?? [];
}
