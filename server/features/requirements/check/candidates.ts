import type { Workspace } from "../../../contract/ports.ts";
import { isTestPath } from "../../../language/files/isTestPath.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import { contentWords, similar, splitWords, stem } from "../../../language/words/wordForms.ts";
import { allUnits } from "../code/codeUnits.ts";
import type { UnitRange } from "../requirement.ts";

/** Code that may be what a requirement is about, though nothing says so. */
export interface Candidate {
  readonly uri: string;
  readonly unit: UnitRange;
  /** Share of the requirement's words that the code has; those of its name count double. */
  readonly score: number;
}

/** Files that are parsed: those with the most of the requirement's words. */
const maxFiles = 12;
/** Below this share of words a unit is no candidate. */
const leastScore = 0.6;
/** Longer units, in characters, hold too many words to tell anything. */
const longestUnit = 6_000;

interface Read {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

/** A requirement's words with the files that hold most of them. */
interface Search {
  readonly words: readonly string[];
  readonly files: { readonly file: Read; readonly hits: number }[];
}

/**
 * The code whose names and words fit each requirement best, best first. Every file is read once, however many
 * requirements there are.
 */
export async function findCandidates(
  texts: readonly string[],
  uris: readonly string[],
  workspace: Workspace,
  syntax: Syntax,
  signal: AbortSignal,
): Promise<Candidate[][]> {
  const searches = texts.map(
    (text): Search => ({
      words: contentWords(text).filter((word) => word.length > 2),
      files: [],
    }),
  );
  for (const uri of uris) {
    signal.throwIfAborted();
    if (isTestPath(workspace.relativePath(uri))) continue;
    const document = await workspace.document(uri);
    if (!document || !syntax.supports(document.languageId)) continue;
    const file = { uri, languageId: document.languageId, text: document.getText() };
    offerFile(file, searches);
  }
  const units = new Map<string, readonly UnitRange[]>();
  const candidates: Candidate[][] = [];
  for (const { words, files } of searches) {
    const found: Candidate[] = [];
    for (const { file } of files) {
      signal.throwIfAborted();
      const known =
        units.get(file.uri) ?? (await syntax.withTree(file.languageId, file.text, allUnits)) ?? [];
      units.set(file.uri, known);
      found.push(...fittingUnits(words, file, known));
    }
    candidates.push(found.sort((a, b) => b.score - a.score || lengthOf(a) - lengthOf(b)));
  }
  return candidates;
}

/** Remembers a file for the requirements whose words it holds, as far as it is among the best. */
function offerFile(file: Read, searches: readonly Search[]): void {
  const lower = file.text.toLowerCase();
  for (const { words, files } of searches) {
    const hits = words.filter((word) => lower.includes(word)).length;
    if (hits < 2) continue;
    files.push({ file, hits });
    files.sort((left, right) => right.hits - left.hits);
    files.length = Math.min(files.length, maxFiles);
  }
}

function fittingUnits(
  words: readonly string[],
  { uri, text }: Read,
  units: readonly UnitRange[],
): Candidate[] {
  return units
    .map((unit) => ({ uri, unit, score: scoreOf(words, unit.name, text.slice(unit.start, unit.end)) }))
    .filter(({ score }) => score >= leastScore);
}

function lengthOf({ unit }: Candidate): number {
  return unit.end - unit.start;
}

function scoreOf(words: readonly string[], name: string, code: string): number {
  if (code.length > longestUnit) return 0;
  const ofName = splitWords(name).map(stem);
  const ofCode = [...new Set(splitWords(code))].map(stem);
  const matches = (word: string, others: readonly string[]) => others.some((other) => similar(word, other));
  const points = words.map((word) => (matches(word, ofName) ? 2 : matches(word, ofCode) ? 1 : 0));
  // A name that says nothing of the requirement is no candidate, however many words the body shares.
  if (!points.includes(2)) return 0;
  return Math.min(1, points.reduce<number>((sum, point) => sum + point, 0) / words.length);
}
