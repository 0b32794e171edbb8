import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isOnlyTested } from "../../../language/roles/branches.ts";
import { comparisonsOf, negated } from "../../../language/roles/comparisons.ts";
import { isComment, isGroup, withoutGroups } from "../../../language/roles/tokens.ts";
import { negateOperand, usesWords } from "../negate.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { chainOf, isJoined, opposite } from "./deMorgan.ts";
import { conditionLanguages } from "./languages.ts";

/** `!a || !b` → `!(a && b)`. */
export const negationOutward: Transform = {
  name: "de-morgan-outward",
  title: "Draw the negations together",
  kind: "refactor.rewrite",
  languages: conditionLanguages,
  example: ["x = !a || !b", "x = !(a && b)"],
  exampleLanguage: "javascript",
  refuses: ["Conditions with comments inside, and those of which a part is not negated."],
  rewrite(node, { text }) {
    // The whole chain, not a part of it; behind a "not" the other way leads.
    if (!isJoined(node) || (node.parent && isJoined(node.parent)) || isNegated(node)) return undefined;
    const { operators, parts } = chainOf(node);
    const [operator, ...others] = new Set(operators.map(({ text: sign }) => sign));
    const other = operator === undefined || others.length > 0 ? undefined : opposite[operator];
    if (operator === undefined || other === undefined) return undefined;
    if (!parts.every(isNegative) || !parts.some((part) => negated(withoutGroups(part)))) return undefined;
    const isKept = !isOnlyTested(node);
    const turned = parts.map((part) => negateOperand(part, isKept));
    if (turned.some((part) => /^(?:!|not )/.test(part))) return undefined;
    if ([...node.descendants()].some(isComment)) return { refused: "There are comments inside." };
    let inner = "";
    let at = node.start;
    for (const [index, part] of parts.entries()) {
      inner += text.slice(at, part.start).replace(operator, other) + turned[index];
      at = part.end;
    }
    const written = usesWords(node) ? `not (${inner})` : `!(${inner})`;
    return { edits: [replaceNode(node, written)] };
  },
};

/** It says what is not: drawn out of the others alone, a "not" would only come back before them. */
function isNegative(part: SyntaxNode): boolean {
  const inner = withoutGroups(part);
  return negated(inner) !== undefined || comparisonsOf(inner).some(({ operator }) => /^!|not/.test(operator));
}

/** A "not" stands before the brackets around it. */
function isNegated({ parent }: SyntaxNode): boolean {
  if (!parent) return false;
  return isGroup(parent) ? isNegated(parent) : negated(parent) !== undefined;
}
