/** Requests about a document, each with a look at whether the answer is about that document. */
import { setTimeout } from "node:timers/promises";
import type { CodeAction, Diagnostic, Hover, InlineCompletionItem } from "vscode-languageserver-protocol";
import { InlineCompletionTriggerKind } from "vscode-languageserver-protocol";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import type { SoakDocument } from "./documents.ts";

/** A request, and whether its answer belongs to the document that was asked about. */
export interface Asking {
  readonly name: string;
  ask(client: LspClient, document: SoakDocument): Promise<boolean>;
}

/** What an editor asks when typing pauses. */
export const askings: readonly Asking[] = [
  {
    name: "hover",
    async ask(client, document) {
      const { uri, term, termPosition: position } = document;
      const hover = await client.request<Hover | null>("textDocument/hover", {
        textDocument: { uri },
        position,
      });
      return JSON.stringify(hover?.contents ?? "").includes(term);
    },
  },
  {
    name: "diagnostics",
    async ask(client, document) {
      const marks = (await problems(client, document.uri)).filter(({ message }) =>
        /document \d+ speaks/.test(message),
      );
      return marks.length === 1 && marks.every(({ message }) => message.includes(markOf(document)));
    },
  },
  {
    name: "code actions",
    async ask(client, { uri, position }) {
      const range = { start: { line: position.line, character: 0 }, end: position };
      const actions = await client.request<CodeAction[] | null>("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
      return (actions ?? [])
        .flatMap(({ edit }) => Object.keys(edit?.changes ?? {}))
        .every((at) => at === uri);
    },
  },
  {
    name: "completion",
    async ask(client, { uri, position }) {
      const items = await inlineCompletion(client, uri, position);
      return items.every(({ range }) => range === undefined || range.start.line === position.line);
    },
  },
];

function markOf({ number, term }: SoakDocument): string {
  return `document ${number} speaks of a ${term}`;
}

/** Ghost text at a place, as an editor asks for it when something was typed. */
export async function inlineCompletion(
  client: LspClient,
  uri: string,
  position: { line: number; character: number },
): Promise<readonly InlineCompletionItem[]> {
  const answer = await client.request<InlineCompletionItem[] | null>("textDocument/inlineCompletion", {
    textDocument: { uri },
    position,
    context: { triggerKind: InlineCompletionTriggerKind.Automatic },
  });
  return answer ?? [];
}

/** What is read of a problem; our server's messages are plain text. */
export interface Problem extends Omit<Diagnostic, "message"> {
  readonly message: string;
}

export async function problems(client: LspClient, uri: string): Promise<readonly Problem[]> {
  const { items } = await client.request<{ items: Problem[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  return items;
}

/**
 * The documents whose text is not the oracle's, as far as it shows: the text that was edited must show what the oracle's text
 * shows when it is opened anew. Nothing may have been typed for a while: nobody is told of errors where they type.
 */
export async function differing(
  client: LspClient,
  documents: readonly SoakDocument[],
): Promise<readonly SoakDocument[]> {
  await setTimeout(quietMs);
  const differ: SoakDocument[] = [];
  for (const document of documents) {
    const { uri, language, text } = document;
    const edited = await shownOf(client, document);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.open(uri, language, text);
    if (edited !== (await shownOf(client, document))) differ.push(document);
  }
  return differ;
}

/** Longer than errors are kept back where somebody types, in milliseconds. */
const quietMs = 2_000;

/** All problems of a document with their places, and the line with the cursor: made a TODO, its text is a problem's message. */
async function shownOf(client: LspClient, { uri, comment, position }: SoakDocument): Promise<string> {
  const shown = await problems(client, uri);
  const start = { line: position.line, character: 0 };
  const mark = `${comment} TODO: `;
  await client.type(uri, start.line, start.character, mark);
  const marked = (await problems(client, uri)).filter(({ range }) => range.start.line === start.line);
  const end = { line: start.line, character: mark.length };
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: client.nextVersion() },
    contentChanges: [{ range: { start, end }, text: "" }],
  });
  const todos = marked.filter(({ code }) => code === "todo-comment");
  return JSON.stringify([...shown, ...todos].map(({ code, message, range }) => ({ code, message, range })));
}
