import { visibleJson } from "../../../text/visible.ts";
import type { RequirementResult } from "../requirement.ts";
import { summarize } from "./summary.ts";
import { toCsv } from "./toCsv.ts";
import { toJunit } from "./toJunit.ts";
import { toMarkdown } from "./toMarkdown.ts";

export const exportFormats = ["markdown", "json", "csv", "junit"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Writes checked requirements in a format for other tools.
 * Implements UI-6.
 */
export function exportRequirements(results: readonly RequirementResult[], format: ExportFormat): string {
  if (format === "markdown") return toMarkdown(results);
  if (format === "csv") return toCsv(results);
  if (format === "junit") return toJunit(results);
  return `${visibleJson({ summary: summarize(results), requirements: results }, 2)}\n`;
}
