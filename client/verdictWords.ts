import { l10n } from "vscode";
import type { RequirementVerdict } from "../server/edges/lsp/protocol.ts";

/** How each verdict is called in the editor's language, in the order in which they are counted. */
export function verdictWords(): Readonly<Record<RequirementVerdict["verdict"], string>> {
  return { yes: l10n.t("yes"), partial: l10n.t("partial"), no: l10n.t("no"), unsure: l10n.t("unsure") };
}
