import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../../language/parse/syntax.ts";
import type { Node } from "../../language/parse/treeSitter.ts";

/** A leaf of a comment or a string is never deeper in it. */
const deepest = 4;

/** Where a position is: prose (comment, string, documentation), a name, or anything else such as a keyword. */
export type Place = "prose" | "identifier" | "other";

/** Tells where an offset is. Text without a parser counts as prose: Markdown, plain text, configuration. */
export async function placeAt(syntax: Syntax, document: TextDocument, offset: number): Promise<Place> {
  if (!syntax.supports(document.languageId)) return "prose";
  const tree = await syntax.parse(document);
  if (!tree) return "prose";
  const { comments, strings, identifiers } = tree.language;
  for (const at of [offset, offset - 1]) {
    let node = at < 0 ? null : tree.rootNode.descendantForIndex(at, at);
    if (node && identifiers.has(node.type)) return "identifier";
    // Code inside a template string (`${…}`) is found as an identifier or other leaf before its string is.
    for (let depth = 0; node && depth < deepest && !isCodeInText(node); depth++, node = node.parent)
      if (comments.has(node.type) || strings.has(node.type)) return "prose";
  }
  return "other";
}

function isCodeInText({ type }: Node): boolean {
  return type.includes("substitution") || type.includes("interpolation");
}
