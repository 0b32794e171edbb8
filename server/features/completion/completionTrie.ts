interface Node<V> {
  /** Text on the edge that leads here. */
  label: string;
  readonly children: Map<string, Node<V>>;
  parent: Node<V> | undefined;
  entry: { value: V } | undefined;
}

/** A value found on the way along a text, and how much of the text its key covers. */
export interface Found<V> {
  readonly length: number;
  readonly value: V;
}

/**
 * A radix tree from texts to values that forgets the least recently used. Its use here: what was suggested after a
 * text is found again after any longer text, so typing on, deleting and coming back cost no inference. Texts that
 * start the same way, as those of one line do, share their memory.
 */
export class CompletionTrie<V> {
  readonly #root: Node<V> = { label: "", children: new Map(), parent: undefined, entry: undefined };
  /** Nodes with a value, least recently used first. */
  readonly #recent = new Set<Node<V>>();
  readonly #max: number;

  /** Keeps at most `max` values; at least one. */
  constructor(max: number) {
    if (!Number.isInteger(max) || max < 1) throw new RangeError("A trie must hold at least one value.");
    this.#max = max;
  }

  get size(): number {
    return this.#recent.size;
  }

  /** Stores a value, in place of an earlier one for the same text. */
  set(key: string, value: V): void {
    const node = this.#insert(key);
    node.entry = { value };
    this.#touch(node);
    if (this.#recent.size <= this.#max) return;
    const [oldest] = this.#recent;
    if (oldest) this.#remove(oldest);
  }

  /** The value stored for exactly this text. */
  get(key: string): V | undefined {
    const last = this.along(key)[0];
    return last?.length === key.length ? last.value : undefined;
  }

  /** All values whose key is the start of `text`, longest key first. They count as used. */
  along(text: string): readonly Found<V>[] {
    const found: Found<V>[] = [];
    let node: Node<V> | undefined = this.#root;
    let at = 0;
    while (node) {
      if (node.entry) {
        found.unshift({ length: at, value: node.entry.value });
        this.#touch(node);
      }
      const next: Node<V> | undefined = node.children.get(text.charAt(at));
      if (!next || at >= text.length || !text.startsWith(next.label, at)) break;
      at += next.label.length;
      node = next;
    }
    return found;
  }

  #touch(node: Node<V>): void {
    this.#recent.delete(node);
    this.#recent.add(node);
  }

  #insert(key: string): Node<V> {
    let node = this.#root;
    let at = 0;
    while (at < key.length) {
      const child = node.children.get(key.charAt(at));
      if (!child) return this.#attach(node, key.slice(at));
      const common = commonLength(child.label, key, at);
      node = common < child.label.length ? this.#split(child, common) : child;
      at += common;
    }
    return node;
  }

  #attach(parent: Node<V>, label: string): Node<V> {
    const node: Node<V> = { label, children: new Map(), parent, entry: undefined };
    parent.children.set(label.charAt(0), node);
    return node;
  }

  /** Puts a node between `child` and its parent, after the first `length` characters of the child's label. */
  #split(child: Node<V>, length: number): Node<V> {
    const parent = child.parent ?? this.#root;
    const upper = this.#attach(parent, child.label.slice(0, length));
    child.label = child.label.slice(length);
    child.parent = upper;
    upper.children.set(child.label.charAt(0), child);
    return upper;
  }

  #remove(node: Node<V>): void {
    node.entry = undefined;
    this.#recent.delete(node);
    let bare: Node<V> | undefined = node;
    while (bare?.parent && !bare.entry && bare.children.size === 0) {
      bare.parent.children.delete(bare.label.charAt(0));
      bare = bare.parent;
    }
    if (bare?.parent && !bare.entry && bare.children.size === 1) this.#merge(bare, bare.parent);
  }

  /** Joins a node without a value to its only child, so that no chain of empty nodes is left. */
  #merge(node: Node<V>, parent: Node<V>): void {
    const [child] = node.children.values();
    if (!child) return;
    child.label = node.label + child.label;
    child.parent = parent;
    parent.children.set(child.label.charAt(0), child);
  }
}

function commonLength(label: string, text: string, from: number): number {
  let length = 0;
  while (length < label.length && label.charCodeAt(length) === text.charCodeAt(from + length)) length++;
  return length;
}
