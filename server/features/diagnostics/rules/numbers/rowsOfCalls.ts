import { perNode } from "../../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { argumentListAround, isArgumentFrame } from "../../../../language/roles/arguments.ts";
import { isStatement } from "../../../../language/roles/statements.ts";
import { numberOf } from "../../../../language/values/numberOf.ts";

/** Statements that make a table where they differ in nothing but literals. */
const fewestRows = 4;
/** In code units: what is longer is no row. */
const longestRow = 200;
/** Numbers handed to one call that are the bytes or places of something. */
const fewestNumbers = 8;

/** `states.put(4926, "42S22");` among others that put other values: a table, written as calls. */
export function isRowOfCalls(node: SyntaxNode): boolean {
  if (!argumentListAround(node)) return false;
  let row: SyntaxNode | undefined = node;
  while (row && !isStatement(row)) row = row.parent;
  const shape = row && shapeOf(row);
  if (!row || shape === undefined) return false;
  let rows = 1;
  for (let next = row.nextSibling; next && shapeOf(next) === shape; next = next.nextSibling) rows++;
  for (let next = row.previousSibling; next && shapeOf(next) === shape; next = next.previousSibling) rows++;
  return rows >= fewestRows;
}

/** A statement without what its literals say. */
const shapeOf = perNode(({ text }: SyntaxNode) =>
  text.length > longestRow
    ? undefined
    : text
        .replace(/"[^"\n]*"|'[^'\n]*'/g, '""')
        .replace(/\d[\w.]*/g, "0")
        .replace(/\s+/g, " "),
);

/** `pack(71, 73, 70, 56, 57, 97, 1, 0)`: the bytes of something. */
export function isAmongNumbers(node: SyntaxNode): boolean {
  const list = argumentListAround(node);
  return list !== undefined && numbersIn(list) >= fewestNumbers;
}

const numbersIn = perNode(({ namedChildren }: SyntaxNode) => {
  const values = namedChildren.map((child) =>
    isArgumentFrame(child) ? (child.namedChildren[0] ?? child) : child,
  );
  return values.filter(({ text }) => numberOf(text) !== undefined).length;
});
