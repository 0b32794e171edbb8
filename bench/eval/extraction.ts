import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TransformOffer } from "../../server/features/transforms/offer.ts";
import type { TransformsProvider } from "../../server/features/transforms/transforms.ts";
import type { Syntax } from "../../server/language/parse/syntax.ts";
import type { SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { packageRoot } from "../../server/machine/files/assets.ts";
import { type Selection, selectionsIn, someOf } from "./extraction/selections.ts";
import type { OutsideFile } from "./outside/outsideFiles.ts";
import type { EvalOptions } from "./suite.ts";
import { chosenFiles } from "./transforms/chosenFiles.ts";
import { compareRuns, type Pair, type Verdict } from "./transforms/compareRuns.ts";
import { evalSyntax, evalTransforms } from "./transforms/evalSyntax.ts";
import { unreadable } from "./transforms/readers.ts";
import { bare, runnableFunctions } from "./transforms/runnable.ts";
import { treeOf } from "./transforms/treeOf.ts";

export const name = "extraction";

/** Files of a package that are looked at unless `--samples` says otherwise. */
const filesPerPackage = 12;
const selectionsPerFile = 24;
const selectionsPerFunction = 6;
/** Longer functions seldom run on made-up values; in UTF-16 code units. */
const longestFunction = 3_000;
const transformNames = ["extract-constant", "extract-function", "extract-parameter"] as const;
const never = new AbortController().signal;

interface Tally {
  offers: number;
  refused: number;
  readonly changes: Change[];
}

interface Change {
  readonly place: string;
  readonly languageId: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Selects expressions and statements all over packages by other people and extracts them: compilers read the results, and
 * functions that are run with made-up values before and after do the same. `INKLING_OUTSIDE_GROUP` and `INKLING_OUTSIDE_ONLY`
 * pick packages.
 */
export async function run({ samples }: EvalOptions): Promise<string> {
  const syntax = evalSyntax();
  const transforms = evalTransforms(syntax);
  const tallies = new Map<string, Tally>();
  const pairs: Record<string, Pair[]> = { javascript: [], python: [] };
  const { files, used, missing } = await chosenFiles(samples ?? filesPerPackage);
  for (const file of files) {
    const text = readFileSync(file.file, "utf8");
    const root = await treeOf(syntax, file.languageId, text);
    if (!root) continue;
    await sweepFile(transforms, file, text, root, tallies);
    const family = file.languageId === "python" ? "python" : "javascript";
    if (file.languageId === "python" || file.languageId === "javascript")
      pairs[family]?.push(...(await pairsOf(transforms, syntax, file, root)));
  }
  const verdicts: Verdict[] = [];
  for (const [family, some] of Object.entries(pairs)) verdicts.push(...(await compareRuns(family, some)));
  const work = path.join(packageRoot, "bench/work/extraction");
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "verdicts.json"), JSON.stringify(verdicts, null, 1));
  return report(tallies, verdicts, `${files.length} files of ${used.join(", ")}.`, missing);
}

function report(
  tallies: ReadonlyMap<string, Tally>,
  verdicts: readonly Verdict[],
  source: string,
  missing: readonly string[],
): string {
  const broken = new Map([...tallies].map(([language, { changes }]) => [language, brokenOf(changes)]));
  const differing = verdicts.filter(({ verdict }) => verdict.startsWith("differs"));
  const count = (transform: string, start: string) =>
    verdicts.filter((each) => each.transform === transform && each.verdict.startsWith(start)).length;
  return [
    "## Extracting in packages by other people",
    source,
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
    "",
    "| language | offers | refused | broken |",
    "|---|---:|---:|---:|",
    ...[...tallies].map(
      ([language, tally]) =>
        `| ${language} | ${tally.offers} | ${tally.refused} | ${broken.get(language)?.length ?? 0} |`,
    ),
    "",
    "| transformation | functions run: same | changed | not comparable |",
    "|---|---:|---:|---:|",
    ...transformNames.map(
      (each) =>
        `| ${each} | ${count(each, "same")} | ${count(each, "differs")} | ${count(each, "unusable")} |`,
    ),
    "",
    ...[...broken.values()]
      .flat()
      .slice(0, 20)
      .map((each) => `- ${each}`),
    ...differing.slice(0, 20).map(({ transform, place, verdict }) => `- ${transform}, ${place}: ${verdict}`),
  ].join("\n");
}

