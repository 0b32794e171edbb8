import type { LanguageFacts } from "../languageFacts.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** Sets of so many types are looked up one by one. */
const few = 4;

/** The nodes of a unit by type, so that each rule looks only at those it cares for. */
export class NodeIndex {
  /** The place of each type's nodes among the lists. */
  readonly #places = new Map<string, number>();
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
    const place = this.#places.get(node.type);
    if (place !== undefined) return void this.#lists[place]?.push(node);
    this.#places.set(node.type, this.#lists.length);
    this.#types.push(node.type);
    this.#lists.push([node]);
  }

  /** The named nodes of the types in document order, outer before inner. */
  ofTypes(types: ReadonlySet<string> | readonly string[]): readonly SyntaxNode[] {
    if (isList(types)) return inOrder(this.#listsOf(types));
    const only = types.size <= few ? this.#onlyList(types) : undefined;
    if (only) return only;
    let nodes = this.#known.get(types);
    if (!nodes) {
      nodes = inOrder(this.#listsIn(types));
      this.#known.set(types, nodes);
    }
    return nodes;
  }

  /** The nodes where no more than one of the types occurs, as is mostly so: to look is as quick as to remember. */
  #onlyList(types: ReadonlySet<string>): readonly SyntaxNode[] | undefined {
    let only: readonly SyntaxNode[] | undefined;
    for (const type of types) {
      const place = this.#places.get(type);
      if (place === undefined) continue;
      if (only) return undefined;
      only = this.#lists[place];
    }
    return only ?? noNodes;
  }

  #listsOf(types: readonly string[]): readonly SyntaxNode[][] {
    const lists: SyntaxNode[][] = [];
    for (const type of types) {
      const place = this.#places.get(type);
      if (place !== undefined) lists.push(this.#lists[place] ?? []);
    }
    return lists;
  }

  /** The same, in the order in which the types first occur. Most sets are of a few types, most units have many. */
  #listsIn(types: ReadonlySet<string>): readonly SyntaxNode[][] {
    if (types.size >= this.#types.length)
      return this.#lists.filter((_, index) => types.has(this.#types[index] ?? ""));
    const places: number[] = [];
    for (const type of types) {
      const place = this.#places.get(type);
      if (place !== undefined) places.push(place);
    }
    places.sort((one, other) => one - other);
    return places.flatMap((place) => [this.#lists[place] ?? []]);
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
