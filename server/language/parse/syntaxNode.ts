import type { LanguageFacts } from "../languageFacts.ts";
import { emptyFacts } from "../languages/emptyFacts.ts";
import { ChildIndex } from "./childIndex.ts";
import { languageOfCursor, RawCursor } from "./rawCursor.ts";
import type { Language, TreeCursor } from "./treeSitter.ts";

const noChildren: readonly SyntaxNode[] = [];
/** Nodes with more children have them indexed when they are first searched; most have two or three. */
const few = 16;
const indexes = new WeakMap<SyntaxNode, ChildIndex<SyntaxNode>>();
/**
 * Levels below a copied node that are copied; what is nested deeper is one node without children, and who has to see all asks
 * `isWhole`. Whoever calls itself for each child needs no bound of its own: V8 has room for some 5,000 calls within calls, and half a
 * dozen for a level is much.
 */
const deepestNode = 800;
/** Copied nodes below which something was nested deeper. */
const shortened = new WeakSet<SyntaxNode>();

/** What a node was copied from: shared by all nodes of a copy, so that each knows its text and its language. */
export interface Origin {
  readonly text: string;
  readonly language: LanguageFacts;
}

/**
 * A node copied out of the parser's memory, safe to keep. Walking these is some ten times cheaper than walking the
 * parser's own nodes, each step of which is a call into WebAssembly.
 */
export class SyntaxNode {
  /** Nodes in document order, anonymous ones (`if`, `{`, `&&`) included. A field, since nothing is asked as often; see `adopt`. */
  readonly children: readonly SyntaxNode[];

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
    readonly origin: Origin,
    /** True for a token the parser had to invent. */
    readonly missing: boolean = false,
  ) {
    this.children = noChildren;
  }

  /** Sets the children: for whoever builds the tree. Most nodes are leaves, and do without an array of their own. */
  adopt(children: readonly SyntaxNode[]): void {
    (this as { children: readonly SyntaxNode[] }).children = children;
  }

  get text(): string {
    return this.origin.text.slice(this.start, this.end);
  }

  /** The whole text that the node's offsets count in. */
  get source(): string {
    return this.origin.text;
  }

  get language(): LanguageFacts {
    return this.origin.language;
  }

  /** The children that mean something to the language: no punctuation, and no comments, which may stand anywhere. */
  get namedChildren(): readonly SyntaxNode[] {
    return indexOf(this)?.named ?? meaningful(this.children, this.origin.language.comments);
  }

  /** The first child in the field. */
  child(field: string): SyntaxNode | undefined {
    const index = indexOf(this);
    if (index) return index.inField(field);
    const { children } = this;
    for (let place = 0; place < children.length; place++)
      if (children[place]?.field === field) return children[place];
    return undefined;
  }

  /** The first child of one of the types. */
  childOfType(...types: readonly string[]): SyntaxNode | undefined {
    const index = indexOf(this);
    if (index) return index.ofType(types);
    return this.children.find((child) => types.includes(child.type));
  }

  /** This node and all below it, in document order. @param enters false for a node below which nobody looks; all are entered without it */
  *descendants(enters?: (node: SyntaxNode) => boolean): Generator<SyntaxNode> {
    const stack: SyntaxNode[] = [this];
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node;
      const children = enters && node !== this && !enters(node) ? noChildren : node.children;
      for (let index = children.length - 1; index >= 0; index--) {
        const child = children[index];
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
    return this.parent?.childBehind(this, 1);
  }

  get previousSibling(): SyntaxNode | undefined {
    return this.parent?.childBehind(this, -1);
  }

  /** The child so many places behind another one. */
  childBehind(child: SyntaxNode, places: number): SyntaxNode | undefined {
    const index = indexOf(this);
    return index ? index.behind(child, places) : this.children[this.children.indexOf(child) + places];
  }
}

/** The children of a node that has many; undefined for any other. */
function indexOf(node: SyntaxNode): ChildIndex<SyntaxNode> | undefined {
  const { children } = node;
  if (children.length <= few) return undefined;
  let index = indexes.get(node);
  if (index?.count !== children.length) {
    index = new ChildIndex(children, node.origin.language.comments);
    indexes.set(node, index);
  }
  return index;
}

/** Those that are named and no comments: mostly all or none, which takes no list of its own. */
function meaningful(children: readonly SyntaxNode[], comments: ReadonlySet<string>): readonly SyntaxNode[] {
  let found: SyntaxNode[] | undefined;
  for (let place = 0; place < children.length; place++) {
    const child = children[place];
    const isMeant = child?.named && !comments.has(child.type);
    if (!isMeant) found ??= children.slice(0, place);
    else found?.push(child);
  }
  return found ?? children;
}