/** What compilers cannot read afterwards and could before. */
function brokenOf(changes: readonly Change[]): readonly string[] {
  const faults = unreadable(changes.map(({ languageId, after }) => ({ languageId, text: after })));
  const bad = changes.flatMap((change, index) =>
    faults[index] === undefined ? [] : [{ ...change, fault: faults[index] }],
  );
  const before = unreadable(bad.map(({ languageId, before: text }) => ({ languageId, text })));
  return bad.flatMap(({ place, fault }, index) =>
    before[index] === undefined ? [`${place}: ${fault}`] : [],
  );
}

async function sweepFile(
  transforms: TransformsProvider,
  { languageId, package: { name: packageName }, path: place }: OutsideFile,
  text: string,
  root: SyntaxNode,
  tallies: Map<string, Tally>,
): Promise<void> {
  const tally = tallies.get(languageId) ?? { offers: 0, refused: 0, changes: [] };
  tallies.set(languageId, tally);
  const document = TextDocument.create("file:///a", languageId, 1, text);
  for (const selection of someOf(selectionsIn(root), selectionsPerFile))
    for (const transform of transformNames) {
      const offer = await extracted(transforms, transform, document, selection);
      if (offer && "refused" in offer) tally.refused++;
      if (!offer || "refused" in offer) continue;
      tally.offers++;
      const after = TextDocument.applyEdits(document, [...offer.edits]);
      const { line } = document.positionAt(selection.start);
      tally.changes.push({
        place: `${transform}, ${packageName}/${place}:${line + 1}`,
        languageId,
        before: text,
        after,
      });
    }
}

function extracted(
  transforms: TransformsProvider,
  transform: string,
  document: TextDocument,
  { start, end }: Selection,
) {
  return transforms.applyAt(
    transform,
    document,
    { ...document.positionAt(start), end: document.positionAt(end) },
    never,
  );
}

/** Functions of a file, each by itself, before and after something in them was extracted. */
async function pairsOf(
  transforms: TransformsProvider,
  syntax: Syntax,
  { languageId, package: { name: packageName }, path: place }: OutsideFile,
  root: SyntaxNode,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const text of runnableFunctions(root, longestFunction, "functions")) {
    const own = await treeOf(syntax, languageId, text);
    if (!own) continue;
    const document = TextDocument.create("file:///a", languageId, 1, text);
    const chosen = someOf(selectionsIn(own), selectionsPerFunction);
    for (const [selection, transform] of chosen.flatMap((each) =>
      transformNames.map((known) => [each, known] as const),
    )) {
      const offer = await extracted(transforms, transform, document, selection);
      if (!offer || "refused" in offer || !canBeTried(offer)) continue;
      const after = runnableText(document, offer);
      pairs.push({
        transform,
        place: `${packageName}/${place}`,
        before: bare(text, languageId),
        after,
        isAssumed: false,
      });
    }
  }
  return pairs;
}

/** What a title takes for granted, and what the function itself is part of, cannot be tried. */
function canBeTried({ title, edits }: TransformOffer): boolean {
  const start = edits[0]?.range.start;
  return !title.includes(" (if ") && (start?.line !== 0 || start.character > 0);
}

/** What runs like the function alone: JavaScript's new function stands beside it, in a function of their own. */
function runnableText(document: TextDocument, { name: transform, edits }: TransformOffer): string {
  if (document.languageId === "python" || transform !== "extract-function")
    return bare(TextDocument.applyEdits(document, [...edits]), document.languageId);
  const [call, definition] = edits;
  const changed = TextDocument.applyEdits(document, call ? [call] : []);
  return `(() => {\n${definition?.newText ?? ""}\nreturn ${bare(changed, document.languageId)};\n})()`;
}
