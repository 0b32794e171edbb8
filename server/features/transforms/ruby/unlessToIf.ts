import { withoutGroups } from "../../../language/roles/tokens.ts";
import { negate } from "../negate.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `unless done` → `if !done`. */
export const unlessToIf: Transform = {
  name: "unless-to-if",
  title: "Convert to if",
  kind: "refactor.rewrite",
  languages: ["ruby"],
  example: ["unless done\n  go\nend", "if !done\n  go\nend"],
  refuses: [],
  rewrite(node) {
    if (node.type !== "unless" && node.type !== "unless_modifier") return undefined;
    const condition = node.child("condition");
    const word = node.children.find(({ type, named }) => type === "unless" && !named);
    if (!condition || !word) return undefined;
    const inner = withoutGroups(condition);
    const isWordy = inner.children.some(({ named, type }) => !named && /^(?:and|or|not)$/.test(type));
    const written = isWordy ? `!(${inner.text})` : negate(condition);
    return { edits: [replaceNode(word, "if"), replaceNode(condition, written)] };
  },
};
