import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { exchangedWords } from "./exchangedWords.ts";

type Words = readonly string[];

/** A row is looked for so many nodes around a name. */
const mostLevels = 6;
/** Longer things are no entries of a row, in tokens. */
const mostTokens = 60;
/** Others of the row that are looked at, before and behind. */
const mostBeside = 4;

/**
 * Names in words for a function by the rows that it stands in: `case "list": runList()` beside `case "add": f()`, entries of a table,
 * one registration after the other.
 */
export function rowWords(node: SyntaxNode, root: SyntaxNode): readonly Words[] {
  const name = functionParts(node, node.language).name;
  if (!name) return [];
  return [...root.descendants()]
    .filter((leaf) => leaf !== name && leaf.children.length === 0 && leaf.text === name.text)
    .flatMap(wordsOfRow);
}

function wordsOfRow(leaf: SyntaxNode): readonly Words[] {
  let entry = leaf;
  for (let level = 0; level < mostLevels && entry.parent; level++) {
    const row = entry.parent.namedChildren;
    const at = row.indexOf(entry);
    const beside = row.slice(Math.max(0, at - mostBeside), at + mostBeside + 1);
    const found = beside
      .filter((other) => other !== entry && other.type === entry.type)
      .flatMap((other) => likeIn(entry, leaf, other) ?? []);
    if (found.length > 0) return found;
    entry = entry.parent;
  }
  return [];
}

/** What the function is called if it is to its entry what another's name is to the other's. */
function likeIn(entry: SyntaxNode, leaf: SyntaxNode, other: SyntaxNode): readonly Words[] | undefined {
  const [own, theirs] = [leavesOf(entry), leavesOf(other)];
  const at = own.indexOf(leaf);
  if (own.length > mostTokens || own.length !== theirs.length || own.length < 2) return undefined;
  const rest = (leaves: readonly SyntaxNode[]) =>
    leaves.filter((_, index) => index !== at).map(({ text }) => text);
  const name = theirs[at]?.text ?? "";
  // Where the entry is called as the function is, it would be named after itself.
  if (name === leaf.text || rest(own).includes(leaf.text)) return undefined;
  const exchanged = exchangedWords(rest(theirs), rest(own));
  if (!exchanged) return undefined;
  const before = splitWords(name);
  const words = before.map((word) => exchanged.words.get(word) ?? word);
  return words.join() === before.join() ? undefined : [words];
}

function leavesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return [...node.descendants()].filter((each) => each.children.length === 0 && !isComment(each));
}
