/**
 * The weights of hover's confidence (`server/features/hover/weights.json`), fitted on labelled hovers and judged on draws
 * that were left out. Labels carry the evidence as it was when they were drawn, so that what was mended since does not count.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fitTowards, type Weights } from "../../../server/core/measure/fitTowards.ts";
import type { Evidence } from "../../../server/features/hover/evidence.ts";
import { leastConfidence, recordOf } from "../../../server/features/hover/gate.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { logistic } from "../../../server/text/logistic.ts";
import { percent } from "../completion/scores.ts";
import { table } from "../completion/table.ts";
import type { LabelledHover } from "./labels.ts";

/** A labelled hover with what was known when it was drawn. */
type Known = LabelledHover & { readonly evidence: Evidence };
/** A labelled hover, and how sure the gate is of it that was fitted without its draw. */
interface Judged {
  readonly label: Known;
  readonly confidence: number;
}

/** Examples that the absence of any effect is worth. */
const strength = 3;
const weightsFile = path.join(packageRoot, "server/features/hover/weights.json");

/** How the gate does on draws that it was not fitted on, and how far its confidence can be believed. */
export function gateSection(labels: readonly LabelledHover[]): string {
  const known = knownOf(labels);
  const judged = { glossary: judgeEach(known, labels, "glossary"), file: judgeEach(known, labels, "file") };
  const rows = (["glossary", "file"] as const).map((source) => gateRow(source, judged[source]));
  const all = [...judged.glossary, ...judged.file];
  return [
    `Hover's gate at ${leastConfidence}, each draw judged by weights fitted on the others: what is shown, and what of the right and of the wrong ones stays silent.`,
    table(
      ["from", "hovers", "beside the point", "shown", "beside the point", "right lost", "wrong caught"],
      rows,
    ),
    "How sure it was, and how often it was right.",
    table(["confidence", "hovers", "mean confidence", "right"], reliabilityRows(all)),
  ].join("\n\n");
}

/** Fits the weights on all labelled hovers and writes them. */
export function writeGate(labels: readonly LabelledHover[]): void {
  const known = knownOf(labels);
  const weights = {
    terms: fitOn(known.filter(isOf("glossary")), labels),
    own: fitOn(known.filter(isOf("file")), labels),
    rightIn: Object.fromEntries([...packagesRight(labels)].map(([term, found]) => [term, found.size]).sort()),
  };
  writeFileSync(weightsFile, `${JSON.stringify(weights, undefined, 2)}\n`);
}

function knownOf(labels: readonly LabelledHover[]): readonly Known[] {
  return labels.filter((label): label is Known => label.evidence !== undefined);
}

const isOf = (wanted: LabelledHover["source"]) => (label: LabelledHover) => label.source === wanted;

function judgeEach(
  known: readonly Known[],
  labels: readonly LabelledHover[],
  source: LabelledHover["source"],
): readonly Judged[] {
  const own = known.filter(isOf(source));
  return [...new Set(own.map(({ draw }) => draw))].flatMap((draw) => {
    const others = labels.filter((label) => label.draw !== draw);
    const weights = fitOn(
      own.filter((label) => label.draw !== draw),
      others,
    );
    const right = packagesRight(others);
    return own
      .filter((label) => label.draw === draw)
      .map((label) => ({ label, confidence: logistic(featuresOf(label, right), weights) }));
  });
}

/** Starts from how often all of them are right, and leaves that only as far as the examples lead. */
function fitOn(known: readonly Known[], labels: readonly LabelledHover[]): Weights {
  const packages = packagesRight(labels);
  const examples = known.map((label) => ({ features: featuresOf(label, packages), right: label.right }));
  const right = examples.filter((example) => example.right).length;
  const bias = Math.log((right + 1) / (examples.length - right + 1));
  return fitTowards(examples, { bias }, strength);
}

/** Evidence with what other packages say of the term; what the project says of a name has no record. */
function featuresOf(label: Known, right: ReadonlyMap<string, ReadonlySet<string>>): Evidence {
  if (label.source === "file") return label.evidence;
  const packages = right.get(label.term);
  const others = (packages?.size ?? 0) - (packages?.has(label.package) ? 1 : 0);
  return { ...label.evidence, ...recordOf(others) };
}

/** The packages in which the explanation of a term was right. */
function packagesRight(labels: readonly LabelledHover[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { term, source, right, package: name } of labels)
    if (source === "glossary" && right) found.set(term, (found.get(term) ?? new Set()).add(name));
  return found;
}

function gateRow(source: string, judged: readonly Judged[]): readonly string[] {
  const shown = judged.filter(({ confidence }) => confidence >= leastConfidence);
  const count = (of: readonly Judged[], right: boolean) =>
    of.filter(({ label }) => label.right === right).length;
  const lost = (right: boolean) => percent(1 - count(shown, right) / Math.max(1, count(judged, right)));
  return [
    source,
    String(judged.length),
    percent(count(judged, false) / judged.length),
    String(shown.length),
    percent(count(shown, false) / shown.length),
    lost(true),
    lost(false),
  ];
}

const bounds = [0, 0.8, 0.9, 0.93, 0.96, 0.98, 1.001];

function reliabilityRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  return bounds.slice(1).flatMap((upper, index) => {
    const lower = bounds[index] ?? 0;
    const within = judged.filter(({ confidence }) => confidence >= lower && confidence < upper);
    if (within.length === 0) return [];
    const mean = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
    const right = within.filter(({ label }) => label.right).length / within.length;
    return [[`${lower} to ${Math.min(1, upper)}`, String(within.length), percent(mean), percent(right)]];
  });
}
