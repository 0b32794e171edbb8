import type { ClientCapabilities, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Composed } from "../../core/compose.ts";
import type { Backlog } from "./backlog.ts";

/** All that handlers work on. */
export interface ServerContext {
  readonly connection: Connection;
  readonly backlog: Pick<Backlog, "room">;
  readonly documents: TextDocuments<TextDocument>;
  readonly composed: Composed;
  readonly client: ClientCapabilities;
  /** URIs of the root folders; kept up to date. */
  readonly roots: Set<string>;
}
