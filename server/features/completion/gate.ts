import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../../contract/config.ts";
import { maxLine } from "./cursorContext.ts";
import type { SilenceReason } from "./silence.ts";
import { isProse } from "./surroundings.ts";
import type { LastAct } from "./typing.ts";

const unasked: Readonly<Record<Exclude<LastAct, "typed" | "deleted">, SilenceReason>> = {
  none: "not-typed-yet",
  moved: "moved",
  "several-cursors": "several-cursors",
};

/** Why nothing may be suggested here, whatever it were: by the settings, the document and the user's last act. */
export function closedGate(
  document: TextDocument,
  position: Position,
  config: Config,
  automatic: { readonly act: LastAct; readonly onBattery: boolean | undefined } | undefined,
): SilenceReason | undefined {
  const { completion, enabled, languages } = config;
  if (!enabled || !completion.enabled) return "disabled";
  if (languages[document.languageId] === false) return "language-off";
  if (isProse(document.languageId) && !completion.prose) return "in-prose";
  if (document.offsetAt({ line: position.line + 1, character: 0 }) - lineStart(document, position) > maxLine)
    return "long-line";
  if (!automatic) return undefined;
  if (automatic.act !== "typed" && automatic.act !== "deleted") return unasked[automatic.act];
  return completion.power === "offOnBattery" && automatic.onBattery === true ? "on-battery" : undefined;
}

function lineStart(document: TextDocument, { line }: Position): number {
  return document.offsetAt({ line, character: 0 });
}
