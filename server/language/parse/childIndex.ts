/** What is asked of a child. */
interface Child {
  readonly type: string;
  readonly named: boolean;
  readonly field: string | undefined;
}

/** The children of a node that has many of them: looking through all for each of them would be quadratic work. */
export class ChildIndex<N extends Child> {
  /** As `SyntaxNode.namedChildren` has them. */
  readonly named: readonly N[];
  /** How many children there were. */
  readonly count: number;
  readonly #byField = new Map<string, N>();
  readonly #byType = new Map<string, number>();
  readonly #positions = new Map<N, number>();
  readonly #children: readonly N[];

  constructor(children: readonly N[], comments: ReadonlySet<string>) {
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
  inField(field: string): N | undefined {
    return this.#byField.get(field);
  }

  /** The first child of one of the types. */
  ofType(types: readonly string[]): N | undefined {
    const first = Math.min(...types.map((type) => this.#byType.get(type) ?? this.count));
    return this.#children[first];
  }

  /** The child so many places behind another. */
  behind(child: N, places: number): N | undefined {
    return this.#children[(this.#positions.get(child) ?? Number.NaN) + places];
  }
}
