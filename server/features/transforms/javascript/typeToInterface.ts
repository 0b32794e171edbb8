import type { Transform } from "../transform.ts";
import { typescriptLanguages } from "./languages.ts";
import { namesInTypes } from "./typeNames.ts";

/** `type A = { … };` → `interface A { … }`. */
export const typeToInterface: Transform = {
  name: "type-to-interface",
  title: "Convert to interface",
  kind: "refactor.rewrite",
  languages: typescriptLanguages,
  example: ["type Point = { x: number; y: number };\n", "interface Point { x: number; y: number }\n"],
  refuses: [
    "Types that are no plain list of members, and names that are declared more than once: interfaces merge.",
    "Files that use the type where one with any name of member is wanted: `Record<string, …>`.",
  ],
  rewrite(node, { root, text }) {
    if (node.type !== "type_alias_declaration") return undefined;
    const [name, value] = [node.child("name"), node.child("value")];
    if (!name || value?.type !== "object_type") return undefined;
    // `{ [key in K]: T }` is no list of members.
    if (value.namedChildren.some((each) => each.childOfType("mapped_type_clause"))) return undefined;
    if (namesInTypes(root, name.text).declared > 1)
      return { refused: `${name.text} is declared more than once, and interfaces merge.` };
    const parameters = node.child("type_parameters")?.text ?? "";
    const isClosed = text.slice(value.end, node.end) === ";" || text[node.end] !== ";";
    const end = isClosed ? node.end : node.end + 1;
    const edits = [{ start: node.start, end, text: `interface ${name.text}${parameters} ${value.text}` }];
    return { edits, assumes: `${name.text} need not fit a Record or an index signature` };
  },
};
