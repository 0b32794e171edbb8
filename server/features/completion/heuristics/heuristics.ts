import { dataOf, familyOf } from "../../../language/dataOf.ts";
import type { CursorContext } from "../cursorContext.ts";
import { objection } from "../filters/filters.ts";
import type { WorkspaceNames } from "../names/workspaceNames.ts";
import { closeBlock } from "./blocks/closeBlock.ts";
import { closeTag } from "./blocks/closeTag.ts";
import { embeddedCode } from "./blocks/embeddedCode.ts";
import { endWord } from "./blocks/endWord.ts";
import type { HeuristicInput } from "./heuristicInput.ts";
import { exportedName, importedModule } from "./imports/importedModule.ts";
import { importedPath, importLines, isOf } from "./imports/importLines.ts";
import type { WorkspaceFiles } from "./imports/moduleWay.ts";
import { isImportable, workspaceModule } from "./imports/workspaceModule.ts";
import { countingLoop } from "./lines/countingLoop.ts";
import { importStart, type LineIndex, singleImports } from "./lines/lineIndex.ts";
import { lineInStep } from "./lines/lineInStep.ts";
import { ownLines } from "./lines/ownLines.ts";
import { repeatedSignature } from "./lines/repeatedSignature.ts";
import { siblingKey } from "./lines/siblingKeys.ts";
import { assignedParameters } from "./names/assignedParameters.ts";
import { namesOfOtherScopes } from "./names/otherScopes.ts";
import type { Proposal } from "./proposal.ts";

export interface HeuristicOptions {
  /** Path of the document relative to the workspace. */
  readonly path: string;
  readonly others: readonly LineIndex[];
  /** The paths of all files of the language's family, as far as they are known. */
  readonly files: () => readonly string[];
  /** Whether there is a file at a path relative to the workspace. */
  readonly exists: (path: string) => Promise<boolean>;
  /** What files let others bring in, by their paths relative to the workspace. */
  readonly exports: () => ReadonlyMap<string, ReadonlySet<string>>;
  /** What the workspace declares. */
  readonly names: WorkspaceNames;
  /** `completion.closers` of the settings. */
  readonly closers: boolean;
  /** `completion.partialLines` of the settings. */
  readonly partialLines: boolean;
}

/** The most certain completion that needs no model, if there is one that nothing speaks against. */
export async function propose(
  input: HeuristicInput,
  options: HeuristicOptions,
): Promise<Proposal | undefined> {
  const { context } = input;
  const place = { ...input, context: asSingleImport(context) };
  const known = knownFiles(place.context, options);
  const proposals = [
    ...(options.closers
      ? [await closeBlock(embeddedCode(input) ?? input), endWord(context), countingLoop(context)]
      : []),
    closeTag(context),
    await existing(place, importLines(place.context, known), options, known),
    workspaceModule(place, known),
    exportedName(context, known),
    importedModule(context, known),
    await inScope(input, ownLines(context, options.others)),
    lineInStep(context),
    options.partialLines ? siblingKey(context) : undefined,
    assignedParameters(context),
    repeatedSignature(context, options.names),
  ];
  return proposals
    .filter((proposal) => proposal !== undefined)
    .filter(({ text, isWhole }) => objection(context, text, isWhole) === undefined)
    .sort((a, b) => b.confidence - a.confidence)[0];
}

/** What is known of the workspace's files; their names only where something is brought in. */
function knownFiles(
  { linePrefix }: CursorContext,
  { path, others, files, exports }: HeuristicOptions,
): WorkspaceFiles {
  if (!importStart.test(linePrefix.trimStart())) return { here: path, others, files: [] };
  return { here: path, others, files: files(), exports: exports() };
}

/** A line of Go's imports within brackets as it reads alone; any other as it is. */
export function asSingleImport(context: CursorContext): CursorContext {
  const { linesAbove, linePrefix, linesBelow, languageId } = context;
  if (!/^\s+\S*\s?"/.test(linePrefix)) return context;
  const lines = singleImports([...linesAbove, linePrefix, ...linesBelow], languageId);
  const at = linesAbove.length;
  return {
    ...context,
    linesAbove: lines.slice(0, at),
    linePrefix: lines[at] ?? linePrefix,
    linesBelow: lines.slice(at + 1),
  };
}

/** An import, unless what it imports is not there. */
async function existing(
  { context }: HeuristicInput,
  proposal: Proposal | undefined,
  options: HeuristicOptions,
  known: WorkspaceFiles,
): Promise<Proposal | undefined> {
  const line = context.linePrefix + (proposal?.text ?? "");
  const exists = proposal && isImportable(line, context, known);
  return exists && (await importsWhatExists(line, context.languageId, options)) ? proposal : undefined;
}

/** False for a line that imports, by a relative path, a file that is not there or the file at `path` itself. */
export async function importsWhatExists(
  line: string,
  languageId: string,
  { path, exists }: Pick<HeuristicOptions, "path" | "exists">,
): Promise<boolean> {
  const target = importedPath(line, path);
  if (target === undefined) return true;
  if (isOf(line, path)) return false;
  const bases =
    familyOf(languageId) === "javascript" ? [target, target.replace(/\.[cm]?jsx?$/, "")] : [target];
  for (const base of bases)
    for (const ending of dataOf(languageId)?.moduleEndings ?? [""])
      if (/\.\w+$/.test(base + ending) && (await exists(base + ending))) return true;
  return false;
}

/** A line written before, unless it speaks of what only other functions know. */
export async function inScope(
  { context, document, syntax }: HeuristicInput,
  proposal: Proposal | undefined,
): Promise<Proposal | undefined> {
  if (!proposal) return undefined;
  const tree = await syntax.parse(document);
  const cursor = document.offsetAt(context.position);
  return tree && namesOfOtherScopes(tree, cursor, proposal.text).length > 0 ? undefined : proposal;
}
