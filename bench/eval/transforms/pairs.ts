import { TextDocument } from "vscode-languageserver-textdocument";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { copyNode, isFunction, type SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";
import type { Pair } from "./compareRuns.ts";

const never = new AbortController().signal;
/** Longer functions seldom run on made-up values. */
const longest = 4_000;
const plainFunctions = /^(?:function_declaration|function_expression|arrow_function|function_definition)$/;

/** The file's functions that a transformation changes, each as a text of its own. */
export async function pairsOf(
  transforms: TransformsProvider,
  syntax: Syntax,
  names: readonly string[],
  file: { readonly text: string; readonly languageId: string; readonly place: string },
): Promise<readonly Pair[]> {
  const { text, languageId, place } = file;
  const functions = (await functionTexts(syntax, languageId, text)).filter((each) => each.length <= longest);
  const pairs: Pair[] = [];
  for (const before of functions)
    for (const transform of names) {
      const document = TextDocument.create("file:///a", languageId, 1, framed(before, languageId));
      const { text: after } = await transforms.rewriteAll(transform, document, never);
      if (after === document.getText()) continue;
      pairs.push({
        transform,
        place,
        before: bare(document.getText(), languageId),
        after: bare(after, languageId),
      });
    }
  return pairs;
}

async function functionTexts(syntax: Syntax, languageId: string, text: string): Promise<readonly string[]> {
  const root = await syntax.withTree(languageId, text, ({ tree }) => {
    const cursor = tree.walk();
    try {
      return copyNode(cursor, text, undefined);
    } finally {
      cursor.delete();
    }
  });
  if (!root) return [];
  const outermost: SyntaxNode[] = [];
  for (const node of root.descendants())
    if (isFunction(node) && plainFunctions.test(node.type) && !outermost.some(({ end }) => node.start < end))
      outermost.push(node);
  return outermost.map((node) => dedented(text, node.start, node.end));
}

function dedented(text: string, start: number, end: number): string {
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const inner = text.slice(start, end);
  return /^[ \t]+$/.test(indent) ? inner.replaceAll(`\n${indent}`, "\n") : inner;
}

/** An expression by itself is no statement: JavaScript's functions stand in brackets. */
function framed(text: string, languageId: string): string {
  return languageId === "python" ? `${text}\n` : `(${text});\n`;
}

function bare(text: string, languageId: string): string {
  return languageId === "python" ? text : text.replace(/;\n$/, "");
}
