import { commands, type ExtensionContext, l10n, window, workspace } from "vscode";
import type { StatusParams } from "../../server/edges/lsp/protocol.ts";
import type { Models } from "./models.ts";

/** What was answered to the offer, in VS Code's memory of this extension. */
const answerKey = "inkling.modelOffer";
/** The model Inkling is made for. */
const offered = "qwen2.5-coder-0.5b-instruct";
/** The user came to write, so the offer waits a little, in milliseconds. */
const patienceMs = 20_000;
const bytesPerMegabyte = 1_000_000;

/**
 * Offers the better model, once: when the starter has been ready for a while, in one window, unless the user has a model or said
 * no. The message says what it is, where it comes from and what it costs.
 */
export function offerModel(context: ExtensionContext, models: Models): (status: StatusParams) => void {
  let begun = false;
  return ({ model }) => {
    if (begun || model.state !== "ready" || !model.path?.endsWith("inkling-starter.gguf")) return;
    begun = true;
    const timer = setTimeout(() => void offer(context, models).catch(() => undefined), patienceMs);
    context.subscriptions.push({ dispose: () => clearTimeout(timer) });
  };
}

async function offer(context: ExtensionContext, models: Models): Promise<void> {
  if (!workspace.getConfiguration("inkling").get<boolean>("model.offer")) return;
  if (context.globalState.get(answerKey) !== undefined) return;
  const { installed, available, bySetting } = await models.list();
  const model = available.find(({ id }) => id === offered);
  if (!model || installed.length > 0 || bySetting || !(await models.claimOffer())) return;
  const download = l10n.t("Download");
  const notNow = l10n.t("Not Now");
  const never = l10n.t("Never");
  const cost = model.cost === "" ? "" : ` ${l10n.t("It would take {0} on this machine.", model.cost)}`;
  const choice = await window.showInformationMessage(
    l10n.t(
      "Inkling works with its small starter model. {0} knows much more: {1} MB, {2}, from {3}.",
      model.name,
      Math.round(model.bytes / bytesPerMegabyte),
      model.license,
      new URL(model.page).host,
    ) + cost,
    download,
    notNow,
    never,
  );
  await context.globalState.update(answerKey, choice ?? notNow);
  if (choice === download) await commands.executeCommand("inkling.model.download", offered);
}
