import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Evidence } from "../../../server/features/hover/evidence.ts";
import type { HoverAnswer, HoverProvider } from "../../../server/features/hover/hover.ts";
import { fetchPackage } from "../outside/fetchPackage.ts";
import { readDocument } from "./hoverFiles.ts";
import { type DrawName, drawNames, packagesOfDraw } from "./hoverPackages.ts";

/** A hover that was read and judged: its place, never the text that stands there. */
export interface LabelledHover {
  readonly draw: DrawName;
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly language: string;
  /** Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  readonly term: string;
  readonly source: HoverAnswer["source"];
  /** Fingerprint of what was shown; the first five draws have none. */
  readonly answer?: string;
  /** Whether it explains what is meant at its place. */
  readonly right: boolean;
  /** Why it is beside the point. */
  readonly reason?: string;
  /** What hover's confidence was computed from when it was drawn; the first twelve draws have none. */
  readonly evidence?: Evidence;
}

/** What became of a labelled hover: shown as it was, another answer, none, or its package cannot be had. */
export type LabelState = "same" | "changed" | "silent" | "gone";

export function readLabels(): readonly LabelledHover[] {
  const lines = readFileSync(path.join(import.meta.dirname, "labels.jsonl"), "utf8").split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line) as LabelledHover);
}

/** Eight hexadecimal digits that tell one answer from another. */
export function fingerprint({ definition }: Pick<HoverAnswer, "definition">): string {
  return createHash("sha256").update(definition).digest("hex").slice(0, 8);
}

const signal = new AbortController().signal;

/** Hovers at each labelled place again. */
export async function checkLabels(
  hover: HoverProvider,
  labels: readonly LabelledHover[],
): Promise<readonly (LabelledHover & { readonly state: LabelState })[]> {
  const checked: (LabelledHover & { state: LabelState })[] = [];
  for (const [draw, each] of drawNames.flatMap((name) =>
    packagesOfDraw[name].map((one) => [name, one] as const),
  )) {
    const own = labels.filter((label) => label.draw === draw && label.package === each.package.name);
    if (own.length === 0) continue;
    const fetched = await fetchPackage({ group: "drawn", ...each.package }).catch(() => undefined);
    for (const label of own) checked.push({ ...label, state: await stateOf(hover, label, fetched) });
  }
  return checked;
}

async function stateOf(
  hover: HoverProvider,
  label: LabelledHover,
  fetched: { readonly version: string; readonly folder: string } | undefined,
): Promise<LabelState> {
  const document = fetched?.version === label.version && (await readDocument({ ...label, ...fetched }));
  if (!document) return "gone";
  const position = { line: label.line - 1, character: label.column - 1 };
  const answer = await hover.hoverAt(document, position, signal);
  if (!answer) return "silent";
  const isSame = answer.term === label.term && (label.answer ?? fingerprint(answer)) === fingerprint(answer);
  return isSame ? "same" : "changed";
}
