import { functionParts } from "../../../language/parse/functionParts.ts";
import { perNode } from "../../../language/parse/perNode.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { memberListAround } from "../../../language/roles/members.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { exchangedWords } from "./exchangedWords.ts";

type Words = readonly string[];

/** Longer functions are compared by so many tokens. */
const mostTokens = 400;
/** Shorter ones are alike by chance, in tokens. */
const leastTokens = 4;
/** Share of tokens that are the same from which on two functions do alike, and from which on they may be called alike. */
const [alike, related] = [0.6, 0.45];

interface Sibling {
  readonly words: Words;
  readonly likeness: number;
}

/**
 * Names in words for a function by those of its file that do alike: `setFooter` beside a `setHeader` that differs in its headers, and
 * what other classes call the method that does the same.
 */
export function siblingWords(node: SyntaxNode, root: SyntaxNode): readonly Words[] {
  const own = tokensOf(node);
  if (own.length < leastTokens) return [];
  const found = functionsOf(root)
    .filter((other) => other !== node && (other.end <= node.start || other.start >= node.end))
    .flatMap((other) => analogous(node, own, other) ?? namesake(node, own, other) ?? []);
  return found.toSorted((one, other) => other.likeness - one.likeness).map(({ words }) => words);
}

export const functionsOf = perNode((root: SyntaxNode): readonly SyntaxNode[] =>
  [...root.descendants()].filter((node) => isFunction(node) && functionParts(node, node.language).name),
);

/** What a function is made of but for its name: parameters and body. */
export const tokensOf = perNode((node: SyntaxNode): readonly string[] => {
  const { parameters, body } = functionParts(node, node.language);
  const found: string[] = [];
  for (const part of [...parameters, ...(body ? [body] : [])])
    for (const leaf of part.descendants()) {
      if (found.length >= mostTokens) return found;
      if (leaf.children.length === 0 && !isComment(leaf)) found.push(leaf.text);
    }
  return found;
});

/** The other's name with the words exchanged that differ within. */
function analogous(node: SyntaxNode, own: Words, other: SyntaxNode): Sibling | undefined {
  const theirs = tokensOf(other);
  const exchanged = exchangedWords(theirs, own);
  if (!exchanged || exchanged.same / own.length < alike) return undefined;
  const likeness = exchanged.same / own.length;
  const before = nameOf(other);
  const words = before.map((word) => exchanged.words.get(word) ?? word);
  const isOther = words.join() !== before.join();
  return isOther || isElsewhere(node, other) ? { words, likeness: likeness + (isOther ? 1 : 0) } : undefined;
}

/** A method of another class that does much the same is called the same. */
function namesake(node: SyntaxNode, own: Words, other: SyntaxNode): Sibling | undefined {
  if (!isElsewhere(node, other)) return undefined;
  const likeness = sharedWords(own, tokensOf(other));
  return likeness >= related ? { words: nameOf(other), likeness } : undefined;
}

/** Share of the words of two rows of tokens that both have. */
export function sharedWords(own: Words, others: Words): number {
  const theirs = new Map<string, number>();
  const words = others.filter((token) => /\w/.test(token));
  for (const word of words) theirs.set(word, (theirs.get(word) ?? 0) + 1);
  const mine = own.filter((token) => /\w/.test(token));
  let shared = 0;
  for (const word of mine) {
    const left = theirs.get(word) ?? 0;
    if (left > 0) shared++;
    theirs.set(word, left - 1);
  }
  return shared / Math.max(1, mine.length, words.length);
}

/** Both are methods, of two classes. */
function isElsewhere(node: SyntaxNode, other: SyntaxNode): boolean {
  const [one, two] = [memberListAround(node), memberListAround(other)];
  return one !== undefined && two !== undefined && one !== two;
}

function nameOf(node: SyntaxNode): Words {
  return splitWords(ownName(node));
}

/** What a function is called by itself: `open` in `Door.prototype.open = function …`; empty where it has no name. */
export function ownName(node: SyntaxNode): string {
  const { name } = functionParts(node, node.language);
  const leaves = [...(name?.descendants() ?? [])].filter(
    ({ named, children }) => named && children.length === 0,
  );
  return leaves.at(-1)?.text ?? "";
}
