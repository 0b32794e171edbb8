import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";

/** `{ name: name }` → `{ name }`. */
export const useShorthand: Transform = {
  name: "property-shorthand",
  title: "Use property shorthand",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["return { name: name, age };", "return { name, age };"],
  refuses: [],
  rewrite(node) {
    if (node.type !== "pair" && node.type !== "pair_pattern") return undefined;
    const [key, value] = [node.child("key"), node.child("value")];
    if (key?.type !== "property_identifier" || value?.type !== "identifier" || key.text !== value.text)
      return undefined;
    // A comment between the two would be lost.
    return node.namedChildren.length === 2 ? { edits: [replaceNode(node, key.text)] } : undefined;
  },
};
