import { copyNode, type SyntaxNode } from "./syntaxNode.ts";
import type { SyntaxTree } from "./syntaxTree.ts";
import { type Language, type Parser, treeSitter } from "./treeSitter.ts";
import { workClock } from "./workClock.ts";

/** Processor time a snippet may take, in milliseconds. */
const budget = 50;
const maxLength = 20_000;

const parsers = new WeakMap<Language, Parser>();

/** Parses a piece of text in the language of a tree; undefined when the grammar does not allow it. */
export function parseSnippet({ tree }: SyntaxTree, text: string): SyntaxNode | undefined {
  if (text.length > maxLength) return undefined;
  const parser = parserOf(tree.language);
  const spent = workClock();
  const parsed = parser.parse(text, null, { progressCallback: () => spent() > budget });
  if (!parsed) {
    parser.reset();
    return undefined;
  }
  const cursor = parsed.walk();
  try {
    return parsed.rootNode.hasError ? undefined : copyNode(cursor, text, undefined);
  } finally {
    cursor.delete();
    parsed.delete();
  }
}

function parserOf(language: Language): Parser {
  const known = parsers.get(language);
  if (known) return known;
  const parser = new treeSitter.Parser();
  parser.setLanguage(language);
  parsers.set(language, parser);
  return parser;
}
