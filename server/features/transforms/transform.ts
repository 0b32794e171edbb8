import type { SyntaxNode } from "../../language/parse/syntaxNode.ts";

/** A change of the text between two offsets, in UTF-16 code units. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a transformation makes of a node: edits that belong together, or a reason why it must not. */
export type Rewrite =
  | {
      /** In any order, not overlapping. */
      readonly edits: readonly OffsetEdit[];
      /** Says more than the transformation's own title, such as the name that was found. */
      readonly title?: string;
      /**
       * What must hold for the meaning to stay the same, as a clause, where the code alone cannot tell: the user reads it in
       * the title and decides; it is never done everywhere at once.
       */
      readonly assumes?: string;
      /** Those of the edits that hold without it, where there are some: these are made everywhere at once. */
      readonly certain?: readonly OffsetEdit[];
      /** Where one types next, as an offset in the new text. */
      readonly cursor?: number;
    }
  | {
      /** Why the meaning could change, as a sentence for the user. */
      readonly refused: string;
    };

/** What a transformation may look at. */
export interface TransformContext {
  readonly text: string;
  readonly languageId: string;
  /** The document's path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly root: SyntaxNode;
  /** What the user selected, in UTF-16 code units; empty at a mere cursor. */
  readonly selection: { readonly start: number; readonly end: number };
  /** Trees of the files nearest to it, for how the project calls things; left out where nobody waits for names. */
  readonly related?: readonly SyntaxNode[];
}

/** A small change that keeps what the program does. One file each; `catalog.ts` lists them. */
export interface Transform {
  /** Identifier for the terminal and for settings, such as `function-to-arrow`. */
  readonly name: string;
  /** As a code action is called: an imperative, without a full stop. */
  readonly title: string;
  readonly kind: "refactor.rewrite" | "refactor.extract" | "refactor.inline";
  /** LSP identifiers. */
  readonly languages: readonly string[];
  /** A line before and a line after, for the documentation. */
  readonly example: readonly [before: string, after: string];
  /** The language of the example, where it is not one of all of them. */
  readonly exampleLanguage?: string;
  /** What it refuses and why, for the documentation: one sentence each. */
  readonly refuses: readonly string[];
  /**
   * What becomes of a node; undefined where the transformation does not concern it, or would change nothing. Asked for
   * the innermost node at the cursor first, then for those around it.
   */
  rewrite(node: SyntaxNode, context: TransformContext): Rewrite | undefined;
}

/** An edit that puts a text in place of a node. */
export function replaceNode(node: Pick<SyntaxNode, "start" | "end">, text: string): OffsetEdit {
  return { start: node.start, end: node.end, text };
}

/** The text with the edits made. */
export function applyOffsetEdits(text: string, edits: readonly OffsetEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
