import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RuleId } from "../../../server/contract/config.ts";
import type { Group } from "./outsidePackage.ts";
import type { OutsideFinding } from "./scanOutside.ts";

/** What a careful reviewer says of a finding after reading its context. */
export type Verdict = "right" | "arguable" | "wrong";

/** A label, as a line of `labels.jsonl`. */
export interface Label {
  /** The group whose findings were read. */
  readonly group: Group;
  readonly package: string;
  readonly version: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly rule: RuleId;
  /** One of the rule's kinds, which are counted by themselves. */
  readonly kind?: string;
  readonly label: Verdict;
  readonly reason: string;
}

const file = path.join(import.meta.dirname, "labels.jsonl");

export function readLabels(): ReadonlyMap<string, Label> {
  const lines = readFileSync(file, "utf8").split("\n");
  const labels = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Label);
  return new Map(labels.map((label) => [keyOf(label), label]));
}

/** The label of a finding, if one of an earlier run fits. */
export function labelOf(labels: ReadonlyMap<string, Label>, found: OutsideFinding): Label | undefined {
  return labels.get(keyOf(placeOf(found)));
}

function placeOf({ file, finding }: OutsideFinding): Omit<Label, "label" | "reason"> {
  return {
    group: file.package.group,
    package: file.package.name,
    version: file.package.version,
    path: file.path,
    line: finding.range.start.line + 1,
    rule: finding.rule,
    ...(finding.kind === undefined ? {} : { kind: finding.kind }),
  };
}

function keyOf({
  package: name,
  version,
  path: place,
  line,
  rule,
}: Omit<Label, "group" | "label" | "reason">): string {
  return [name, version, place, line, rule].join("\0");
}

const linesAround = 6;
const longest = 160;

/**
 * Writes findings out for whoever labels them: as a page to read, and as lines that go into `labels.jsonl` once `label`
 * and `reason` are filled in.
 */
export function writeForLabelling(findings: readonly OutsideFinding[], folder: string): void {
  const pages = findings.map((found, index) => {
    const { line, rule, package: name, path: place } = placeOf(found);
    const lines = readFileSync(found.file.file, "utf8").split(/\r\n|\r|\n/);
    const from = Math.max(0, line - 1 - linesAround);
    const shown = lines.slice(from, line + linesAround).map((text, offset) => {
      const at = from + offset + 1;
      return `${at === line ? ">" : " "} ${at} ${text.slice(0, longest)}`;
    });
    return [`## ${index + 1}. ${rule}: ${found.finding.message}`, `${name} ${place}:${line}`, ...shown].join(
      "\n",
    );
  });
  writeFileSync(path.join(folder, "sample.md"), `${pages.join("\n\n")}\n`);
  const blank = findings.map((found) => JSON.stringify({ ...placeOf(found), label: "", reason: "" }));
  writeFileSync(path.join(folder, "sample.jsonl"), `${blank.join("\n")}\n`);
}
