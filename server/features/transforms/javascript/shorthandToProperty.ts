import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";

const shorthands: ReadonlySet<string> = new Set([
  "shorthand_property_identifier",
  "shorthand_property_identifier_pattern",
]);

/** `{ name }` → `{ name: name }`, to give one of the two another name. */
export const shorthandToProperty: Transform = {
  name: "shorthand-to-property",
  title: "Write the property out",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["send({ name, age: 1 });", "send({ name: name, age: 1 });"],
  refuses: [],
  rewrite(node) {
    if (!shorthands.has(node.type) || !isWhole(node.parent)) return undefined;
    const edits = [replaceNode(node, `${node.text}: ${node.text}`)];
    return { edits, cursor: node.start + `${node.text}: `.length };
  },
};

/** In what could not be read to its end a list of arguments may look like an object. */
function isWhole(object: SyntaxNode | undefined): boolean {
  return object?.text.startsWith("{") === true && !object.children.some(({ type }) => type === "ERROR");
}
