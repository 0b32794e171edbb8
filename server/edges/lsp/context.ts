import type { ClientCapabilities, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Composed } from "../../core/compose.ts";

/** All that handlers work on. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly composed: Composed;
  readonly client: ClientCapabilities;
  /** URIs of the root folders; kept up to date. */
  readonly roots: Set<string>;
}
