import { type ExtensionContext, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

const name = "inkling.largeModel.key";
/** The server reads the key from there; it stands in no file and no message of the protocol. */
const variable = "INKLING_API_KEY";

/** Keeps the endpoint's key in the environment in which the server starts, and starts it anew when the key changes. */
export async function followLargeModelKey(
  { secrets, subscriptions }: ExtensionContext,
  environment: Record<string, string>,
  client: Pick<LanguageClient, "restart">,
): Promise<void> {
  const read = async () => {
    const key = await secrets.get(name);
    if (key) environment[variable] = key;
    else delete environment[variable];
  };
  subscriptions.push(
    secrets.onDidChange(async ({ key }) => {
      if (key !== name) return;
      await read();
      await client.restart();
    }),
  );
  await read();
}

/** Asks for the key of the endpoint and keeps it in the editor's secret storage; nothing entered forgets it. */
export async function askForLargeModelKey({ secrets }: ExtensionContext): Promise<void> {
  const key = await window.showInputBox({
    title: "Inkling: Key of the Larger Model",
    prompt:
      "Kept in the editor's secret storage and sent to the endpoint of your settings only. Leave it empty to forget it.",
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\x21-\x7e]*$/.test(text) ? undefined : "A key has no spaces or special characters.",
  });
  if (key === undefined) return;
  if (key === "") await secrets.delete(name);
  else await secrets.store(name, key);
  void window.showInformationMessage(key === "" ? "The key is forgotten." : "The key is kept.");
}
