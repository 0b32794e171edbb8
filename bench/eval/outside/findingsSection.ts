import type { Readings } from "../../../server/features/diagnostics/engine/readings.ts";
import { labelOf, readLabels, writeForLabelling } from "./labels.ts";
import { type OutsideFile, outsideLanguages } from "./outsideFiles.ts";
import type { Group } from "./outsidePackage.ts";
import type { PackageScan } from "./packageScan.ts";
import { peersSection } from "./peersSection.ts";
import { byRule, drawSample, isMeasured, precisionByRule } from "./precision.ts";
import type { OutsideFinding } from "./scanOutside.ts";
import { statedPrecision } from "./statedPrecision.ts";

interface Drawing {
  /** Findings per rule that are written out for labelling; as many as a verdict needs when left out. */
  readonly perRule: number | undefined;
  readonly seed: number;
  readonly folder: string;
}

const defaultPerRule = 30;

/** Findings per rule in code that people wrote, and how often they were right where somebody read them. */
export function findingsSection(
  scans: readonly PackageScan[],
  groups: readonly Group[],
  { perRule = defaultPerRule, seed, folder }: Drawing,
): readonly string[] {
  const own = scans.flatMap(({ files }) => files);
  const all = scans.flatMap(({ findings }) => findings);
  const skipped = scans.flatMap((scan) => scan.skipped);
  const findings = all.filter(({ finding }) => finding.severity !== "hint");
  const measured = all.filter(isMeasured);
  const labels = readLabels();
  const drawn = drawSample(measured, perRule, seed);
  writeForLabelling(
    drawn.filter((found) => !labelOf(labels, found)),
    folder,
  );
  return [
    "### Findings in code that people wrote",
    `${own.length.toLocaleString("en")} files, ${countLines(own).toLocaleString("en")} lines; ${skipped.length} skipped. A sample to label is in bench/work/outside/sample.md.`,
    densityTable(findings, own),
    ...peersSection(scans),
    readingsTable(labels),
    languagesTable(labels),
    ...groups.map((group) =>
      precisionTable(
        group,
        measured.filter(({ file }) => file.package.group === group),
        labels,
      ),
    ),
  ];
}

function countLines(files: readonly OutsideFile[]): number {
  return files.reduce((sum, { lines }) => sum + lines, 0);
}

/** Findings per 1,000 lines, so that noise shows as noise. */
function densityTable(findings: readonly OutsideFinding[], files: readonly OutsideFile[]): string {
  const languages = [...new Set(files.map(({ languageId }) => outsideLanguages[languageId] ?? languageId))];
  const isIn = (language: string) => (file: OutsideFile) => outsideLanguages[file.languageId] === language;
  const rows = [...byRule(findings)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([rule, found]) => {
      const cells = languages.map((language) => {
        const lines = countLines(files.filter(isIn(language)));
        const count = found.filter(({ file }) => isIn(language)(file)).length;
        return count === 0 ? "" : ((count / lines) * 1000).toFixed(2);
      });
      return `| ${rule} | ${found.length} | ${cells.join(" | ")} |`;
    });
  const head = `| rule, findings per 1,000 lines | all | ${languages.join(" | ")} |\n|${"---|".repeat(languages.length + 2)}`;
  return [head, ...rows].join("\n");
}

/** How often each rule was right in each reading, as it then was. */
function readingsTable(labels: ReturnType<typeof readLabels>): string {
  const all = [...labels.values()];
  const groups = [...new Set(all.map(({ group }) => group))];
  const rows = [...new Set(all.map(({ rule }) => rule))].sort().map((rule) => {
    const cells = groups.map((group) => {
      const read = all.filter((label) => label.rule === rule && label.group === group);
      const agreed = read.filter(({ label }) => label !== "wrong").length;
      return read.length === 0 ? "" : `${agreed} of ${read.length}`;
    });
    return `| ${rule} | ${cells.join(" | ")} |`;
  });
  return [
    `| rule, right or arguable when first read | ${groups.join(" | ")} |`,
    `|${"---|".repeat(groups.length + 1)}`,
    ...rows,
  ].join("\n");
}

/** How often each rule is right by the readings as they count, by language. */
function languagesTable(labels: ReturnType<typeof readLabels>): string {
  const stated = Object.entries(statedPrecision([...labels.values()]));
  const languages = [...new Set(stated.flatMap(([, known]) => Object.keys(known.in)))].sort();
  const shown = (readings: Readings | undefined) =>
    readings ? `${readings.agreed} of ${readings.read}` : "";
  const rows = stated.map(
    ([rule, known]) =>
      `| ${rule} | ${[known.all, ...languages.map((language) => known.in[language])].map(shown).join(" | ")} |`,
  );
  return [
    `| rule, right or arguable as readings count | all | ${languages.join(" | ")} |`,
    `|${"---|".repeat(languages.length + 2)}`,
    ...rows,
  ].join("\n");
}

function precisionTable(
  group: Group,
  findings: readonly OutsideFinding[],
  labels: ReturnType<typeof readLabels>,
): string {
  const rows = precisionByRule(findings, labels)
    .filter(({ read }) => read > 0)
    .map(({ rule, findings: count, read, right, arguable }) => {
      const share = (part: number) => `${Math.round((part / read) * 100)} %`;
      return `| ${rule} | ${count} | ${read} | ${share(right)} | ${share(right + arguable)} |`;
    });
  if (rows.length === 0) return `Packages ${group}: no finding of this run is labelled.`;
  return [
    `| rule, packages ${group} | findings | read | right | right or arguable |\n|---|---|---|---|---|`,
    ...rows,
  ].join("\n");
}
