import type { LanguageFacts } from "../languageFacts.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** The nodes of a unit by type, so that each rule looks only at those it cares for. */
export class NodeIndex {
  readonly #byType = new Map<string, SyntaxNode[]>();
  /** The types, and the nodes of each at the same place. */
  readonly #types: string[] = [];
  readonly #lists: SyntaxNode[][] = [];
  /** Answers for the sets that were asked for: most are constants that many ask for. */
  readonly #known = new Map<ReadonlySet<string>, readonly SyntaxNode[]>();
  #lineStarts: readonly number[] | undefined;

  constructor(
    readonly unit: SyntaxNode,
    readonly language: LanguageFacts,
  ) {
    const stack: SyntaxNode[] = [unit];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node !== unit && node.named) this.#add(node);
      const { children } = node;
      for (let index = children.length - 1; index >= 0; index--) {
        const child = children[index];
        if (child) stack.push(child);
      }
    }
  }

  #add(node: SyntaxNode): void {
    const nodes = this.#byType.get(node.type);
    if (nodes) return void nodes.push(node);
    const first = [node];
    this.#byType.set(node.type, first);
    this.#types.push(node.type);
    this.#lists.push(first);
  }

  /** The named nodes of the types in document order, outer before inner. */
  ofTypes(types: ReadonlySet<string> | readonly string[]): readonly SyntaxNode[] {
    if (isList(types)) return inOrder(this.#listsOf(types));
    let nodes = this.#known.get(types);
    if (!nodes) {
      nodes = inOrder(this.#listsIn(types));
      this.#known.set(types, nodes);
    }
    return nodes;
  }

  #listsOf(types: readonly string[]): readonly SyntaxNode[][] {
    const lists: SyntaxNode[][] = [];
    for (const type of types) {
      const nodes = this.#byType.get(type);
      if (nodes) lists.push(nodes);
    }
    return lists;
  }

  #listsIn(types: ReadonlySet<string>): readonly SyntaxNode[][] {
    return this.#lists.filter((_, index) => types.has(this.#types[index] ?? ""));
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

function isList(types: ReadonlySet<string> | readonly string[]): types is readonly string[] {
  return Array.isArray(types);
}

function inOrder(lists: readonly SyntaxNode[][]): readonly SyntaxNode[] {
  if (lists.length < 2) return lists[0] ?? noNodes;
  return lists.flat().sort((one, other) => one.start - other.start || other.end - one.end);
}

const noNodes: readonly SyntaxNode[] = [];

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
