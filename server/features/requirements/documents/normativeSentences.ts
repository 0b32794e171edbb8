import { commentsOf, documentationOf } from "../../../language/comments/documentation.ts";
import { endOf, startOf } from "../../../language/parse/anyNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { toRange, unitNodes } from "../code/codeUnits.ts";
import type { UnitRange } from "../requirement.ts";

/** A sentence of a documentation comment that demands something. Offsets in UTF-16 code units. */
export interface NormativeSentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly unit: UnitRange;
}

const normative =
  /\b(?:must|shall|should)\b|\breturns?\b.{1,80}\b(?:when|if|for|unless)\b|\b(?:throws?|raises?)\b.{1,80}\b(?:when|if|for|unless)\b/i;
const sign = /^[ \t]*(?:\/\*\*?|\/\/[/!]?|\*(?!\/)|#+|--|"""|''')?[ \t]?/;
/** The demanding sentences of the comments right above functions and classes, and of docstrings. */
export function findNormativeSentences(tree: SyntaxTree): NormativeSentence[] {
  return [...unitNodes(tree)].flatMap((node) => {
    const above = commentsOf(node).filter((comment) => startOf(comment) < startOf(node));
    const parts = above.length > 0 ? above : documentationOf(node);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return [];
    const unit = toRange(node);
    return sentencesOf(tree.text, startOf(first), endOf(last))
      .filter(({ text }) => normative.test(text))
      .map((sentence) => ({ ...sentence, unit }));
  });
}

function sentencesOf(
  text: string,
  start: number,
  end: number,
): { text: string; start: number; end: number }[] {
  // Comment signs become blanks, so that offsets stay.
  const plain = text
    .slice(start, end)
    .split("\n")
    .map((line) =>
      line
        .replace(sign, (found) => " ".repeat(found.length))
        .replace(/\*\/|"""|'''/g, (found) => " ".repeat(found.length)),
    )
    .join("\n");
  return [...plain.matchAll(/\S(?:[^.!?\n]|\n(?!\s*\n|\s*@)|[.!?](?!\s|$))*[.!?]?/g)].map((match) => ({
    text: match[0]
      .replace(/\s+/g, " ")
      .replace(/^@returns?\s+/, "Returns ")
      .replace(/^@throws\s+/, "Throws ")
      .trim(),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
