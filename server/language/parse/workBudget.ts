/** Longest time between two steps that counts as work, in milliseconds: more is a pause of the process. */
const longestStep = 5;

/**
 * A limit on the work of a parse, as the parser asks for it: called after each small step, true ends the parse. It counts
 * processor time as near as that can be told: while the process stands still, or others have the processor, hardly any
 * passes.
 * @param milliseconds time that the work may take
 */
export function workBudget(milliseconds: number, now: () => number = () => performance.now()): () => boolean {
  let spent = 0;
  let last = now();
  return () => {
    const at = now();
    spent += Math.min(longestStep, at - last);
    last = at;
    return spent > milliseconds;
  };
}
