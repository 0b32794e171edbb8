import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";

const holders: ReadonlySet<string> = new Set(["hash", "argument_list"]);

/** `{ a: 1 }` → `{ :a => 1 }`, all pairs of a hash at once. */
export const hashRockets: Transform = {
  name: "colon-to-hash-rocket",
  title: "Use hash rockets",
  kind: "refactor.rewrite",
  languages: ["ruby"],
  example: ["h = { name: 1, size: 2, 'b' => 3 }", "h = { :name => 1, :size => 2, 'b' => 3 }"],
  refuses: ["Pairs without a value of their own, such as `{ name: }`."],
  rewrite(node) {
    if (!holders.has(node.type)) return undefined;
    const edits = node.namedChildren.flatMap(withRocket);
    return edits.length > 0 ? { edits } : undefined;
  },
};

function withRocket(pair: SyntaxNode): readonly OffsetEdit[] {
  const [key, value] = [pair.child("key"), pair.child("value")];
  if (pair.type !== "pair" || !key || !value) return [];
  const isColon = /^:\s*$/.test(pair.source.slice(key.end, value.start));
  if (!isColon || !/^(?:hash_key_symbol|string)$/.test(key.type)) return [];
  return [replaceNode({ start: key.start, end: value.start }, `:${key.text} => `)];
}
