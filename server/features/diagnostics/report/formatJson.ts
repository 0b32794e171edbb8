import type { CheckedFile, CheckSummary, UncheckedFile } from "./checkedFile.ts";

/** The report of `inkling check --format json`. Lines and columns are 1-based, ends exclusive. */
export function formatJson(
  files: readonly CheckedFile[],
  skipped: readonly UncheckedFile[],
  summary: CheckSummary,
  version: string,
) {
  return {
    version,
    summary,
    files: files
      .filter(({ findings }) => findings.length > 0)
      .map(({ path, document, findings }) => ({
        path,
        language: document.languageId,
        findings: findings.map(({ rule, severity, range, message, tier, confidence }) => ({
          rule,
          severity,
          line: range.start.line + 1,
          column: range.start.character + 1,
          endLine: range.end.line + 1,
          endColumn: range.end.character + 1,
          message,
          tier,
          confidence,
        })),
      })),
    skipped,
  };
}
