/** The larger model, as far as the editor has to do with it: where a question would go, whether the user agrees, and VS Code's own. */
import {
  type CancellationToken,
  type ExtensionContext,
  type LanguageModelChat,
  LanguageModelChatMessage,
  LanguageModelError,
  l10n,
  lm,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type LargeModelInfo, largeModelRequest } from "../../server/edges/lsp/protocol.ts";
import { type CodeToSend, editorPrompt, problemOf, readStream } from "./editorModel.ts";

/** A larger model that can be asked. */
export type Larger =
  | { readonly kind: "endpoint"; readonly name: string; readonly place: string }
  | {
      readonly kind: "editor";
      readonly name: string;
      readonly place: string;
      readonly model: LanguageModelChat;
    };

const agreedKey = "inkling.largeModel.agreed";

/** Whether the user turned a larger model on; never in a workspace that is not trusted. */
export function isLargerOn(): boolean {
  return (
    workspace.isTrusted && workspace.getConfiguration("inkling").get<boolean>("largeModel.enabled") === true
  );
}

/** The endpoint of the settings, or else a model of the editor's own; undefined for none. */
export async function findLarger(client: LanguageClient): Promise<Larger | undefined> {
  if (!isLargerOn()) return undefined;
  const endpoint = await client.sendRequest<LargeModelInfo | null>(largeModelRequest, {});
  if (endpoint) return { kind: "endpoint", name: endpoint.name, place: endpoint.host };
  if (workspace.getConfiguration("inkling").get<string>("largeModel.endpoint")) return undefined;
  const [model] = await lm.selectChatModels();
  return (
    model && { kind: "editor", name: model.name, place: l10n.t("{0}, through VS Code", model.vendor), model }
  );
}

/** Says what would go where, once for each place unless the user wants to be asked again. */
export async function agrees(
  { globalState }: ExtensionContext,
  larger: Larger,
  what: string,
): Promise<boolean> {
  const agreed = globalState.get<readonly string[]>(agreedKey, []);
  if (agreed.includes(larger.place)) return true;
  const [once, always] = [l10n.t("Send"), l10n.t("Send, Don't Ask Again")];
  const chosen = await window.showWarningMessage(
    l10n.t("Send this to {0} ({1})?", larger.name, larger.place),
    {
      modal: true,
      detail: `${what} ${l10n.t("Nothing else is sent, and nothing is sent without your asking.")}`,
    },
    once,
    always,
  );
  if (chosen === always) await globalState.update(agreedKey, [...agreed, larger.place]);
  return chosen === once || chosen === always;
}

/** Asks a model of the editor's own. @throws an error with a sentence for the user */
export async function askEditorModel(
  model: LanguageModelChat,
  question: string,
  code: CodeToSend | undefined,
  receive: (text: string) => void,
  token: CancellationToken,
): Promise<string> {
  try {
    const response = await model.sendRequest(
      [LanguageModelChatMessage.User(editorPrompt(question, code))],
      {},
      token,
    );
    return await readStream(response.text, receive, token);
  } catch (error) {
    throw error instanceof LanguageModelError ? new Error(sentenceOf(error)) : error;
  }
}

function sentenceOf(error: LanguageModelError): string {
  switch (problemOf(error.code)) {
    case "not allowed":
      return l10n.t("VS Code does not let Inkling use this model; allow it and ask again.");
    case "refused":
      return l10n.t("The model refuses to answer, or its quota is used up: {0}", error.message);
    case "gone":
      return l10n.t("The model is not there any more.");
    default:
      return error.message;
  }
}
