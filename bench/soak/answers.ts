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
 * The documents whose text is not the oracle's, as far as problems tell: those of the text that was edited, with their places,
 * must be those of the oracle's text opened anew. Nothing may have been typed for a while: nobody is told of errors where
 * they type.
 */
export async function differing(
  client: LspClient,
  documents: readonly SoakDocument[],
): Promise<readonly SoakDocument[]> {
  await setTimeout(quietMs);
  const differ: SoakDocument[] = [];
  for (const document of documents) {
    const { uri, language, text } = document;
    const edited = places(await problems(client, uri));
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.open(uri, language, text);
    if (edited !== places(await problems(client, uri))) differ.push(document);
  }
  return differ;
}

/** Longer than errors are kept back where somebody types, in milliseconds. */
const quietMs = 2_000;

function places(found: readonly Problem[]): string {
  return JSON.stringify(found.map(({ code, message, range }) => ({ code, message, range })));
}
