import { readFileSync } from "node:fs";
import path from "node:path";
import type { HoverProvider } from "../../../server/features/hover/hover.ts";
import { fetchPackage } from "../outside/fetchPackage.ts";
import { type HoverPlace, readDocument } from "./drawHovers.ts";
import type { HoverPackage } from "./hoverPackages.ts";

/** Rounds of drawing and reading; what each showed was mended after it. */
export const draws = ["first", "second", "third", "fourth", "fifth"] as const;

/** A hover that was read and judged. */
export interface LabelledHover extends HoverPlace {
  readonly draw: (typeof draws)[number];
  readonly term: string;
  readonly source: "glossary" | "file" | "model";
  /** Whether it explains what is meant at its place. */
  readonly right: boolean;
}

export function readLabels(): readonly LabelledHover[] {
  const lines = readFileSync(path.join(import.meta.dirname, "labels.jsonl"), "utf8").split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line) as LabelledHover);
}

const signal = new AbortController().signal;

/** Hovers at each labelled place again; `isSame` where the same term is still explained. Packages that cannot be had are left out. */
export async function checkLabels(
  hover: HoverProvider,
  labels: readonly LabelledHover[],
  packages: readonly HoverPackage[],
): Promise<readonly (LabelledHover & { readonly isSame: boolean })[]> {
  const checked: (LabelledHover & { isSame: boolean })[] = [];
  for (const each of packages) {
    const own = labels.filter((label) => label.package === each.package.name);
    if (own.length === 0) continue;
    const fetched = await fetchPackage({ group: "drawn", ...each.package }).catch(() => undefined);
    if (!fetched) continue;
    for (const label of own) {
      const document = await readDocument(path.join(fetched.folder, label.file), label.language).catch(
        () => undefined,
      );
      if (!document) continue;
      const position = { line: label.line - 1, character: label.column - 1 };
      const answer = await hover.hoverAt(document, position, signal);
      checked.push({ ...label, isSame: answer?.term === label.term });
    }
  }
  return checked;
}
