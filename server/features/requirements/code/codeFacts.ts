import { isDocumentationString } from "../../../language/comments/documentation.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment, isLiteral, isTextLiteral } from "../../../language/roles/tokens.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { type ProgramCode, readProgramCode } from "./programCode.ts";
import { findStub, type Stub } from "./stub.ts";

/** What is read of a text, in characters. */
const readOfText = 500;

/** What can be known of a piece of code without running it for real. Nodes lead to evidence. */
export interface CodeFacts {
  readonly name: string;
  readonly unit: SyntaxNode;
  readonly stub: Stub | undefined;
  readonly program: ProgramCode;
  /** Stems of the words in identifiers and texts, with the first node that has each. */
  readonly words: ReadonlyMap<string, SyntaxNode>;
  /** The code without comments, for patterns. */
  readonly code: string;
}

/**
 * Reads the facts of one unit.
 * @param context what else of the file belongs to it: constants it may use, functions it may call
 */
export function readCodeFacts(
  unit: SyntaxNode,
  name: string,
  context: readonly SyntaxNode[] = [],
): CodeFacts {
  const all = [...unit.descendants()];
  const comments = all.filter((node) => isComment(node) || isDocumentationString(node));
  const nodes = all.filter(
    (node) => !comments.some((comment) => comment.start <= node.start && node.end <= comment.end),
  );
  return {
    name,
    unit,
    stub: findStub(unit),
    program: readProgramCode(unit, context),
    words: readWords(nodes),
    code: codeWithout(comments, unit),
  };
}

function readWords(nodes: readonly SyntaxNode[]): Map<string, SyntaxNode> {
  const words = new Map<string, SyntaxNode>();
  for (const node of nodes) {
    const isLeaf = node.named && node.children.length === 0 && !isLiteral(node);
    if (!isLeaf && !isTextLiteral(node)) continue;
    for (const word of splitWords(node.text.slice(0, readOfText)).map(stem))
      if (!words.has(word)) words.set(word, node);
  }
  return words;
}

function codeWithout(comments: readonly SyntaxNode[], unit: SyntaxNode): string {
  let code = "";
  let at = unit.start;
  for (const comment of comments) {
    if (comment.start < at) continue;
    code += unit.source.slice(at, comment.start);
    at = comment.end;
  }
  return code + unit.source.slice(at, unit.end);
}
