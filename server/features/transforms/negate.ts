import { dialectOf } from "../../language/dataOf.ts";
import { isFunction, type SyntaxNode } from "../../language/parse/syntaxNode.ts";
import { isPrimary } from "../../language/roles/accesses.ts";
import { isBinding } from "../../language/roles/bindings.ts";
import { type Comparison, comparisonsOf, negated } from "../../language/roles/comparisons.ts";
import { isTernary } from "../../language/roles/control.ts";
import { isGroup, isLiteral, withoutGroups } from "../../language/roles/tokens.ts";
import { isInteger } from "../../language/variables/isInteger.ts";
import { braceLanguages } from "./anyLanguage/languages.ts";

/**
 * Operators whose opposite means exactly "not that", whatever their operands are. `<` is not among them: with NaN both `<`
 * and `>=` are false.
 */
const opposites: Readonly<Record<string, string>> = {
  ...{ "===": "!==", "!==": "===", "==": "!=", "!=": "==" },
  ...{ is: "is not", "is not": "is", in: "not in", "not in": "in" },
};
/** Those of whole numbers, which are all less, equal or greater. */
const ordered: Readonly<Record<string, string>> = { "<": ">=", ">=": "<", ">": "<=", "<=": ">" };
/**
 * A condition that holds exactly when this one does not, without brackets around it. Where it is not only tested but kept,
 * `isKept`, comparisons whose meaning a class decides stay as they are.
 */
export function negate(condition: SyntaxNode, isKept = false): string {
  const inner = withoutGroups(condition);
  const without = negated(inner);
  const bare = without ? withoutGroups(without) : inner;
  const written = without ? bare.text : negatedText(inner, isKept);
  // Brackets that are no longer there let it go on where line breaks end statements.
  const wasHeld = bare !== (without ?? condition);
  return wasHeld && endsAtBreaks(bare) && breaksOff(bare) ? `(${written})` : written;
}

/** Whether a line break ends a statement unless something holds it open. */
export function endsAtBreaks({ language }: SyntaxNode): boolean {
  return !language.languageIds.some((id) => bracesOnly.has(id));
}

const bracesOnly: ReadonlySet<string> = new Set([...braceLanguages, "rust"]);

/** A line ends within the code and no bracket or backslash of its own holds it open. */
function breaksOff({ children, source }: SyntaxNode): boolean {
  if (opening.has(children[0]?.type ?? "")) return false;
  return children.some((child, index) => {
    const gap = source.slice(child.end, children[index + 1]?.start ?? child.end);
    return (gap.includes("\n") && !gap.includes("\\")) || breaksOff(child);
  });
}

const opening: ReadonlySet<string> = new Set(["(", "[", "{"]);

function negatedText(inner: SyntaxNode, isKept: boolean): string {
  const [comparison, ...others] = comparisonsOf(inner);
  const opposite = comparison && others.length === 0 ? oppositeOf(comparison, isKept) : undefined;
  if (comparison && opposite) {
    const { source } = inner;
    const [left, right] = [comparison.left, comparison.right];
    const between = source.slice(left.end, right.start).replace(/\S.*\S|\S/s, opposite);
    return source.slice(inner.start, left.end) + between + source.slice(right.start, inner.end);
  }
  const sign = usesWords(inner) ? "not " : "!";
  return isPrimary(inner) ? `${sign}${inner.text}` : `${sign}(${inner.text})`;
}

/** A negated condition as an operand of "and" and "or": brackets where it would bind weaker than these. */
export function negateOperand(operand: SyntaxNode, isKept: boolean): string {
  const text = negate(operand, isKept);
  const without = negated(withoutGroups(operand));
  const bare = without && isGroup(without) ? withoutGroups(without) : undefined;
  const isHeld = bare === undefined || (endsAtBreaks(bare) && breaksOff(bare));
  return !isHeld && bindsWeaker(bare) ? `(${text})` : text;
}

const weak: ReadonlySet<string> = new Set(["??", ":=", ","]);

/** Beside "and" and "or" it needs brackets. */
function bindsWeaker(node: SyntaxNode): boolean {
  const isWeak = node.children.some((each) => isJunction(each) || (!each.named && weak.has(each.type)));
  return isWeak || isTernary(node) || isBinding(node) || isFunction(node);
}

/** "And" or "or". */
export function isJunction({ named, type }: SyntaxNode): boolean {
  return !named && junctions.has(type);
}

const junctions: ReadonlySet<string> = new Set(["&&", "||", "and", "or"]);

/** Whether the language writes `not`, `and` and `or`. */
export function usesWords({ language }: SyntaxNode): boolean {
  return dialectOf(language).hasWordOperators === true;
}

function oppositeOf({ operator, left, right }: Comparison<SyntaxNode>, isKept: boolean): string | undefined {
  // Of numbers and texts a class decides nothing.
  const isOverloaded = dialectOf(left.language).overloadsComparisons === true;
  const isPlain = !isKept && (isLiteral(left) || isLiteral(right));
  if (isOverloaded && /^[!=]/.test(operator) && !isPlain) return undefined;
  if (Object.hasOwn(ordered, operator))
    return isInteger(left) && isInteger(right) ? ordered[operator] : undefined;
  return Object.hasOwn(opposites, operator) ? opposites[operator] : undefined;
}
