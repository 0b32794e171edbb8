import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { comparisonsOf, junctionOf, negated } from "../../../language/roles/comparisons.ts";
import { withoutGroups } from "../../../language/roles/tokens.ts";

/** Languages that take nothing but true and false for a condition. */
const strict: ReadonlySet<string> = new Set(["java", "csharp", "go", "rust"]);
/** Languages in which a class decides what a comparison of its objects is worth. */
const overloaded: ReadonlySet<string> = new Set(["python", "cpp", "ruby"]);
/** Comparisons that no class decides. */
const plain = /^(?:===|!==|instanceof|is|is not|in|not in)$/;

/** Whether a condition is true or false for certain, and not only taken for one of them. */
export function isTruth(condition: SyntaxNode): boolean {
  const { languageIds } = condition.language;
  if (languageIds.some((id) => strict.has(id))) return true;
  const node = withoutGroups(condition);
  if (negated(node)) return true;
  const junction = junctionOf(node);
  if (junction) return junction.sides.every(isTruth);
  const isOverloaded = languageIds.some((id) => overloaded.has(id));
  const comparisons = comparisonsOf(node);
  return (
    comparisons.length === 1 && comparisons.every(({ operator }) => !isOverloaded || plain.test(operator))
  );
}
