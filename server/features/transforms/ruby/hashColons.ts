import { replaceNode, type Transform } from "../transform.ts";

/** `{ :a => 1 }` → `{ a: 1 }`. */
export const hashColons: Transform = {
  name: "hash-rocket-to-colon",
  title: "Use colon syntax",
  kind: "refactor.rewrite",
  languages: ["ruby"],
  example: ["h = { :name => 1, 'b' => 2 }", "h = { name: 1, 'b' => 2 }"],
  refuses: [],
  rewrite(node, { text }) {
    if (node.type !== "pair") return undefined;
    const [key, value] = [node.child("key"), node.child("value")];
    if (key?.type !== "simple_symbol" || !value || !/^:[A-Za-z_]\w*[?!]?$/.test(key.text)) return undefined;
    const between = text.slice(key.end, value.start);
    if (!/^\s*=>\s*$/.test(between)) return undefined;
    return { edits: [replaceNode({ start: key.start, end: value.start }, `${key.text.slice(1)}: `)] };
  },
};
