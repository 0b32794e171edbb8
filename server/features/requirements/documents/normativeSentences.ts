import { commentLines } from "../../../language/comments/commentBody.ts";
import { commentsOf, documentationOf } from "../../../language/comments/documentation.ts";
import { type AnyNode, startOf } from "../../../language/parse/anyNode.ts";
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
/** The demanding sentences of the comments right above functions and classes, and of docstrings. */
export function findNormativeSentences(tree: SyntaxTree): NormativeSentence[] {
  return [...unitNodes(tree)].flatMap((node) => {
    const above = commentsOf(node).filter((comment) => startOf(comment) < startOf(node));
    const parts = above.length > 0 ? above : documentationOf(node);
    const unit = toRange(node);
    return sentencesOf(parts)
      .filter(({ text }) => normative.test(text))
      .map((sentence) => ({ ...sentence, unit }));
  });
}

function sentencesOf(comments: readonly AnyNode[]): { text: string; start: number; end: number }[] {
  const [first] = comments;
  if (!first) return [];
  const start = startOf(first);
  const plain = withoutSigns(comments, start);
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

/** Comments with blanks in place of their signs, so that offsets stay. */
function withoutSigns(comments: readonly AnyNode[], start: number): string {
  let plain = "";
  for (const comment of comments)
    for (const { text, offset } of commentLines(comment.text.trimEnd())) {
      const at = startOf(comment) + offset - start;
      const isNext = plain !== "" && at > plain.length;
      plain += isNext ? `\n${" ".repeat(at - plain.length - 1)}${text}` : " ".repeat(at) + text;
    }
  return plain;
}
