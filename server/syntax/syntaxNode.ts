import type { LanguageFacts } from "./languageFacts.ts";
import type { TreeCursor } from "./treeSitter.ts";

/**
 * A node copied out of the parser's memory, safe to keep. Walking these is some ten times cheaper than walking the
 * parser's own nodes, each step of which is a call into WebAssembly.
 */
export class SyntaxNode {
  /** Nodes in document order, anonymous ones (`if`, `{`, `&&`) included. */
  readonly children: SyntaxNode[] = [];

  constructor(
    readonly type: string,
    /** False for punctuation, operators and keywords. */
    readonly named: boolean,
    /** The name of the parent's field that holds this node, such as `condition`. */
    readonly field: string | undefined,
    /** Offset of the first UTF-16 code unit. */
    readonly start: number,
    /** Offset behind the last UTF-16 code unit. */
    readonly end: number,
    readonly parent: SyntaxNode | undefined,
    readonly source: string,
    /** True for a token the parser had to invent. */
    readonly missing: boolean = false,
  ) {}

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  get namedChildren(): SyntaxNode[] {
    return this.children.filter((child) => child.named);
  }

  /** The first child in the field. */
  child(field: string): SyntaxNode | undefined {
    return this.children.find((child) => child.field === field);
  }

  /** The first child of one of the types. */
  childOfType(...types: readonly string[]): SyntaxNode | undefined {
    return this.children.find((child) => types.includes(child.type));
  }

  /** This node and all below it, in document order. */
  *descendants(): Generator<SyntaxNode> {
    const stack: SyntaxNode[] = [this];
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node;
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child) stack.push(child);
      }
    }
  }

  /** All nodes of the types below this one, itself included, in document order. */
  ofType(...types: readonly string[]): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    for (const node of this.descendants()) if (types.includes(node.type)) found.push(node);
    return found;
  }

  /** The nearest ancestor of one of the types. */
  ancestor(types: ReadonlySet<string>): SyntaxNode | undefined {
    let node = this.parent;
    while (node && !types.has(node.type)) node = node.parent;
    return node;
  }

  get nextSibling(): SyntaxNode | undefined {
    const siblings = this.parent?.children ?? [];
    return siblings[siblings.indexOf(this) + 1];
  }

  get previousSibling(): SyntaxNode | undefined {
    const siblings = this.parent?.children ?? [];
    return siblings[siblings.indexOf(this) - 1];
  }
}

/** Copies the cursor's current node, with all below it, as a child of `parent`. The cursor returns to where it was. */
export function copyNode(cursor: TreeCursor, source: string, parent: SyntaxNode | undefined): SyntaxNode {
  const top = readNode(cursor, source, parent);
  let node = top;
  let depth = 0;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      depth++;
    } else {
      let moved = false;
      while (depth > 0 && !moved) {
        moved = cursor.gotoNextSibling();
        if (!moved) {
          cursor.gotoParent();
          depth--;
        }
        node = node.parent ?? top;
      }
      if (depth === 0) return top;
    }
    const child = readNode(cursor, source, node);
    node.children.push(child);
    node = child;
  }
}

/** Copies the cursor's current node without its children. */
export function readNode(cursor: TreeCursor, source: string, parent: SyntaxNode | undefined): SyntaxNode {
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const field = cursor.currentFieldName ?? undefined;
  const missing = start === end && cursor.nodeIsMissing;
  return new SyntaxNode(cursor.nodeType, cursor.nodeIsNamed, field, start, end, parent, source, missing);
}

/** Looks a node's role up by type. */
export function isFunction(node: SyntaxNode, language: LanguageFacts): boolean {
  return node.named && language.functions.has(node.type);
}
