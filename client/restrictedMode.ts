import { l10n, type QuickPickItem } from "vscode";

/** Why a folder that is not trusted has no model, with the way to change that. */
export function restrictedMode(): QuickPickItem & { readonly command: string } {
  return {
    label: `$(shield) ${l10n.t("Restricted Mode: no model is used")}`,
    detail: l10n.t("The folder is not trusted, so only heuristics answer. Trust it to use the model."),
    command: "workbench.trust.manage",
  };
}
