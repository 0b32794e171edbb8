/**
 * Longest time between two steps that counts as work, in milliseconds, and as a share of the budget: more is a pause of the
 * process. A step is that long where each token makes the lexer look at the rest of the text.
 */
const longestStep = 20;
const longestShare = 0.25;

/**
 * A limit on the work of a parse, as the parser asks for it: called after each small step, true ends the parse. It counts
 * processor time as near as that can be told: while the process stands still, or others have the processor, hardly any
 * passes.
 * @param milliseconds time that the work may take
 */
export function workBudget(milliseconds: number, now: () => number = () => performance.now()): () => boolean {
  const longest = Math.min(longestStep, longestShare * milliseconds);
  let spent = 0;
  let last = now();
  return () => {
    const at = now();
    spent += Math.min(longest, at - last);
    last = at;
    return spent > milliseconds;
  };
}
