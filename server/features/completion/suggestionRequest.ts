import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../../contract/config.ts";
import type { CursorContext } from "./cursorContext.ts";
import type { JudgedEnding, SilenceReason } from "./silence.ts";
import type { TextChange } from "./typing.ts";

/** A place where a suggestion is wanted. */
export interface SuggestionRequest {
  readonly document: TextDocument;
  readonly context: CursorContext;
  readonly config: Config;
  /** Nobody asked, so there is a delay before the model is. */
  readonly automatic: boolean;
  /** Other text follows on the line: only an edit may be shown that is like the last one. */
  readonly midLine: boolean;
  /** Only what has been shown here before may be shown. */
  readonly onlyShown: boolean;
  /** Mean time between keystrokes in milliseconds, if known. */
  readonly interval: number | undefined;
}

export type Suggestion = { readonly endings?: readonly JudgedEnding[] } & (
  | {
      readonly text: string;
      readonly tier: "heuristic" | "model";
      readonly confidence: number;
      /** As in a proposal. */
      readonly held?: number;
    }
  | { readonly reason: SilenceReason; readonly confidence: number }
);

/** Finds the suggestion for a place where one may be shown. */
export interface Suggester {
  suggest(wanted: SuggestionRequest, signal: AbortSignal): Promise<Suggestion>;
  /** Gets ready for a place where the user may begin to type. */
  getReady(document: TextDocument, context: CursorContext, config: Config): void;
  /** Reads what the workspace tells of a document's names; rejects with the signal's reason when it is aborted before. */
  readWorkspace(document: TextDocument, signal: AbortSignal): Promise<void>;
  /** Notes a document before its first edit. */
  seen(document: TextDocument): void;
  /** Notes an edit at a line, for what other lines and documents may learn from it. */
  edited(document: TextDocument, line: number, changes: readonly TextChange[]): void;
  /** Notes that files were created, changed or deleted on disk. */
  changedFiles(uris: readonly string[]): void;
  forget(uri: string): void;
  readonly hitRate: number | undefined;
}
