import { l10n } from "vscode";
import type { PageWords } from "./messages.ts";

/** The page cannot ask the editor for translations, so they go along with the report. */
export function pageWords(): PageWords {
  return {
    file: l10n.t("{0} file"),
    files: l10n.t("{0} files"),
    line: l10n.t("{0} line"),
    lines: l10n.t("{0} lines"),
    withIssues: l10n.t("{0} with issues"),
    skipped: l10n.t("skipped: {0}"),
    stopped: l10n.t("stopped before the end"),
    seconds: l10n.t("classified in {0} s"),
    others: l10n.t("others"),
    filesAxis: l10n.t("files"),
  };
}
