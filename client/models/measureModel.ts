import { l10n, window } from "vscode";
import type { Pages } from "../pages.ts";
import type { Models } from "./models.ts";

/** Measures, shows the page, and applies what it advises when the user says so. */
export async function measureModel(models: Models, pages: Pages): Promise<void> {
  const measured = await models.measure();
  if (!measured) return;
  await pages.show(l10n.t("Measurement of the model"), measured.page);
  if (measured.verdict !== "starter" || measured.isStarter)
    return void window.showInformationMessage(l10n.t("Keep the model: the page says why."));
  const back = l10n.t("Go Back to the Starter");
  const choice = await window.showInformationMessage(
    l10n.t("The starter suits better. {0}", measured.why),
    back,
  );
  if (choice === back) await models.use("starter");
}
