import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isOnlyTested } from "../../../language/roles/branches.ts";
import { isComparison, negated } from "../../../language/roles/comparisons.ts";
import { isComment, significantChildren, withoutGroups } from "../../../language/roles/tokens.ts";
import { endsAtBreaks, isJunction, negateOperand, usesWords } from "../negate.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { conditionLanguages } from "./languages.ts";

/** What joins conditions, and what joins their opposites. */
export const opposite: Readonly<Record<string, string>> = { "&&": "||", "||": "&&", and: "or", or: "and" };

/** `!(a && b)` → `!a || !b`. */
export const deMorgan: Transform = {
  name: "de-morgan",
  title: "Apply De Morgan's law",
  kind: "refactor.rewrite",
  languages: conditionLanguages,
  example: ["x = !(a && b)", "x = !a || !b"],
  exampleLanguage: "javascript",
  refuses: [
    "Conditions with comments inside.",
    "In JavaScript, Python and Ruby, `!(a && !b)` where it is kept as true or false: `b` itself would be given back.",
  ],
  rewrite(node, { text, languageId }) {
    const operand = negated(node);
    const chain = operand && withoutGroups(operand);
    if (!chain || chain === operand) return undefined;
    const { operators, parts } = chainOf(chain);
    const [operator, ...others] = new Set(operators.map(({ text: sign }) => sign));
    const other = operator === undefined || others.length > 0 ? undefined : opposite[operator];
    if (other === undefined) return undefined;
    if ([...node.descendants()].some(isComment)) return { refused: "There are comments inside." };
    const isKept = !isOnlyTested(node);
    const bare = givesOperands.has(languageId) && isKept ? bareOf(parts) : undefined;
    if (bare) return { refused: `${bare.text} itself would be given back instead of true or false.` };
    let result = "";
    let at = chain.start;
    for (const part of parts) {
      const sign = operators.find(({ start, end }) => at <= start && end <= part.start);
      if (sign) result += text.slice(at, sign.start) + other;
      result += text.slice(sign?.end ?? at, part.start) + negateOperand(part, isKept);
      at = part.end;
    }
    const inner = `${result}${text.slice(at, chain.end)}`;
    // Where line breaks end statements, the brackets that were taken away let it go on.
    const isBroken = endsAtBreaks(node) && inner.includes("\n");
    // Where both are known, the words bind weaker than an assignment.
    const isWord = isWordOnly(other) && !usesWords(node);
    const isGrouped = isBroken || isWord || needsGroup(node, other);
    return { edits: [replaceNode(node, isGrouped ? `(${inner})` : inner)] };
  },
};

/**
 * A condition of parts with "and" or "or" between them, turned round part by part; undefined where that would be no shorter
 * than a "not" before the whole, or where parts are joined in more than one way.
 */
export function negatedChain(condition: SyntaxNode): string | undefined {
  const chain = withoutGroups(condition);
  const { parts, operators: signs } = chainOf(chain);
  const operators = new Set(signs.map(({ text }) => text));
  const [operator = ""] = operators;
  const other = opposite[operator];
  if (operators.size !== 1 || other === undefined || chain.text.includes("\n")) return undefined;
  const isOne = isWordOnly(operator) === usesWords(chain);
  const turned = parts.map((part) => negateOperand(part, false));
  const isClear = turned.every((part) => !part.startsWith("!(") && !part.startsWith("not ("));
  return isOne && isClear ? turned.join(` ${other} `) : undefined;
}

/** Languages in which "or" gives back one of its operands. */
const givesOperands: ReadonlySet<string> = new Set([
  ...["javascript", "javascriptreact", "typescript", "typescriptreact", "python", "ruby"],
]);

/** What stands without its "not" afterwards and need be neither true nor false. */
function bareOf(parts: readonly SyntaxNode[]): SyntaxNode | undefined {
  const inner = parts.map((part) => negated(withoutGroups(part)));
  return inner.find((each) => each && !isComparison(withoutGroups(each)) && !negated(withoutGroups(each)));
}

function isWordOnly(operator: string): boolean {
  return operator === "and" || operator === "or";
}

/** Several conditions joined without brackets between them. */
interface ConditionChain {
  /** In order. */
  readonly operators: readonly SyntaxNode[];
  readonly parts: readonly SyntaxNode[];
}

/** Takes a chain of conditions apart; without operators for anything else. A loop, as chains may be long. */
export function chainOf(chain: SyntaxNode): ConditionChain {
  const [operators, parts, open]: [SyntaxNode[], SyntaxNode[], SyntaxNode[]] = [[], [], [chain]];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isJoined(node)) open.push(...significantChildren(node).toReversed());
    else if (isJunction(node)) operators.push(node);
    else if (node.named) parts.push(node);
  }
  return { operators, parts };
}

/** It has "and" or "or" of its own. */
export function isJoined({ type, language, children }: SyntaxNode): boolean {
  return language.control?.binaries.has(type) === true && children.some(isJunction);
}

/** "Or" binds weaker than "and" beside it, and both weaker than most else. */
function needsGroup({ parent }: SyntaxNode, operator: string): boolean {
  if (!parent) return false;
  if (!parent.language.control?.binaries.has(parent.type)) return negated(parent) !== undefined;
  return !parent.children.some(({ named, type }) => !named && type === operator);
}
