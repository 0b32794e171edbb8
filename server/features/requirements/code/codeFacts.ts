import type { LanguageFacts } from "../../../language/languageFacts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
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
  language: LanguageFacts,
  context: readonly SyntaxNode[] = [],
): CodeFacts {
  const all = [...unit.descendants()];
  const comments = all.filter((node) => language.comments.has(node.type) || isDocstring(node));
  const nodes = all.filter(
    (node) => !comments.some((comment) => comment.start <= node.start && node.end <= comment.end),
  );
  return {
    name,
    unit,
    stub: findStub(unit),
    program: readProgramCode(unit, language.grammar, context),
    words: readWords(nodes, language),
    code: codeWithout(comments, unit),
  };
}

function readWords(nodes: readonly SyntaxNode[], language: LanguageFacts): Map<string, SyntaxNode> {
  const isName = ({ children, named, type }: SyntaxNode) =>
    named &&
    children.length === 0 &&
    (/identifier|name|constant|^word$/.test(type) || language.identifiers.has(type));
  const words = new Map<string, SyntaxNode>();
  for (const node of nodes) {
    if (!isName(node) && !language.strings.has(node.type)) continue;
    for (const word of splitWords(node.text.slice(0, readOfText)).map(stem))
      if (!words.has(word)) words.set(word, node);
  }
  return words;
}

function isDocstring(node: SyntaxNode): boolean {
  const parent = node.parent;
  return node.type === "string" && parent?.type === "expression_statement" && parent.children.length === 1;
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
