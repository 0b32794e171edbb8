import { BoundedParse } from "./boundedParse.ts";
import { newParser } from "./parserLibrary.ts";
import { copyNode, type SyntaxNode } from "./syntaxNode.ts";
import type { SyntaxTree } from "./syntaxTree.ts";
import type { Language, Parser } from "./treeSitter.ts";
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
  const parse = new BoundedParse(parser, tree.language, text, undefined, () => spent() > budget);
  const parsed = parse.goOn(() => false);
  parser.reset();
  if (!parsed) return undefined;
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
  const parser = newParser(language);
  parsers.set(language, parser);
  return parser;
}
