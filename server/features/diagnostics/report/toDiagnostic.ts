import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { RuleId } from "../../../contract/config.ts";
import type { Finding } from "../engine/finding.ts";
import { ruleOf } from "../rules/rules.ts";

/** Where the rules' pages are published: one `docs/rules/RULE.md` per rule. */
const documentation = "https://github.com/inkling-code/inkling/blob/main/docs/rules";

const severityOf = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** The page that explains a rule. */
export function ruleUrl(rule: RuleId): string {
  return `${documentation}/${rule}.md`;
}

/** A finding as LSP clients take it: `code` is the rule's identifier. */
export function toDiagnostic(finding: Finding): Diagnostic {
  return {
    source: "inkling",
    code: finding.rule,
    codeDescription: { href: ruleUrl(finding.rule) },
    severity: severityOf[finding.severity],
    range: finding.range,
    message: finding.message,
    ...(ruleOf(finding.rule).isUnnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ uri, range, message }) => ({
            location: { uri, range },
            message,
          })),
        }
      : {}),
    data: {
      tier: finding.tier,
      confidence: finding.confidence,
      ...(finding.subject === undefined ? {} : { subject: finding.subject }),
    },
  };
}
