import { allAtOnce, type Steps } from "../../text/steps.ts";
import { shapeOf } from "./shapeOf.ts";
import { isOnTheWay, isSuite, isSuiteBody } from "./suites.ts";
import { copyNode, readNode, SyntaxNode } from "./syntaxNode.ts";
import type { SyntaxTree } from "./syntaxTree.ts";
import type { TreeCursor } from "./treeSitter.ts";

/** A longer unit is a table or generated: nobody looks within it, as it would have to be copied in one piece. In characters. */
export const longestUnit = 500_000;
/** Nodes of a container's header: attributes, names, types. */
const mostHeaderNodes = 20;

/**
 * A piece of a file that is analysed by itself: a top-level item, a class member, with the comments and attributes
 * before it and a comment behind it on its line. An edit inside one unit leaves the others' text as it was.
 */
export interface Unit {
  /**
   * Text of the unit and where it stands in the tree, and where that is broken the unit's shape: what the analysis of a unit
   * may depend on. How the parser recovers depends on what stands around, so broken text may have another tree each time.
   */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Copies the unit's nodes out of the parser's memory. Valid only while the unit is being visited. */
  copy(): SyntaxNode;
}

/** Classes nested deeper than this are analysed in one piece. */
const maxContainerDepth = 20;

/** A container on the way from the root to a unit. */
interface Place {
  readonly key: string;
  readonly node: SyntaxNode;
  /** On the way from a suite's statement to its body. */
  readonly inSuite: boolean;
  /** Within what the parser could make nothing of. */
  readonly inError: boolean;
}

/**
 * What tells a unit from others: its text and what holds it, or its tree as well. In a broken text the same characters may have been
 * understood in another way; to find out takes a walk through all that is broken, which belongs into slices.
 */
export type KeyedBy = "text" | "tree";

/** Visits the units of a tree in document order. */
export function visitUnits(tree: SyntaxTree, visit: (unit: Unit) => void): void {
  allAtOnce(unitSteps(tree, visit, "text"));
}

/** The same with pauses between nodes; the tree has to live until the end. */
export function* unitSteps(tree: SyntaxTree, visit: (unit: Unit) => void, keyedBy: KeyedBy): Steps<void> {
  const cursor = tree.tree.walk();
  const reader = tree.tree.walk();
  try {
    const root = readNode(cursor, tree.text, undefined);
    yield* visitContainer(
      new UnitWalk(tree, cursor, reader, visit, keyedBy),
      { key: root.type, node: root, inSuite: false, inError: root.type === "ERROR" },
      0,
    );
  } finally {
    cursor.delete();
    reader.delete();
  }
}

/** The state of one walk: `cursor` leads, `reader` waits at the start of the group being collected. */
class UnitWalk {
  readonly #visit: (unit: Unit) => void;
  #start = -1;
  #end = -1;
  #count = 0;
  #items = 0;
  /** Types of the group's nodes, and shapes of those that are broken. */
  #shapes = "";
  /** Whether a text says all of its tree that is asked for. */
  readonly #isPlain: boolean;

  constructor(
    readonly tree: SyntaxTree,
    readonly cursor: TreeCursor,
    readonly reader: TreeCursor,
    visit: (unit: Unit) => void,
    keyedBy: KeyedBy,
  ) {
    this.#visit = visit;
    this.#isPlain = keyedBy === "text" || !tree.rootNode.hasError;
  }