/** Copies the cursor's current node, with all below it that anybody reads, as a child of `parent`. The cursor returns to where it was. */
export function copyNode(cursor: TreeCursor, source: string, parent: SyntaxNode | undefined): SyntaxNode {
  const types = typesOf(cursor);
  const origin = originOf(types, source, parent);
  const raw = new RawCursor(cursor);
  const top = readTyped(raw, types, origin, parent);
  const lists = new ChildLists();
  let holder: SyntaxNode | undefined = hasChildren(top, raw) ? top : undefined;
  if (holder) lists.begin();
  while (holder) {
    const node = readTyped(raw, types, origin, holder);
    lists.add(node);
    if (lists.depth < deepestNode && hasChildren(node, raw)) {
      lists.begin();
      holder = node;
    } else {
      if (lists.depth === deepestNode) noteBelow(node, raw, top);
      holder = nextHolder(raw, holder, top, lists);
    }
  }
  raw.giveBack();
  return top;
}

/** The children of nodes that are being copied: a list that grows as it is filled takes several times the room that it needs. */
class ChildLists {
  readonly #nodes: SyntaxNode[] = [];
  readonly #starts: number[] = [];
  #count = 0;

  /** Lists that are not ended: levels below the top. */
  get depth(): number {
    return this.#starts.length;
  }

  /** Begins the list of a node below the last one that was added. */
  begin(): void {
    this.#starts.push(this.#count);
  }

  add(node: SyntaxNode): void {
    this.#nodes[this.#count++] = node;
  }

  /** The list that was begun last. */
  end(): readonly SyntaxNode[] {
    const start = this.#starts.pop() ?? 0;
    const list = this.#nodes.slice(start, this.#count);
    this.#count = start;
    return list;
  }
}

/** Whether all that is below a copied node was copied with it. */
export function isWhole(copied: SyntaxNode): boolean {
  return !shortened.has(copied);
}

/** Notes of a copy that something is below a node which is not copied. */
function noteBelow(node: SyntaxNode, cursor: RawCursor, top: SyntaxNode): void {
  if (!hasChildren(node, cursor)) return;
  cursor.gotoParent();
  shortened.add(top);
}

/** Moves the cursor to the first child, if there is one. Anonymous nodes have none, and asking costs time. */
function hasChildren(node: SyntaxNode, cursor: RawCursor): boolean {
  return node.named && cursor.gotoFirstChild();
}

/** Moves the cursor to the next node in document order; the parent of that node, or undefined when `top` is done. */
function nextHolder(
  cursor: RawCursor,
  holder: SyntaxNode,
  top: SyntaxNode,
  lists: ChildLists,
): SyntaxNode | undefined {
  let current: SyntaxNode | undefined = holder;
  while (current && !cursor.gotoNextSibling()) {
    current.adopt(lists.end());
    cursor.gotoParent();
    current = current === top ? undefined : current.parent;
  }
  return current;
}

/** Copies the cursor's current node without its children. */
export function readNode(cursor: TreeCursor, source: string, parent: SyntaxNode | undefined): SyntaxNode {
  const types = typesOf(cursor);
  return readTyped(new RawCursor(cursor), types, originOf(types, source, parent), parent);
}

function originOf({ facts }: NodeTypes, text: string, parent: SyntaxNode | undefined): Origin {
  return parent?.source === text ? parent.origin : { text, language: facts };
}

function readTyped(
  cursor: RawCursor,
  types: NodeTypes,
  origin: Origin,
  parent: SyntaxNode | undefined,
): SyntaxNode {
  const typeId = cursor.nodeTypeId;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const field = types.fields[cursor.currentFieldId] ?? undefined;
  const missing = start === end && cursor.nodeIsMissing;
  // Errors have a number outside the grammar's own.
  const named = types.named[typeId] ?? true;
  return new SyntaxNode(types.names[typeId] ?? "ERROR", named, field, start, end, parent, origin, missing);
}

/** A grammar's names by number: asking the parser for each node's would be a call into WebAssembly. */
interface NodeTypes {
  readonly names: readonly string[];
  readonly named: readonly boolean[];
  readonly fields: readonly (string | null)[];
  readonly facts: LanguageFacts;
}

const knownTypes = new WeakMap<Language, NodeTypes>();

function typesOf(cursor: TreeCursor): NodeTypes {
  const language = languageOfCursor(cursor);
  let types = knownTypes.get(language);
  if (!types) {
    const named = language.types.map((_, typeId) => language.nodeTypeIsNamed(typeId));
    types = { names: language.types, named, fields: language.fields, facts: factsOf(language) };
    knownTypes.set(language, types);
  }
  return types;
}

const facts = new WeakMap<Language, LanguageFacts>();

/** Notes what is known of a grammar that was loaded. */
export function noteFacts(language: Language, known: LanguageFacts): void {
  facts.set(language, known);
}

/** What is known of a grammar; nothing but its emptiness for one that was loaded elsewhere. */
export function factsOf(language: Language): LanguageFacts {
  return facts.get(language) ?? unknownLanguage;
}

const unknownLanguage: LanguageFacts = { ...emptyFacts, grammar: "", languageIds: [] };

/** Looks a node's role up by type. */
export function isFunction(node: SyntaxNode, language: LanguageFacts = node.language): boolean {
  return node.named && language.functions.has(node.type);
}
