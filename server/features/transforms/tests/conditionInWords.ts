import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { readCall } from "../../../language/roles/calls.ts";
import { comparisonsOf, junctionOf, negated } from "../../../language/roles/comparisons.ts";
import { literalText } from "../../../language/roles/texts.ts";
import { isAbsent, isNothing, withoutGroups } from "../../../language/roles/tokens.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { valueWords } from "../naming/valueWords.ts";

/** Longer literals are not said in full; in UTF-16 code units. */
const longestLiteral = 24;
const unspeakable = /[^\w .-]|^$/;
const counting: ReadonlySet<string> = new Set(["length", "count", "size"]);
const relations: Readonly<Record<string, readonly [string, string]>> = {
  ...{ "<": ["is below", "is not below"], "<=": ["is at most", "is above"] },
  ...{ ">": ["is above", "is not above"], ">=": ["is at least", "is below"] },
  ...{ "==": ["is", "is not"], "===": ["is", "is not"], "!=": ["is not", "is"], "!==": ["is not", "is"] },
  ...{
    is: ["is", "is not"],
    "is not": ["is not", "is"],
    in: ["is in", "is not in"],
    "not in": ["is not in", "is in"],
  },
};

/** A condition as a clause: `items.length === 0` is "items is empty". */
export function conditionInWords(condition: SyntaxNode, isNot = false): string {
  const node = withoutGroups(condition);
  const inner = negated(node);
  if (inner) return conditionInWords(inner, !isNot);
  const [comparison] = comparisonsOf(node);
  if (comparison) return comparisonInWords(comparison.left, comparison.operator, comparison.right, isNot);
  const junction = junctionOf(node);
  if (junction) {
    const joint = junction.isAnd !== isNot ? " and " : " or ";
    return junction.sides.map((side) => conditionInWords(side, isNot)).join(joint);
  }
  return truthInWords(node, isNot);
}

function truthInWords(node: SyntaxNode, isNot: boolean): string {
  const call = readCall(node);
  const words = call ? splitWords(call.name) : (valueWords(node)[0] ?? []);
  const [first = "", ...rest] = words;
  if (/^(?:is|has|can|should)$/.test(first) && rest.length > 0) {
    const verb = isNot ? { is: "is not", has: "has no", can: "cannot", should: "should not" }[first] : first;
    return `it ${verb} ${rest.join(" ")}`;
  }
  const said = words.join(" ");
  if (said === "") return isNot ? "the condition does not hold" : "the condition holds";
  return isNot ? `there is no ${said}` : `there is ${said}`;
}

function comparisonInWords(left: SyntaxNode, operator: string, right: SyntaxNode, isNot: boolean): string {
  const words = valueWords(left)[0] ?? [];
  const subject = words.join(" ") || "it";
  const [yes, no] = (Object.hasOwn(relations, operator) ? relations[operator] : undefined) ?? [
    "meets",
    "misses",
  ];
  const verb = isNot ? no : yes;
  if (isAbsent(right)) return `${subject} ${verb === "is" ? "is missing" : "is given"}`;
  const isCounted = words.some((word) => counting.has(word));
  if (isNothing(right) && (isCounted || right.text !== "0") && /^is(?: not)?$/.test(verb)) {
    const counted = words.filter((word) => !counting.has(word)).join(" ") || "it";
    return `${counted} ${verb} empty`;
  }
  return `${subject} ${verb} ${valueInWords(right)}`;
}

/** A value as it is said in a test's name. */
export function valueInWords(node: SyntaxNode): string {
  const text = literalText(node) ?? node.text;
  if (text.length <= longestLiteral && !unspeakable.test(text)) return text;
  return (valueWords(node)[0] ?? []).join(" ") || "another value";
}
