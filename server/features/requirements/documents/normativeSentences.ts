import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { allUnits, findUnit, isInDocumentation } from "../code/codeUnits.ts";
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
/** How far above a definition its comment may start, in characters. */
const reach = 3_000;

/** The demanding sentences of the comments right above functions and classes, and of docstrings. */
export function findNormativeSentences(tree: SyntaxTree): NormativeSentence[] {
  return allUnits(tree).flatMap((unit) => {
    const comment = commentAbove(tree, unit) ?? docstring(tree, unit);
    if (!comment) return [];
    return sentencesOf(tree.text, comment.start, comment.end)
      .filter(({ text }) => normative.test(text))
      .map((sentence) => ({ ...sentence, unit }));
  });
}

function commentAbove(tree: SyntaxTree, unit: UnitRange): { start: number; end: number } | undefined {
  const { text } = tree;
  let start = unit.start;
  while (unit.start - start < reach) {
    const end = text.slice(0, start).trimEnd().length;
    if (
      end === 0 ||
      (text.slice(end, start).match(/\n/g)?.length ?? 0) > 1 ||
      !isInDocumentation(tree, end - 1)
    )
      break;
    start = tree.rootNode.descendantForIndex(end - 1, end - 1)?.startIndex ?? end - 1;
  }
  return start < unit.start && findUnit(tree, start)?.start === unit.start
    ? { start, end: unit.start }
    : undefined;
}

function docstring(tree: SyntaxTree, unit: UnitRange): { start: number; end: number } | undefined {
  const match = /^[^\n]*(?:\n[^\n]*){0,5}?:[ \t]*\n[ \t]*((?:"""|''')[\s\S]{0,3000}?(?:"""|'''))/.exec(
    tree.text.slice(unit.start, unit.end),
  );
  if (!match?.[1]) return undefined;
  const end = unit.start + match[0].length;
  return { start: end - match[1].length, end };
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
