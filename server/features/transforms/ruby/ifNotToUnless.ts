import { negated } from "../../../language/roles/comparisons.ts";
import { withoutGroups } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `if !done` → `unless done`. */
export const ifNotToUnless: Transform = {
  name: "if-not-to-unless",
  title: "Convert to unless",
  kind: "refactor.rewrite",
  languages: ["ruby"],
  example: ["if !done\n  go\nend", "unless done\n  go\nend"],
  refuses: ["Branches with an else or elsif: unless with else is hard to read."],
  rewrite(node) {
    if (node.type !== "if" && node.type !== "if_modifier") return undefined;
    const condition = node.child("condition");
    const inner = condition && negated(condition);
    const word = node.children.find(({ type, named }) => type === "if" && !named);
    if (!condition || !inner || !word) return undefined;
    if (node.child("alternative"))
      return { refused: "It has an else, and unless with else is hard to read." };
    return { edits: [replaceNode(word, "unless"), replaceNode(condition, withoutGroups(inner).text)] };
  },
};
