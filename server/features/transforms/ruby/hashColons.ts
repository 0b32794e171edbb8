import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";

const holders: ReadonlySet<string> = new Set(["hash", "argument_list"]);

/** `{ :a => 1 }` → `{ a: 1 }`, all pairs of a hash at once. */
export const hashColons: Transform = {
  name: "hash-rocket-to-colon",
  title: "Use colon syntax",
  kind: "refactor.rewrite",
  languages: ["ruby"],
  example: ["h = { :name => 1, :size => 2, 'b' => 3 }", "h = { name: 1, size: 2, 'b' => 3 }"],
  refuses: [],
  rewrite(node) {
    if (!holders.has(node.type)) return undefined;
    const edits = node.namedChildren.flatMap(withColon);
    return edits.length > 0 ? { edits } : undefined;
  },
};

function withColon(pair: SyntaxNode): readonly OffsetEdit[] {
  const [key, value] = [pair.child("key"), pair.child("value")];
  if (pair.type !== "pair" || key?.type !== "simple_symbol" || !value) return [];
  const isRocket = /^\s*=>\s*$/.test(pair.source.slice(key.end, value.start));
  if (!isRocket || !/^:[A-Za-z_]\w*[?!]?$/.test(key.text)) return [];
  return [replaceNode({ start: key.start, end: value.start }, `${key.text.slice(1)}: `)];
}
