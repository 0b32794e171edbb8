import type { CursorContext } from "../../cursorContext.ts";
import { type Agreed, type AgreementWeights, agreement } from "./agreement.ts";
import { importStart, keyLength, type LineIndex } from "./lineIndex.ts";

/**
 * Fitted on 53,580 proposals in thirteen packages by other people, in ten languages. Each scored with weights fitted on the others:
 * of 906 at 0.9 or more 94.7 % right; calibration error 0.014.
 */
const weights: AgreementWeights = { bias: -3.5, share: 6.07, count: 0.1, typed: 0.48, rest: -0.38 };

/** A line that the user has written before and that starts the same way: the commonest, then the nearest. */
export function ownLines(context: CursorContext, others: readonly LineIndex[]): Agreed | undefined {
  const typed = context.linePrefix.trimStart();
  // What brings in modules stands once; `importLines` knows of other files'.
  if (importStart.test(typed)) return undefined;
  if (context.lineRest.trim() !== "" || typed.length < keyLength || !/\p{L}{2}/u.test(typed))
    return undefined;
  const rests: string[] = [];
  for (const line of nearestFirst(context, typed.slice(0, keyLength), others))
    if (line.startsWith(typed)) rests.push(line.slice(typed.length));
  return agreement(typed, rests, weights);
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
