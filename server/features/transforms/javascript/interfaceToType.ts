import { replaceNode, type Transform } from "../transform.ts";
import { isModule } from "./isModule.ts";
import { typescriptLanguages } from "./languages.ts";
import { namesInTypes } from "./typeNames.ts";

/** `interface A { … }` → `type A = { … };`. */
export const interfaceToType: Transform = {
  name: "interface-to-type",
  title: "Convert to type",
  kind: "refactor.rewrite",
  languages: typescriptLanguages,
  example: [
    "interface Point { x: number; y: number }\nexport const zero: Point = { x: 0, y: 0 };\n",
    "type Point = { x: number; y: number };\nexport const zero: Point = { x: 0, y: 0 };\n",
  ],
  refuses: [
    "Interfaces that extend others, use `this` as a type, are declared more than once or stand in a declaration of another module.",
    "Everywhere at once, exported ones: another file may add to them. At one place the title says so.",
    "Default exports, and scripts that are no modules.",
  ],
  rewrite(node, { root, text }) {
    if (node.type !== "interface_declaration") return undefined;
    const [name, body] = [node.child("name"), node.child("body")];
    if (!name || !body) return undefined;
    if (!isModule(root)) return { refused: "In a script it may add to one of the same name elsewhere." };
    if (node.childOfType("extends_type_clause"))
      return { refused: "It extends another, which a type would not check." };
    if (node.ofType("this_type").length > 0) return { refused: "It uses this as a type." };
    if (namesInTypes(root, name.text).declared > 1)
      return { refused: `${name.text} is declared more than once, and its parts are one.` };
    const outer = node.parent;
    if (outer?.children.some(({ type }) => type === "default"))
      return { refused: "It is the default export." };
    const isExported = outer?.type === "export_statement";
    if (outer !== root && !isExported) return { refused: "It stands in a declaration of something else." };
    if (isExported && outer.parent !== root)
      return { refused: "It stands in a declaration of something else." };
    const parameters = node.child("type_parameters")?.text ?? "";
    const end = text[node.end] === ";" ? "" : ";";
    const edits = [replaceNode(node, `type ${name.text}${parameters} = ${body.text}${end}`)];
    return isExported ? { edits, assumes: `no other file adds to ${name.text}` } : { edits };
  },
};
