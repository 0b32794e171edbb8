import {
  documented,
  isDocumentationComment,
  isDocumentationString,
} from "../../../server/language/comments/documentation.ts";
import { copyNode, type SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../server/language/parse/syntaxTree.ts";

/** Comments of a file that are looked at. */
const mostComments = 6;
/** Markers are requirements by their form, and no other text holds them. */
const firstMarker = 90_001;

/** The text with a requirement's identifier behind the first word of its documenting comments. */
export function markDocumentation(tree: SyntaxTree): {
  readonly text: string;
  readonly markers: readonly string[];
} {
  const places = documentingComments(tree).flatMap(placeIn).slice(0, mostComments);
  const markers = places.map((_, index) => `REQ-${firstMarker + index}`);
  let text = "";
  let last = 0;
  places.forEach((place, index) => {
    text += `${tree.text.slice(last, place)} implements ${markers[index]}`;
    last = place;
  });
  return { text: text + tree.text.slice(last), markers };
}

function documentingComments(tree: SyntaxTree): readonly SyntaxNode[] {
  const cursor = tree.rootNode.walk();
  try {
    const documents = (node: SyntaxNode) =>
      (isDocumentationComment(node) || isDocumentationString(node)) && documented(node) !== undefined;
    return [...copyNode(cursor, tree.text, undefined).descendants()].filter(documents);
  } finally {
    cursor.delete();
  }
}

/** Behind the first plain word of the comment's text. */
function placeIn({ start, text }: SyntaxNode): readonly number[] {
  const [first] = text.split("\n").filter((line) => /[A-Za-z]{3}/.test(line));
  const word = first === undefined ? undefined : /(?:^|[\s"'])[A-Za-z]{3,}(?=\s)/.exec(first);
  if (first === undefined || !word) return [];
  return [start + text.indexOf(first) + word.index + word[0].length];
}
