import { dialectOf } from "../../../language/dataOf.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { comparisonsOf, junctionOf, negated } from "../../../language/roles/comparisons.ts";
import { withoutGroups } from "../../../language/roles/tokens.ts";

/** Comparisons that no class decides. */
const plain = /^(?:===|!==|instanceof|is|is not|in|not in)$/;

/** Whether a condition is true or false for certain, and not only taken for one of them. */
export function isTruth(condition: SyntaxNode): boolean {
  const { hasStrictConditions, overloadsComparisons } = dialectOf(condition.language);
  if (hasStrictConditions) return true;
  const node = withoutGroups(condition);
  if (negated(node)) return true;
  const junction = junctionOf(node);
  if (junction) return junction.sides.every(isTruth);
  const comparisons = comparisonsOf(node);
  return (
    comparisons.length === 1 &&
    comparisons.every(({ operator }) => !overloadsComparisons || plain.test(operator))
  );
}
