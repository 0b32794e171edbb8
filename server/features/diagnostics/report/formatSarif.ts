import * as z from "zod";
import { configSchema, type RuleId, ruleIds } from "../../../contract/config.ts";
import type { Finding, RelatedPlace } from "../engine/finding.ts";
import type { CheckedFile } from "./checkedFile.ts";
import { fingerprints } from "./fingerprints.ts";
import { ruleUrl } from "./toDiagnostic.ts";
import { weaknesses } from "./weaknesses.ts";

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
  const weakness = weaknesses[id];
  const severity = { error: "8.0", warning: "6.0", note: "3.0" }[levels[defaultSeverity(id)]];
  return {
    id,
    name: id.replace(/(?:^|[-/])(\w)/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: description(id) },
    fullDescription: { text: description(id) },
    helpUri: ruleUrl(id),
    help: { text: page ?? `See ${ruleUrl(id)}`, ...(page === undefined ? {} : { markdown: page }) },
    defaultConfiguration: { level: levels[defaultSeverity(id)] },
    properties: weakness
      ? {
          tags: ["security", `external/cwe/cwe-${weakness}`],
          "security-severity": severity,
          precision: "high",
        }
      : { tags: ["maintainability"], precision: "high" },
  };
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

const Described = z.object({
  description: z.string(),
  properties: z.object({
    severity: z.object({ default: z.enum(["error", "warning", "information", "hint"]) }),
  }),
});
const Schema = z.object({
  properties: z.object({ rules: z.object({ properties: z.record(z.string(), Described) }) }),
});
let described: z.infer<typeof Schema> | undefined;

/** The settings' schema describes each rule in a sentence. */
function ruleSchema(id: RuleId) {
  described ??= Schema.parse(z.toJSONSchema(configSchema, { io: "input" }));
  return described.properties.rules.properties[id];
}

function description(id: RuleId): string {
  return ruleSchema(id)?.description ?? id;
}

function defaultSeverity(id: RuleId): Finding["severity"] {
  return ruleSchema(id)?.properties.severity.default ?? "warning";
}
