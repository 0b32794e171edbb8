import { InlineCompletionTriggerKind, window } from "vscode";
import type { Middleware } from "vscode-languageclient/node";

/** Keeps ghost text silent where it was not asked for and would be in the way: several cursors, or a selection. */
export const inlineCompletionMiddleware: Middleware = {
  provideInlineCompletionItems(document, position, context, token, next) {
    const editor = window.visibleTextEditors.find((candidate) => candidate.document === document);
    const [selection, ...others] = editor?.selections ?? [];
    const inTheWay = others.length > 0 || selection?.isEmpty === false;
    if (inTheWay && context.triggerKind === InlineCompletionTriggerKind.Automatic) return [];
    return next(document, position, context, token);
  },
};
