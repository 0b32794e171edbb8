import type { LanguageFacts } from "../syntax/languageFacts.ts";
import type { SyntaxNode } from "../syntax/syntaxNode.ts";

/** The nodes of a unit by type, so that each rule looks only at those it cares for. */
export class NodeIndex {
  readonly #byType = new Map<string, SyntaxNode[]>();

  constructor(
    readonly unit: SyntaxNode,
    readonly language: LanguageFacts,
  ) {
    for (const node of unit.descendants()) {
      if (node === unit) continue;
      const nodes = this.#byType.get(node.type);
      if (nodes) nodes.push(node);
      else this.#byType.set(node.type, [node]);
    }
  }

  /** The nodes of the types in document order, outer before inner. */
  ofTypes(types: Iterable<string>): readonly SyntaxNode[] {
    const lists: SyntaxNode[][] = [];
    for (const type of types) {
      const nodes = this.#byType.get(type);
      if (nodes) lists.push(nodes);
    }
    const [first = []] = lists;
    if (lists.length < 2) return first;
    return lists.flat().sort((one, other) => one.start - other.start || other.end - one.end);
  }
}