  /** Adds the cursor's node to the group, closing the group before it where a new one starts. */
  add(place: Place): void {
    const { cursor } = this;
    const type = cursor.nodeType;
    const start = cursor.startIndex;
    const { comments, attributes } = this.tree.language;
    if (comments.has(type) || attributes.has(type)) {
      if (this.#items > 0 && this.tree.text.slice(this.#end, start).includes("\n")) this.flush(place);
    } else if (cursor.nodeIsNamed) {
      if (this.#items > 0) this.flush(place);
      this.#items++;
    }
    if (this.#count === 0) {
      this.#start = start;
      this.reader.resetTo(cursor);
    }
    this.#end = cursor.endIndex;
    this.#count++;
    this.#shapes += `${type} ${this.shape(place.inError, this.#start)}`;
  }

  /** What has to be known of the cursor's node beside its text. @param origin where the node's unit starts */
  shape(inError: boolean, origin: number): string {
    if (this.#isPlain) return "";
    const { cursor } = this;
    const isLong = cursor.endIndex - cursor.startIndex > longestUnit;
    return !isLong && (inError || cursor.currentNode.hasError) ? `${shapeOf(cursor, origin)} ` : "";
  }

  /** Closes the group. */
  flush(place: Place): void {
    if (this.#count === 0) return;
    const { reader, tree } = this;
    const start = this.#start;
    const end = this.#end;
    const count = this.#count;
    const shapes = this.#shapes;
    this.#count = 0;
    this.#items = 0;
    this.#shapes = "";
    this.#visit({
      key: `${place.key}\n${shapes}${tree.text.slice(start, end)}`,
      start,
      end,
      copy: () => copyGroup(reader, count, place, start, end),
    });
  }

  /** A container's own parameters are looked at by themselves. @param place the key of where it stands @param nodes its header */
  head(
    place: string,
    { type, field, start, parent, origin }: SyntaxNode,
    nodes: readonly SyntaxNode[],
  ): void {
    const end = nodes.at(-1)?.end ?? start;
    const group = new SyntaxNode(type, true, field, start, end, parent, origin);
    group.adopt(nodes);
    this.#visit({ key: `${place}\n${group.text}`, start, end, copy: () => group });
  }

  /** The comments and attributes right before the cursor's node, with the text's start. */
  pending(parent: SyntaxNode): { start: number; nodes: readonly SyntaxNode[]; shapes: string } {
    if (this.#count === 0 || this.#items > 0) return { start: this.cursor.startIndex, nodes: [], shapes: "" };
    // Not `copy()`: the library copies whatever cursor was used last.
    const reader = this.tree.tree.walk();
    reader.resetTo(this.reader);
    const nodes = copySiblings(reader, this.#count, parent);
    reader.delete();
    return { start: this.#start, nodes, shapes: this.#shapes };
  }
}

function copyGroup(reader: TreeCursor, count: number, place: Place, start: number, end: number): SyntaxNode {
  const { node } = place;
  const group = new SyntaxNode(node.type, true, node.field, start, end, node.parent, node.origin);
  group.adopt(copySiblings(reader, count, group));
  return group;
}

/** Copies the reader's node and those behind it. */
function copySiblings(reader: TreeCursor, count: number, parent: SyntaxNode): SyntaxNode[] {
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) reader.gotoNextSibling();
    return copyNode(reader, parent.source, parent);
  });
}

/** Visits the children of the cursor's node; the cursor comes back to it. */
function* visitContainer(walk: UnitWalk, place: Place, depth: number): Steps<void> {
  const { cursor } = walk;
  if (!cursor.gotoFirstChild()) return;
  do {
    const inner = depth < maxContainerDepth ? placeWithin(walk, place) : undefined;
    if (inner) {
      walk.flush(place);
      yield* visitContainer(walk, inner, depth + 1);
    } else {
      walk.add(place);
    }
    yield;
  } while (cursor.gotoNextSibling());
  walk.flush(place);
  yield;
  cursor.gotoParent();
}

/** The place within the cursor's node, if its children are units rather than itself. */
function placeWithin(walk: UnitWalk, outer: Place): Place | undefined {
  if (isContainer(walk)) return enter(walk, outer);
  const { cursor, tree } = walk;
  const { language } = tree;
  if (!(outer.inSuite ? isOnTheWay(cursor, language) : isSuite(cursor, language))) return undefined;
  const node = readNode(cursor, tree.text, outer.node);
  const key = `${outer.key}>${node.type}`;
  return { key, node, inSuite: !isSuiteBody(cursor, language), inError: outer.inError };
}

function isContainer({ cursor, tree }: UnitWalk): boolean {
  const type = cursor.nodeType;
  const { containers, wrappers } = tree.language;
  // What a break leaves behind is analysed piece by piece, since it may be most of a file.
  if (type === "ERROR") return true;
  if (containers.has(type)) return cursor.nodeIsNamed;
  if (!wrappers.has(type) || !cursor.gotoFirstChild()) return false;
  let found = false;
  do found = cursor.nodeIsNamed && containers.has(cursor.nodeType);
  while (!found && cursor.gotoNextSibling());
  cursor.gotoParent();
  return found;
}

/** The place within the cursor's node: its header (attributes before it, name, base classes) is copied and part of the key. */
function enter(walk: UnitWalk, outer: Place): Place {
  const { cursor, tree } = walk;
  const { bodies, containers } = tree.language;
  const node = readNode(cursor, tree.text, outer.node);
  const key = `${outer.key}>${node.type}`;
  const inError = outer.inError || node.type === "ERROR";
  const withoutHeader = { key, node, inSuite: false, inError };
  if (node.type === "ERROR" || bodies.has(node.type) || !cursor.gotoFirstChild()) return withoutHeader;
  const header: SyntaxNode[] = [];
  const pending = walk.pending(node);
  let end = -1;
  let { shapes } = pending;
  do {
    // A keyword may be called what a node is: `class`.
    if (cursor.nodeIsNamed && containers.has(cursor.nodeType)) end = cursor.startIndex;
    else {
      header.push(copyNode(cursor, tree.text, node));
      shapes += walk.shape(inError, node.start);
    }
  } while (end === -1 && header.length < mostHeaderNodes && cursor.gotoNextSibling());
  cursor.gotoParent();
  if (end === -1) return withoutHeader;
  const own = tree.language.roles.ownParameters[node.type];
  if (own !== undefined && header.some(({ type }) => type === own)) {
    walk.flush(outer);
    walk.head(`${key} ${shapes}`, node, header);
  }
  node.adopt([...pending.nodes, ...header]);
  return { ...withoutHeader, key: `${key} ${shapes}${tree.text.slice(pending.start, end)}` };
}
