import type { SyntaxNode } from "./syntaxNode.ts";

/** The children of a node that has many of them: looking through all for each of them would be quadratic work. */
export class ChildIndex {
  /** As `SyntaxNode.namedChildren` has them. */
  readonly named: readonly SyntaxNode[];
  /** How many children there were. */
  readonly count: number;
  readonly #byField = new Map<string, SyntaxNode>();
  readonly #byType = new Map<string, number>();
  readonly #positions = new Map<SyntaxNode, number>();
  readonly #children: readonly SyntaxNode[];

  constructor(children: readonly SyntaxNode[], comments: ReadonlySet<string>) {
    this.#children = children;
    this.count = children.length;
    this.named = children.filter((child) => child.named && !comments.has(child.type));
    for (const [position, child] of children.entries()) {
      const { field, type } = child;
      this.#positions.set(child, position);
      if (field !== undefined && !this.#byField.has(field)) this.#byField.set(field, child);
      if (!this.#byType.has(type)) this.#byType.set(type, position);
    }
  }

  /** The first child in the field. */
  inField(field: string): SyntaxNode | undefined {
    return this.#byField.get(field);
  }

  /** The first child of one of the types. */
  ofType(types: readonly string[]): SyntaxNode | undefined {
    const first = Math.min(...types.map((type) => this.#byType.get(type) ?? this.count));
    return this.#children[first];
  }

  /** The child so many places behind another. */
  behind(child: SyntaxNode, places: number): SyntaxNode | undefined {
    return this.#children[(this.#positions.get(child) ?? Number.NaN) + places];
  }
}
