import { type ExtensionContext, l10n, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

const name = "inkling.largeModel.key";
/** The server reads the key from there; it stands in no file and no message of the protocol. */
const variable = "INKLING_API_KEY";

/** Longest wait for a key ring that does not answer, in milliseconds. */
const patience = 2_000;

/**
 * Keeps the endpoint's key in the environment in which the server starts, and starts it anew when the key changes. Who has
 * not turned a larger model on does not wait for a key ring.
 */
export async function followLargeModelKey(
  { secrets, subscriptions }: ExtensionContext,
  environment: Record<string, string>,
  client: Pick<LanguageClient, "restart">,
): Promise<void> {
  const read = async () => {
    const key = isOn() ? await Promise.race([secrets.get(name), later(patience)]) : undefined;
    const before = environment[variable];
    if (key) environment[variable] = key;
    else delete environment[variable];
    return environment[variable] !== before;
  };
  const follow = async () => {
    if (await read()) await client.restart();
  };
  subscriptions.push(
    secrets.onDidChange(({ key }) => (key === name ? follow() : undefined)),
    workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("inkling.largeModel.enabled") ? follow() : undefined,
    ),
  );
  await read();
}

function isOn(): boolean {
  return (
    workspace.isTrusted && workspace.getConfiguration("inkling").get<boolean>("largeModel.enabled") === true
  );
}

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}

/** Asks for the key of the endpoint and keeps it in the editor's secret storage; nothing entered forgets it. */
export async function askForLargeModelKey({ secrets }: ExtensionContext): Promise<void> {
  const key = await window.showInputBox({
    title: l10n.t("Inkling: Key of the Larger Model"),
    prompt: l10n.t(
      "Kept in the editor's secret storage and sent to the endpoint of your settings only. Leave it empty to forget it.",
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\x21-\x7e]*$/.test(text) ? undefined : l10n.t("A key has no spaces or special characters."),
  });
  if (key === undefined) return;
  if (key === "") await secrets.delete(name);
  else await secrets.store(name, key);
  void window.showInformationMessage(
    key === "" ? l10n.t("The key is forgotten.") : l10n.t("The key is kept."),
  );
}
