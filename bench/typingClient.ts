import { setTimeout } from "node:timers/promises";
import { type InlineCompletionItem, InlineCompletionTriggerKind } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type CompleteResult,
  completeRequest,
  cursorRestsNotification,
  type PlaceParams,
} from "../server/edges/lsp/protocol.ts";
import type { LspClient } from "../test/protocol/lspClient.ts";
import { apply, type Keystroke, type TypingSession } from "./keystrokes.ts";
import { processorTime } from "./series.ts";

/** After a jump the user asks; unasked there would be silence until something is typed. */
const triggers: Readonly<Record<Keystroke["kind"], InlineCompletionTriggerKind>> = {
  type: InlineCompletionTriggerKind.Automatic,
  backspace: InlineCompletionTriggerKind.Automatic,
  jump: InlineCompletionTriggerKind.Invoked,
};

/** How the user behaves between keystrokes. */
export interface Reader {
  /** Between an answer and the next keystroke: the user reads what is shown. In milliseconds. */
  readonly pauseMs: number;
  /** Whoever reads rests at every other place before going on; this says whether at the first. */
  readonly restsFirst: boolean;
}

/** How long the cursor rests at a place after it was reported, in milliseconds. */
const restMs = 1_000;

/** One keystroke and what came of it. */
export interface TypedKeystroke {
  readonly kind: Keystroke["kind"] | "accept";
  readonly ms: number;
  readonly cpuMs: number;
  /** The ghost text shown after it; empty when silent. */
  readonly shown: string;
  /** True when the character was the next one of the ghost text shown before. */
  readonly typedThrough: boolean;
  /** True for a jump after which the cursor rested before ghost text was asked for. */
  readonly rested: boolean;
  /** What comes behind a suggestion that was taken. */
  readonly next?: NextPart;
}

/** What comes behind a suggestion that was taken. */
export interface NextPart {
  /** Whether the suggestion was all of its line: then there is no next part. */
  readonly endsLine: boolean;
  /** What is said when asked for after Tab has shown nothing; empty when that is sure of nothing either. */
  readonly said: string;
  /** From Tab to what was said, in milliseconds. */
  readonly ms: number;
}

/**
 * Plays a session against a server as an editor does: for every keystroke an edit, and at once requests for the
 * document's problems and for ghost text.
 */
export async function playSession(
  client: LspClient,
  session: TypingSession,
  { pauseMs, restsFirst }: Reader,
): Promise<readonly TypedKeystroke[]> {
  const { file, keystrokes } = session;
  const uri = client.uri(`bench/${file.path}`);
  await client.open(uri, file.language, session.start);
  const played: TypedKeystroke[] = [];
  let text = session.start;
  let shown = "";
  let rests = restsFirst;
  const play = async (kind: TypedKeystroke["kind"], keystroke: Keystroke, coming?: string) => {
    if (pauseMs > 0) await setTimeout(pauseMs);
    // Whoever types the last character of what is shown has nothing more of it to be shown.
    const typedThrough =
      keystroke.kind === "type" &&
      shown.length > keystroke.insert.length &&
      shown.startsWith(keystroke.insert);
    const cpuBefore = processorTime(client.pids);
    const rested = keystroke.kind === "jump" && pauseMs > 0 && rests;
    if (keystroke.kind === "jump") rests = !rests;
    if (rested) await rest(client, uri, TextDocument.create(uri, file.language, 0, text), keystroke.offset);
    const started = performance.now();
    const place = TextDocument.create(uri, file.language, 0, text);
    const pulled = keystroke.kind === "jump" ? undefined : edit(client, place, keystroke);
    const after = apply(text, keystroke);
    text = after.text;
    const position = TextDocument.create(uri, file.language, 0, text).positionAt(after.cursor);
    const items = await client.request<InlineCompletionItem[] | { items: InlineCompletionItem[] } | null>(
      "textDocument/inlineCompletion",
      { textDocument: { uri }, position, context: { triggerKind: triggers[keystroke.kind] } },
    );
    const ms = performance.now() - started;
    const [item] = Array.isArray(items) ? items : (items?.items ?? []);
    await pulled;
    shown = typeof item?.insertText === "string" ? beyondCursor(item, position.character) : "";
    const cpuMs = processorTime(client.pids) - cpuBefore;
    const taken = { endsLine: shown === "" && coming === "\n", shown, ms };
    const next = kind === "accept" ? { next: await nextPart(client, { uri, position }, taken, started) } : {};
    played.push({ kind, ms, cpuMs, shown, typedThrough, rested, ...next });
  };
  for (let index = 0; index < keystrokes.length; ) {
    const keystroke = keystrokes[index];
    if (!keystroke) break;
    const length = acceptable(keystrokes, index, shown);
    if (length > 1 && index % 2 === 0) {
      await play("accept", { ...keystroke, insert: shown }, keystrokes[index + length]?.insert ?? "\n");
      index += length;
    } else {
      await play(keystroke.kind, keystroke);
      index++;
    }
  }
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  return played;
}

/** Looks whether something sure comes behind a suggestion that was taken, where Tab has shown nothing. */
async function nextPart(
  client: LspClient,
  place: PlaceParams,
  { endsLine, shown, ms }: { readonly endsLine: boolean; readonly shown: string; readonly ms: number },
  started: number,
): Promise<NextPart> {
  if (endsLine || shown !== "") return { endsLine, said: shown, ms };
  const answer = await client.request<CompleteResult | null>(completeRequest, place);
  return { endsLine, said: answer?.text ?? "", ms: performance.now() - started };
}

/** Lets the cursor rest at a place, as the extension reports it. */
async function rest(client: LspClient, uri: string, document: TextDocument, offset: number): Promise<void> {
  await client.connection.sendNotification(cursorRestsNotification, {
    uri,
    position: document.positionAt(offset),
  });
  await setTimeout(restMs);
}

/** Sends an edit and asks for the problems of what it leaves; resolves when they have come. */
async function edit(client: LspClient, document: TextDocument, keystroke: Keystroke): Promise<void> {
  const start = document.positionAt(keystroke.offset);
  const end = document.positionAt(keystroke.offset + keystroke.remove);
  const changed = client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: document.uri, version: client.nextVersion() },
    contentChanges: [{ range: { start, end }, text: keystroke.insert }],
  });
  const problems = client.request("textDocument/diagnostic", { textDocument: { uri: document.uri } });
  await Promise.all([changed, problems]);
}

/** The part of an item's text that lies behind the cursor. */
function beyondCursor(item: InlineCompletionItem, cursor: number): string {
  const text = typeof item.insertText === "string" ? item.insertText : "";
  return text.slice(cursor - (item.range?.start.character ?? cursor));
}

/** How many of the coming keystrokes type exactly what is shown; 0 when what is shown is not what is coming. */
function acceptable(keystrokes: readonly Keystroke[], index: number, shown: string): number {
  if (shown === "") return 0;
  const coming = keystrokes.slice(index, index + shown.length);
  const typed = coming.map(({ kind, insert }) => (kind === "type" ? insert : "\0")).join("");
  return typed === shown ? shown.length : 0;
}
