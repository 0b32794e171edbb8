import type { LanguageFacts } from "../languageFacts.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** The nodes of a unit by type, so that each rule looks only at those it cares for. */
export class NodeIndex {
  readonly #byType = new Map<string, SyntaxNode[]>();
  #lineStarts: readonly number[] | undefined;

  constructor(
    readonly unit: SyntaxNode,
    readonly language: LanguageFacts,
  ) {
    for (const node of unit.descendants()) {
      if (node === unit || !node.named) continue;
      const nodes = this.#byType.get(node.type);
      if (nodes) nodes.push(node);
      else this.#byType.set(node.type, [node]);
    }
  }

  /** The named nodes of the types in document order, outer before inner. */
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

  /** The line of an offset, counted from the unit's first line. */
  lineOf(offset: number): number {
    this.#lineStarts ??= lineStarts(this.unit);
    let low = 0;
    let high = this.#lineStarts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where each line but the first starts. */
function lineStarts({ source, start, end }: SyntaxNode): readonly number[] {
  const starts: number[] = [];
  for (
    let feed = source.indexOf("\n", start);
    feed !== -1 && feed < end;
    feed = source.indexOf("\n", feed + 1)
  )
    starts.push(feed + 1);
  return starts;
}
