import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import type { RuleId } from "../../../contract/config.ts";
import { commented } from "../../../language/lexical/commentSigns.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";

/** What a fixer is given: one finding, and the document it is in. The tree must not be kept. */
export interface FixContext {
  readonly document: TextDocument;
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly rule: RuleId;
  /** What the finding speaks of, where that is more than its place. */
  readonly subject: string | undefined;
  /** The finding's place, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A change that puts a finding right. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True for what one would want without looking: such fixes are part of `source.fixAll.inkling`. */
  readonly safe?: boolean;
  /** Where, in the changed text, a comment must stand: otherwise what was inserted became something else. */
  readonly commentAt?: number;
  /** True for what changes more than the finding's own words: editors show it before they make it. */
  readonly isReviewed?: boolean;
  /** True for the fix that an editor's auto-fix key should take. */
  readonly preferred?: boolean;
}

export type Fixer = (context: FixContext) => readonly Fix[];

/** The smallest named node over the finding. */
export function nodeAt({ tree, start, end }: Pick<FixContext, "tree" | "start" | "end">): Node | undefined {
  return tree.rootNode.namedDescendantForIndex(start, Math.max(start, end - 1)) ?? undefined;
}

/** The node itself or its nearest ancestor that is wanted. */
export function closest(node: Node | undefined, isWanted: (node: Node) => boolean): Node | undefined {
  for (let outer: Node | null | undefined = node; outer; outer = outer.parent)
    if (isWanted(outer)) return outer;
  return undefined;
}

/** An edit between two offsets. */
export function replace(document: TextDocument, start: number, end: number, newText: string): TextEdit {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The white space a line begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? "";
}

/** The line break the document uses. */
export function lineBreak(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

const usualStep = 4;
const widestStep = 8;

/** One step of indentation, as the document does it. */
export function indentStep(text: string): string {
  if (/^\t/m.test(text)) return "\t";
  const narrowest = [...text.matchAll(/^( +)\S/gm)]
    .map((match) => match[1]?.length ?? 0)
    .filter((width) => width > 1);
  return " ".repeat(narrowest.length > 0 ? Math.min(widestStep, ...narrowest) : usualStep);
}

/** A comment in the language's syntax, for one line. */
export function lineComment(languageId: string, text: string): string {
  return commented(text, languageId) ?? `// ${text}`;
}
