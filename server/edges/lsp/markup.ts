import { type ClientCapabilities, type MarkupContent, MarkupKind } from "vscode-languageserver";
import { plainText } from "../../text/plainText.ts";

/** What a hover says: Markdown, but for clients that say that they do not read it. */
export function toMarkup(client: ClientCapabilities, markdown: string): MarkupContent {
  const formats = client.textDocument?.hover?.contentFormat;
  return formats === undefined || formats.includes(MarkupKind.Markdown)
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
}
