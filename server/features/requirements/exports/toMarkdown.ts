import { visible } from "../../../text/visible.ts";
import type { RequirementResult } from "../requirement.ts";

/** A check-list: fulfilled requirements are ticked, and what is missing stands below the others. */
export function toMarkdown(results: readonly RequirementResult[]): string {
  return results.map((result) => lines(result).join("\n")).join("\n") + (results.length > 0 ? "\n" : "");
}

function lines(result: RequirementResult): string[] {
  const { id, text, verdict, confidence, missing, evidence } = result;
  const sure = verdict === "unsure" ? "" : `, ${Math.round(confidence * 100)} %`;
  return [
    `- [${verdict === "yes" ? "x" : " "}] **${escapeMarkup(id)}**: ${escapeMarkup(text)} (${verdict}${sure})`,
    ...missing.map((each) => `  - ${escapeMarkup(each)}`),
    ...evidence.map((each) => `  - ${visible(each.path)}:${each.line}: ${inlineCode(visible(each.text))}`),
  ];
}

/** Keeps text from being read as markup or HTML. */
function escapeMarkup(text: string): string {
  return visible(text.replace(/\s+/g, " ")).replace(/[\\`*_[\]<>|#]/g, "\\$&");
}

/** Code that may hold back quotes is fenced by more of them. */
function inlineCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}
