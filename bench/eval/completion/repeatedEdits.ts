import { readFile } from "node:fs/promises";
import { diffArrays } from "diff";
import type { LineEdit } from "../../../server/features/completion/heuristics/edits/lineChange.ts";
import { sameEdit } from "../../../server/features/completion/heuristics/edits/sameEdit.ts";
import { fetchPackage } from "../outside/fetchPackage.ts";
import { filesOf } from "../outside/outsideFiles.ts";
import type { HeuristicResult } from "./heuristicCases.ts";

/** Packages by other people, each with the versions between which its lines were edited. The rule was made on others. */
const versions: readonly (readonly [string, string, string])[] = [
  ["axios", "1.0.0", "1.7.7"],
  ["socket.io", "4.0.0", "4.7.5"],
  ["jsdom", "20.0.0", "22.1.0"],
  ["winston", "3.3.0", "3.14.0"],
  ["mocha", "9.0.0", "10.7.0"],
  ["superagent", "8.0.0", "10.0.0"],
  ["stylelint", "15.0.0", "16.2.0"],
];

/** Edits remembered, as the server does. */
const mostEdits = 5;

/** Makes the edits between two versions line by line, and asks for the rest of each as soon as it is begun. */
export async function measureRepeatedEdits(): Promise<HeuristicResult> {
  const proposals: { confidence: number; right: boolean; package: string }[] = [];
  let asked = 0;
  for (const [name, from, to] of versions) {
    const [old, now] = [await textsOf(name, from), await textsOf(name, to)];
    for (const [place, text] of now) {
      const edits = editsBetween((old.get(place) ?? text).split(/\r?\n/), text.split(/\r?\n/));
      asked += edits.length;
      edits.forEach((edit, index) => {
        const made = edits.slice(Math.max(0, index - mostEdits), index).reverse();
        const scored = typeEdit(edit, made);
        if (scored) proposals.push({ ...scored, package: name });
      });
    }
  }
  return { name: "the edit just made", data: "versions of packages by others", asked, proposals };
}

/** The files of a version by their paths; none where it cannot be fetched. */
async function textsOf(name: string, version: string): Promise<ReadonlyMap<string, string>> {
  try {
    const fetched = await fetchPackage({ group: "drawn", origin: "npm", name, version });
    const written = filesOf(fetched).filter(({ isHandWritten }) => isHandWritten);
    return new Map(
      await Promise.all(written.map(async ({ path, file }) => [path, await readFile(file, "utf8")] as const)),
    );
  } catch (error) {
    console.error(`${name} was left out: ${error instanceof Error ? error.message : String(error)}`);
    return new Map();
  }
}

/** Nothing is suggested in comments. */
const isCommented = /^\s*(?:\*|\/[/*])/;

/** The lines that stand in the place of as many others, in their order. */
function editsBetween(old: readonly string[], now: readonly string[]): readonly LineEdit[] {
  const parts = diffArrays([...old], [...now]);
  return parts.flatMap(({ removed, value }, index) => {
    const next = parts[index + 1];
    if (!removed || !next?.added || next.value.length !== value.length) return [];
    return value
      .map((line, at) => ({ before: line.trimEnd(), after: next.value[at]?.trimEnd() ?? "" }))
      .filter(({ before, after }) => before !== "" && after !== "" && before.trim() !== after.trim())
      .filter(({ before }) => !isCommented.test(before));
  });
}

const wordAtEnd = /[\p{L}\p{N}_$]+$/u;
const wordAtStart = /^[\p{L}\p{N}_$]+/u;

/** Types an edit key by key until something is proposed; whole words are typed anew. */
function typeEdit(
  { before, after }: LineEdit,
  made: readonly LineEdit[],
): { confidence: number; right: boolean } | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (start < before.length - end) {
    start -= wordAtEnd.exec(after.slice(0, start))?.[0].length ?? 0;
    end -= wordAtStart.exec(after.slice(after.length - end))?.[0].length ?? 0;
  }
  const lineRest = after.slice(after.length - end);
  const old = before.slice(start, before.length - end);
  for (let typed = start + 1; typed < after.length - end; typed++) {
    const linePrefix = after.slice(0, typed);
    // What is put around a value is typed while the value stands; another stands in the place of what was there.
    for (const behind of after.slice(typed, after.length - end).includes(old)
      ? [lineRest, old + lineRest]
      : [lineRest]) {
      const proposal = sameEdit({ linePrefix, lineRest: behind }, before, made);
      if (!proposal) continue;
      const line = linePrefix + proposal.text + behind.slice(proposal.held ?? 0);
      return { confidence: proposal.confidence, right: line === after };
    }
  }
  return undefined;
}
