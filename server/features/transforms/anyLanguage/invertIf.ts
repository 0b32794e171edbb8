import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { branchesOf } from "../../../language/roles/branches.ts";
import { comparisonsOf, negated } from "../../../language/roles/comparisons.ts";
import { isBranch, isTernary } from "../../../language/roles/control.ts";
import { isBlock, isComment, withoutGroups } from "../../../language/roles/tokens.ts";
import { negate } from "../negate.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { conditionLanguages } from "./languages.ts";
import { isPlain } from "./toConditional.ts";

/** `if (!a) { x } else { y }` → `if (a) { y } else { x }`. */
export const invertIf: Transform = {
  name: "invert-if",
  title: "Invert if",
  kind: "refactor.rewrite",
  languages: conditionLanguages.filter((id) => id !== "ruby"),
  example: ["if (!ready) { wait(); } else { go(); }", "if (ready) { go(); } else { wait(); }"],
  exampleLanguage: "javascript",
  refuses: ["Chains of else if."],
  rewrite(node) {
    if (!isBranch(node) || isTernary(node) || !isPlain(node)) return undefined;
    const ways = branchesOf(node);
    const [yes, no] = ways;
    if (ways.length !== 2 || !yes?.condition || !yes.body || !no?.body || no.condition) return undefined;
    // Only towards the condition that is easier to read; otherwise there would be no end to it.
    if (!isNegative(yes.condition)) return undefined;
    const positive = negate(yes.condition);
    if (positive.startsWith("!") || positive.startsWith("not ")) return undefined;
    if (!isBlock(yes.body) || !isBlock(no.body)) return undefined;
    const bodies = [yes.body, no.body];
    const isOutside = (each: SyntaxNode) =>
      !bodies.some(({ start, end }) => start <= each.start && each.end <= end);
    if ([...node.descendants()].some((each) => isComment(each) && isOutside(each)))
      return { refused: "There are comments between the branches." };
    return {
      edits: [
        replaceNode(yes.condition, positive),
        replaceNode(yes.body, no.body.text),
        replaceNode(no.body, yes.body.text),
      ],
    };
  },
};

function isNegative(condition: SyntaxNode): boolean {
  const inner = withoutGroups(condition);
  return (
    negated(inner) !== undefined ||
    comparisonsOf(inner).some(({ operator }) => /^(?:!==?|is not|not in)$/.test(operator))
  );
}
