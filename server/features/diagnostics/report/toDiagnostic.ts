import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from "vscode-languageserver-types";
import type { RuleId } from "../../../contract/config.ts";
import type { Finding } from "../engine/finding.ts";
import { ruleOf } from "../rules/rules.ts";
import { underlined } from "./underlined.ts";

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

/** Findings of one rule that an editor shows of a file: more would say the same again. */
const mostAlike = 10;
/** Places that explain one finding. */
const mostRelated = 6;

/**
 * A document's findings as LSP clients take them. A file that is full of one finding shows the first few and how many there are,
 * except for errors and for what people work through as a list.
 * @param document the document where it is open, so that only code is underlined
 */
export function toDiagnostics(findings: readonly Finding[], document?: TextDocument): Diagnostic[] {
  const alike = new Map<RuleId, Finding[]>();
  for (const finding of findings) {
    if (finding.severity === "error" || ruleOf(finding.rule).isList) continue;
    const same = alike.get(finding.rule);
    if (same) same.push(finding);
    else alike.set(finding.rule, [finding]);
  }
  const hidden = new Set([...alike.values()].flatMap((same) => same.slice(mostAlike)));
  const lastShown = new Map(
    [...alike.values()].map((same) => [same[mostAlike - 1], same.length - mostAlike]),
  );
  return findings
    .filter((finding) => !hidden.has(finding))
    .map((finding) => {
      const diagnostic = toDiagnostic(finding, document);
      const more = lastShown.get(finding) ?? 0;
      if (more === 0) return diagnostic;
      return { ...diagnostic, message: `${finding.message} The file has ${more} more like this.` };
    });
}

/** A finding as LSP clients take it: `code` is the rule's identifier. */
export function toDiagnostic(finding: Finding, document?: TextDocument): Diagnostic {
  const { isUnnecessary } = ruleOf(finding.rule);
  // What could be deleted is faded as a whole.
  const range = document && !isUnnecessary ? underlined(finding.range, document) : finding.range;
  return {
    source: "inkling",
    code: finding.rule,
    codeDescription: { href: ruleUrl(finding.rule) },
    severity: severityOf[finding.severity],
    range,
    message: finding.message,
    ...(isUnnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.related.length > 0 ? { relatedInformation: relatedInformation(finding.related) } : {}),
    data: {
      tier: finding.tier,
      confidence: finding.confidence,
      ...(isSame(range, finding.range) ? {} : { range: finding.range }),
      ...(finding.subject === undefined ? {} : { subject: finding.subject }),
    },
  };
}

function isSame(one: Range, other: Range): boolean {
  return (["start", "end"] as const).every(
    (at) => one[at].line === other[at].line && one[at].character === other[at].character,
  );
}

/** The first few places: an explanation that is longer than the code is not read. */
function relatedInformation(related: Finding["related"]): DiagnosticRelatedInformation[] {
  const more = related.length - mostRelated;
  return related.slice(0, mostRelated).map(({ uri, range, message }, index) => ({
    location: { uri, range },
    message: more > 0 && index === mostRelated - 1 ? `${message} (and ${more} more)` : message,
  }));
}
