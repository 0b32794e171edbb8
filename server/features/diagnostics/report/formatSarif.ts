import { type RuleId, ruleIds } from "../../../contract/config.ts";
import type { Finding, RelatedPlace } from "../engine/finding.ts";
import type { Rule } from "../engine/rule.ts";
import { precisionOf, ruleOf } from "../rules/rules.ts";
import type { CheckedFile } from "./checkedFile.ts";
import { fingerprints } from "./fingerprints.ts";
import { ruleUrl } from "./toDiagnostic.ts";

const levels = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

/**
 * Findings as a SARIF 2.1.0 log, for code-scanning viewers. Paths are relative to the repository's root, which the viewer
 * knows as `%SRCROOT%`.
 * @param pageOf the Markdown page of a rule, shown as its help
 */
export function formatSarif(
  files: readonly CheckedFile[],
  version: string,
  pageOf: (rule: RuleId) => string | undefined = () => undefined,
) {
  const used = ruleIds.filter((id) => files.some(({ findings }) => findings.some(({ rule }) => rule === id)));
  const results = files.flatMap((file) => {
    const prints = fingerprints(file);
    return file.findings.map((finding, index) => toResult(file, finding, prints[index] ?? "", used));
  });
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Inkling",
            version,
            semanticVersion: version,
            rules: used.map((id) => toRule(id, pageOf(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        results,
      },
    ],
  };
}

function toRule(id: RuleId, page: string | undefined) {
  const rule = ruleOf(id);
  const { title, weakness } = rule;
  const level = levelOf(rule);
  const precision = precisions.find(({ least }) => precisionOf(rule) >= least)?.name ?? "low";
  return {
    id,
    name: id.replace(/(?:^|[-/])(\w)/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: title },
    helpUri: ruleUrl(id),
    help: { text: page ?? `See ${ruleUrl(id)}`, ...(page === undefined ? {} : { markdown: page }) },
    defaultConfiguration: { level },
    properties: weakness
      ? {
          tags: ["security", `external/cwe/cwe-${weakness}`],
          "security-severity": { error: "8.0", warning: "6.0", note: "3.0" }[level],
          precision,
        }
      : { tags: ["maintainability"], precision },
  };
}

/** GitHub's words for how often the findings of a rule are right. */
const precisions = [
  { least: 0.95, name: "very-high" },
  { least: 0.8, name: "high" },
  { least: 0.5, name: "medium" },
] as const;

function levelOf({ severity }: Rule) {
  return severity === "off" ? "note" : levels[severity];
}

function toResult(file: CheckedFile, finding: Finding, fingerprint: string, used: readonly RuleId[]) {
  return {
    ruleId: finding.rule,
    ruleIndex: used.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodedPath(file.path), uriBaseId: "%SRCROOT%" },
          region: toRegion(finding),
        },
      },
    ],
    ...(finding.related.length > 0
      ? { relatedLocations: finding.related.map((place, id) => toRelated(file, place, id)) }
      : {}),
    partialFingerprints: { "inkling/v1": fingerprint },
    rank: Math.round(finding.confidence * 100),
    properties: { tier: finding.tier, confidence: finding.confidence },
  };
}

function toRelated(file: CheckedFile, place: RelatedPlace, id: number) {
  const isHere = place.uri === file.document.uri;
  return {
    id: id + 1,
    message: { text: place.message },
    physicalLocation: {
      artifactLocation: isHere ? { uri: encodedPath(file.path), uriBaseId: "%SRCROOT%" } : { uri: place.uri },
      region: toRegion(place),
    },
  };
}

function toRegion({ range: { start, end } }: Pick<Finding, "range">) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path as a URI reference. */
function encodedPath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
