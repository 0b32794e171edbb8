import {
  type Disposable,
  type InlineCompletionItem,
  InlineCompletionTriggerKind,
  SnippetString,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import type { Middleware, StaticFeature } from "vscode-languageclient/node";
import { closersCapability } from "../server/edges/lsp/protocol.ts";

/** Tells the server that a suggestion may come with closing brackets behind the cursor, as a snippet, and around those that stand there. */
export const closersFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...(capabilities.experimental ?? {}), [closersCapability]: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

/** Documents whose last change undid another or did it again: nobody types there. */
const undone = new WeakSet<TextDocument>();

/** Notes which documents were last changed by undoing. */
export function noteUndoing(): Disposable {
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    if (contentChanges.length === 0) return;
    if (reason === undefined) undone.delete(document);
    else undone.add(document);
  });
}

/**
 * Keeps ghost text silent where it was not asked for and would be in the way: several cursors, or a selection; or where nobody
 * types.
 */
export const inlineCompletionMiddleware: Middleware = {
  async provideInlineCompletionItems(document, position, context, token, next) {
    const editor = window.visibleTextEditors.find((candidate) => candidate.document === document);
    const [selection, ...others] = editor?.selections ?? [];
    const inTheWay = others.length > 0 || selection?.isEmpty === false || undone.has(document);
    if (inTheWay && context.triggerKind === InlineCompletionTriggerKind.Automatic) return [];
    const answer = await next(document, position, context, token);
    if (answer && !closesBrackets(document))
      for (const item of Array.isArray(answer) ? answer : answer.items) dropClosers(item);
    return answer;
  },
};

/** Whether typing an opening bracket here puts the closing one behind the cursor. */
function closesBrackets(document: TextDocument): boolean {
  return workspace.getConfiguration("editor", document).get("autoClosingBrackets") !== "never";
}

/** Leaves of a suggestion with closing brackets behind the cursor what is typed before it. */
function dropClosers(item: InlineCompletionItem): void {
  if (!(item.insertText instanceof SnippetString)) return;
  const [typed = ""] = item.insertText.value.split("$0", 1);
  item.insertText = typed.replace(/\\([\\$}])/g, "$1");
}
