import type { TextDocument } from "vscode-languageserver-textdocument";
import { closerOf, matchBrackets } from "../../../../language/lexical/matchBrackets.ts";
import { countFaults } from "../../../../language/parse/keepsParsing.ts";
import type { Syntax } from "../../../../language/parse/syntax.ts";
import type { SyntaxTree } from "../../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../../language/parse/treeSitter.ts";
import { withoutGroups } from "../../../../language/roles/tokens.ts";

/** What may follow the closing brackets of a block, by the parse tree. */
export interface BlockEnd {
  /** Ways to end it with which the file parses best. */
  readonly endings: readonly string[];
  /** Those of them whose last sign belongs to what encloses the block, rather than standing for itself. */
  readonly belonging: readonly string[];
  /** True where the file parses worse without anything behind the brackets. */
  readonly isRequired: boolean;
  /** True for a function that is called where it is written, or has to be. */
  readonly isInvoked: boolean;
}

/** Longer files are not parsed several times for a closing bracket. In UTF-16 code units. */
const longest = 400_000;

/** Tries ways to close the brackets that are open on the line of the innermost one, and tells which fit. */
export async function blockEnd(
  document: TextDocument,
  offset: number,
  block: { readonly at: number; readonly closers: string },
  ways: readonly string[],
  syntax: Syntax,
): Promise<BlockEnd | undefined> {
  const text = document.getText();
  if (text.length > longest || !syntax.supports(document.languageId)) return undefined;
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  const tail = after + missingClosers(before, after, block.closers.length, document.languageId);
  const tried: { way: string; errors: number; belongs: boolean; isInvoked: boolean }[] = [];
  for (const way of ways) {
    const found = await syntax.withEdited(document, before + block.closers + way + tail, (tree) => ({
      way,
      errors: countFaults(tree.rootNode),
      ...lookAt(tree, block.at, offset + block.closers.length, way),
    }));
    if (!found) return undefined;
    tried.push(found);
  }
  const fewest = Math.min(...tried.map(({ errors }) => errors));
  const best = tried.filter(({ errors }) => errors === fewest);
  return {
    endings: best.map(({ way }) => way),
    belonging: best.filter(({ belongs }) => belongs).map(({ way }) => way),
    isRequired: !best.some(({ way }) => way === ""),
    isInvoked: tried.some(({ way, isInvoked }) => way === "" && isInvoked),
  };
}

/** What closes the brackets that are open around the block and that the rest of the file does not close. */
function missingClosers(before: string, after: string, own: number, languageId: string): string {
  const open = matchBrackets(before, languageId).open.slice(0, -own);
  let left = open.length;
  for (let at = 0; left > 0; left--) {
    const { firstStray } = matchBrackets(after.slice(at), languageId);
    if (firstStray === -1) break;
    at += firstStray + 1;
  }
  const missing = open.slice(0, left).map(({ bracket }) => `\n${closerOf[bracket] ?? ""}`);
  return missing.reverse().join("");
}

/** What stands around the block whose first bracket is at `from` and whose last one ends at `end`. */
function lookAt(
  { rootNode, language }: SyntaxTree,
  from: number,
  end: number,
  way: string,
): { belongs: boolean; isInvoked: boolean } {
  const holder = way === "" ? undefined : rootNode.descendantForIndex(end, end + 1)?.parent;
  // A semicolon ends what it belongs to; in a body, it may stand for itself.
  const isEnd = holder?.endIndex === end + 1 && holder.parent !== null;
  // A comma stands between the members of something in brackets.
  const isWithin = [holder?.firstChild, holder?.previousSibling].some(
    (each) => (each?.text ?? "") in closerOf,
  );
  const belongs = holder != null && holder.startIndex <= from && (way === ";" ? isEnd : isWithin);
  let frame: Node | null = rootNode.descendantForIndex(end - 1, end);
  let isInvoked = false;
  for (; frame && frame.endIndex === end; frame = frame.parent) {
    const inner = withoutGroups(frame);
    if (!language.functions.has(inner.type)) continue;
    // A function in brackets of its own, and one behind a word that wants a call.
    if (inner.id !== frame.id || invoking.has(frame.parent?.firstChild?.text ?? "")) isInvoked = true;
  }
  return { belongs, isInvoked };
}

/** What stands before a function that has to be called at once. */
const invoking: ReadonlySet<string> = new Set(["go", "defer", "!", "void"]);
