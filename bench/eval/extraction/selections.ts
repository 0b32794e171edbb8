import type { SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";
import { isNameable, isStatementBlock } from "../../../server/language/roles/statements.ts";
import { isComment } from "../../../server/language/roles/tokens.ts";

/** What a user may select, as offsets. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** Statements in a row that are selected at most. */
const mostInRow = 3;
/** Shorter expressions are seldom given a name; in UTF-16 code units. */
const shortest = 4;

/** Every expression and every run of up to three statements below a node. */
export function selectionsIn(root: SyntaxNode): readonly Selection[] {
  const found: Selection[] = [];
  for (const node of root.descendants()) {
    if (isNameable(node) && node.end - node.start >= shortest)
      found.push({ start: node.start, end: node.end });
    if (!isStatementBlock(node)) continue;
    const statements = node.children.filter((child) => child.named && !isComment(child));
    statements.forEach((first, index) => {
      for (const last of statements.slice(index, index + mostInRow))
        found.push({ start: first.start, end: last.end });
    });
  }
  return found;
}

/** Some of them, spread evenly. */
export function someOf<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return all.length <= most
    ? all
    : Array.from({ length: most }, (_, index) => all[Math.floor(index * step)] as T);
}
