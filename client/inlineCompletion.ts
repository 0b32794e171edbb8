import {
  type InlineCompletionItem,
  InlineCompletionTriggerKind,
  SnippetString,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import type { Middleware, StaticFeature } from "vscode-languageclient/node";
import { closersCapability } from "../server/edges/lsp/protocol.ts";

/** Tells the server that a suggestion may come with closing brackets behind the cursor, as a snippet. */
export const closersFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...(capabilities.experimental ?? {}), [closersCapability]: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

/** Keeps ghost text silent where it was not asked for and would be in the way: several cursors, or a selection. */
export const inlineCompletionMiddleware: Middleware = {
  async provideInlineCompletionItems(document, position, context, token, next) {
    const editor = window.visibleTextEditors.find((candidate) => candidate.document === document);
    const [selection, ...others] = editor?.selections ?? [];
    const inTheWay = others.length > 0 || selection?.isEmpty === false;
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
