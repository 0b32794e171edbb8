/** Answers of the service, in the words of LSP and of our own protocol. */
import {
  type Hover,
  type InlineCompletionItem,
  type InlineCompletionParams,
  InlineCompletionTriggerKind,
  type StringValue,
} from "vscode-languageserver";
import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { classifyThoroughly } from "../../core/classifyThoroughly.ts";
import type { Composed } from "../../core/compose.ts";
import { type CompletionAnswer, silenceReasons } from "../../features/completion/silence.ts";
import type { ServerContext } from "./context.ts";
import { toMarkup } from "./markup.ts";
import {
  type ClassificationResult,
  type ClassifyParams,
  type CompleteResult,
  closersCapability,
  type PlaceParams,
} from "./protocol.ts";
import type { Status } from "./status.ts";

/** Answers `textDocument/inlineCompletion`, and tells the status bar why if there is nothing to show. */
export async function answerInlineCompletion(
  { composed, client }: ServerContext,
  status: Status,
  document: TextDocument,
  { position, context }: InlineCompletionParams,
  signal: AbortSignal,
): Promise<InlineCompletionItem[]> {
  const invoked = context.triggerKind === InlineCompletionTriggerKind.Invoked;
  if (status.paused && !invoked) return [];
  const selected = context.selectedCompletionInfo;
  const isInkling = client.experimental?.[closersCapability] === true;
  const answer = await composed.service.completion.completeInline(
    document,
    position,
    {
      triggerKind: invoked ? "invoked" : "automatic",
      showsAround: isInkling,
      ...(selected ? { selectedCompletion: selected } : {}),
    },
    signal,
  );
  if (signal.aborted || answer.reason === "superseded") return [];
  status.completed({
    ms: answer.ms,
    ...(answer.reason === undefined ? {} : { silence: silenceReasons[answer.reason] }),
  });
  if (answer.text === "") return [];
  return [{ insertText: isInkling ? withClosers(answer) : answer.insertText, range: answer.range }];
}

/** The text with the closing brackets that typing it would have put behind the cursor. */
function withClosers({ insertText, closers }: CompletionAnswer): string | StringValue {
  if (closers === "") return insertText;
  return { kind: "snippet", value: `${escapeSnippet(insertText)}$0${escapeSnippet(closers)}` };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Answers `textDocument/hover`. */
export async function answerHover(
  { client, composed: { service } }: ServerContext,
  document: TextDocument,
  position: Position,
  signal: AbortSignal,
): Promise<Hover | null> {
  const answer =
    (await service.requirements.hover(document, position, signal)) ??
    (await service.hover.hoverAt(document, position, signal));
  return answer ? { contents: toMarkup(client, answer.definition), range: answer.range } : null;
}

/** Answers `inkling/complete`: what ghost text would say if asked, and why it would be silent. */
export async function answerCompletion(
  { composed, documents }: ServerContext,
  { uri, position }: PlaceParams,
  signal: AbortSignal,
): Promise<CompleteResult | null> {
  const document = documents.get(uri) ?? (await composed.ports.workspace.document(uri));
  if (!document) return null;
  const { text, tier, confidence, ms, reason } = await composed.service.completion.completeInline(
    document,
    position,
    { triggerKind: "invoked" },
    signal,
  );
  return { text, tier, confidence, ms, ...(reason === undefined ? {} : { reason }) };
}

/** Answers `inkling/classify`. */
export async function answerClassify(
  { ports, service }: Composed,
  { uri }: ClassifyParams,
  signal: AbortSignal,
): Promise<ClassificationResult | null> {
  const document = await ports.workspace.document(uri);
  if (!document) return null;
  const path = ports.workspace.relativePath(uri) || URI.parse(uri).fsPath;
  const file = { path, text: document.getText(), uri, languageId: document.languageId };
  const { libraries, patterns, ...result } = await classifyThoroughly(service, file, signal);
  return { ...result, libraries: [...libraries], patterns: { ...patterns } };
}
