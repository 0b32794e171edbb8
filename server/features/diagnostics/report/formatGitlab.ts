import type { CheckedFile } from "./checkedFile.ts";
import { fingerprints } from "./fingerprints.ts";

const severities = { error: "critical", warning: "major", information: "minor", hint: "info" } as const;

/** Findings as GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function formatGitlab(files: readonly CheckedFile[]) {
  return files.flatMap((file) => {
    const prints = fingerprints(file);
    return file.findings.map(({ rule, severity, message, range: { start, end } }, index) => ({
      description: message,
      check_name: rule,
      fingerprint: prints[index] ?? "",
      severity: severities[severity],
      location: { path: file.path, lines: { begin: start.line + 1, end: end.line + 1 } },
    }));
  });
}
