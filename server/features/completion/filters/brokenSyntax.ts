import type { TextDocument } from "vscode-languageserver-textdocument";
import { dataOf } from "../../../language/dataOf.ts";
import { closerOf, matchBrackets } from "../../../language/lexical/matchBrackets.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { CursorContext } from "../cursorContext.ts";
import { closersHeld } from "../midLine.ts";
import type { SilenceReason } from "../silence.ts";

/** Characters around the cursor in which errors are counted: counting them all takes too long in a long file. */
const reach = 8_000;

/**
 * Text that makes the parse worse: more error nodes with it than without. A block that the text opens may end in the
 * document already or have to be typed yet, so it is tried both as it is and closed. The beginning of a line may be anything
 * that can still become valid: with the rest that the model would say, or with a name behind it.
 * @param rest what the model says behind the text; undefined when the line ends with it
 * Implements INV-9.
 */
export async function brokenSyntax(
  document: TextDocument,
  { position, linePrefix, lineRest, languageId }: CursorContext,
  text: string,
  syntax: Syntax,
  rest?: string,
): Promise<SilenceReason | undefined> {
  const tree = await syntax.parse(document);
  if (!tree) return undefined;
  const cursor = document.offsetAt(position);
  const errors = countErrors(tree, cursor);
  // The selected item of a suggestion list stands in the line, but not yet in the document.
  const typed = tree.text.slice(document.offsetAt({ line: position.line, character: 0 }), cursor);
  const head = tree.text.slice(0, cursor - typed.length) + linePrefix;
  const tail = tree.text.slice(cursor);
  for (const end of new Set(endsOf(text, languageId, rest))) {
    const held = closersHeld(text + end, lineRest, languageId);
    const edited = head + text + end + tail.slice(held);
    const after = await syntax.withEdited(document, edited, (changed) => countErrors(changed, cursor));
    if (after === undefined || after <= errors) return undefined;
  }
  return "broken-syntax";
}

/** Ways in which the text may go on, the likeliest first. */
function endsOf(text: string, languageId: string, rest: string | undefined): readonly string[] {
  const closed = endOf(text, languageId);
  if (rest === undefined) return ["", closed];
  const named = `${/[\p{L}\p{N}_$\s]$/u.test(text) ? "" : " "}x`;
  return [rest, rest + endOf(text + rest, languageId), closed, named + closed];
}

/** What closes the brackets and blocks that `text` opens. */
function endOf(text: string, languageId: string): string {
  const closers = matchBrackets(text, languageId).open.map(({ bracket }) => closerOf[bracket] ?? "");
  return dataOf(languageId)?.layout?.blocks === "indentation" && /:\s*$/.test(text)
    ? " pass"
    : closers.reverse().join("");
}

/** Error nodes near the cursor; a tree that has only invented tokens counts as half an error. */
function countErrors({ rootNode }: SyntaxTree, cursor: number): number {
  if (!rootNode.hasError) return 0;
  const from = rootNode.descendantForIndex(Math.max(0, cursor - reach))?.startPosition;
  const to = rootNode.descendantForIndex(cursor + reach)?.endPosition;
  const errors = rootNode.descendantsOfType("ERROR", from, to).length;
  return errors === 0 ? 0.5 : errors;
}
