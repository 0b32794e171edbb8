import { branchesOf } from "../../../language/roles/branches.ts";
import { isTernary } from "../../../language/roles/control.ts";
import { isBlock, withoutGroups } from "../../../language/roles/tokens.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { conditionalLanguages, convertingLanguages } from "./languages.ts";
import { handingOf, isFreeOf, isNamedByPlace } from "./statements.ts";
import { writeBranches } from "./writeBranches.ts";

/** `return a ? b : c;` → `if (a) { return b; } else { return c; }`. */
export const fromConditional: Transform = {
  name: "conditional-to-if",
  title: "Convert to if",
  kind: "refactor.rewrite",
  languages: conditionalLanguages,
  example: [
    "function f(ready) {\n  return ready ? 'go' : 'wait';\n}",
    "function f(ready) {\n  if (ready) {\n    return 'go';\n  } else {\n    return 'wait';\n  }\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Expressions with comments or with texts over several lines.",
    "Assignments to places that are looked up by calls: these would come after the condition.",
    "In Java, C#, C and C++ everywhere at once: a conditional expression makes one type of two. At one place the title says so.",
  ],
  rewrite(node, { languageId, text }) {
    const handing = node.parent && isBlock(node.parent) ? handingOf(node) : undefined;
    const value = handing && withoutGroups(handing.value);
    if (!value || !isTernary(value)) return undefined;
    const [yes, no, ...more] = branchesOf(value);
    if (!yes?.condition || !yes.body || !no?.body || more.length > 0) return undefined;
    if (!isFreeOf(handing.target, yes.condition)) return undefined;
    if (isNamedByPlace(yes.body) || isNamedByPlace(no.body)) return undefined;
    // Within brackets lines may be broken anywhere, in statements not in every language.
    if ([yes.condition, yes.body, no.body].some(({ text: part }) => part.includes("\n"))) return undefined;
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "It holds comments or texts over several lines." };
    const line = (body: { readonly text: string }) => [`${handing.head}${body.text}${handing.tail}`];
    const ways = [
      { condition: yes.condition.text, lines: line(yes.body) },
      { condition: undefined, lines: line(no.body) },
    ];
    const edits = [replaceNode(node, writeBranches({ languageId, text }, ways, layoutAt(text, node.start)))];
    return convertingLanguages.has(languageId)
      ? { edits, assumes: "both values are of one type" }
      : { edits };
  },
};
