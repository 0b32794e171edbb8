import type { RequirementResult, SourcePlace } from "../requirement.ts";
import type { RequirementSet } from "../requirementSet.ts";

/** Most places listed per kind. */
const maxPlaces = 5;
/** Most characters of a requirement that a hover shows. */
const longestText = 600;

/** Markdown for a hover over an identifier: text, where it is implemented and tested, the last verdict. */
export function describeRequirement(
  id: string,
  set: RequirementSet,
  last: { readonly result: RequirementResult; readonly stale: boolean } | undefined,
): string | undefined {
  const [definition] = set.definitions(id);
  if (!definition) return undefined;
  const text =
    definition.text.length > longestText ? `${definition.text.slice(0, longestText)}…` : definition.text;
  const lines = [
    `**${id}**: ${escapeMarkup(text)}`,
    `Defined in ${link(definition)}`,
    places("Implemented in", set.implementations(id)),
    places("Tested in", set.tests(id)),
  ];
  if (last) {
    const { verdict, confidence, tier, missing } = last.result;
    const sure = verdict === "unsure" ? "" : `, ${Math.round(confidence * 100)} %, ${tier}`;
    lines.push(`Last check: ${verdict}${sure}${last.stale ? " (changed since)" : ""}`);
    lines.push(...missing.slice(0, 3).map(escapeMarkup));
  }
  return lines.join("\n\n");
}

function places(title: string, found: readonly SourcePlace[]): string {
  if (found.length === 0) return `${title}: nothing yet`;
  const rest = found.length > maxPlaces ? ` and ${found.length - maxPlaces} more` : "";
  return `${title} ${found.slice(0, maxPlaces).map(link).join(", ")}${rest}`;
}

function link({ uri, path, range }: SourcePlace): string {
  const line = range.start.line + 1;
  return `[${escapeMarkup(path)}:${line}](${uri}#L${line})`;
}

function escapeMarkup(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, "\\$&");
}
