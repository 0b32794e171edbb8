import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../../../contract/config.ts";
import type { Logger } from "../../../contract/ports.ts";
import { isVendoredPath } from "../../../language/files/filePlaces.ts";
import { isGenerated } from "../../../language/files/isGenerated.ts";
import { isTestFile } from "../../../language/files/isTestFile.ts";
import { parseSnippet } from "../../../language/parse/parseSnippet.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { SilentFaults } from "../../../language/wellFormed/silent.ts";
import type { Suspicion } from "../../../language/wellFormed/wellFormed.ts";
import type { Steps } from "../../../text/steps.ts";
import type { TokenSequence } from "../copies/duplicates.ts";
import { rules } from "../rules/rules.ts";
import { analyseFile, type FileAnalysis } from "./analyseFile.ts";
import type { FileInput } from "./analyseUnit.ts";
import { countCodeLines, type Examination, placeAnalysis } from "./examination.ts";
import { isSparedInTests } from "./isSparedInTests.ts";
import type { Rule } from "./rule.ts";

/** A document with all that its examination depends on. */
export interface Subject {
  readonly document: TextDocument;
  readonly config: Config;
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  /** The calendar date, as `2026-12-31`. */
  readonly today: string;
  /** Nobody hands the analysis back in when the text has changed: what cannot find anything in this one need not run. */
  readonly isOnce?: boolean;
}

/** What a document shows, but for the syntax errors that a judge has still to confirm. */
export interface Examined {
  readonly analysis: FileAnalysis;
  readonly examination: Examination;
  /** Undefined where syntax errors are not wanted. */
  readonly suspicion: Suspicion | undefined;
}

/**
 * Finds what a document shows by itself. Yields what is known so far, which may be handed back in as `previous`.
 * @param tree has to live until the end
 * @param previous what an earlier version showed, so that only changed units are looked at again
 */
export function* examineTree(
  tree: SyntaxTree,
  { document, config, path, today, isOnce = false }: Subject,
  previous: FileAnalysis | undefined,
  logger: Logger,
): Steps<Examined, FileAnalysis> {
  const { languageId } = document;
  const file: FileInput = {
    languageId,
    language: tree.language,
    config,
    path,
    isTest: isTestFile(path, tree.text, languageId),
    parse: (text) => parseSnippet(tree, text),
    today,
  };
  const isOfOthers = isVendoredPath(path) || isGenerated(path, tree.text, languageId);
  const isWanted = (rule: Rule) =>
    config.rules[rule.id].severity !== "off" &&
    !(isOfOthers && rule.isForPeople) &&
    !(file.isTest && isSparedInTests(rule, config)) &&
    (!rule.languages || rule.languages.includes(languageId)) &&
    (!isOnce || (rule.mayFind?.(tree.text, languageId) ?? true));
  const active = rules.filter(isWanted);
  const settingsKey = isOnce
    ? ""
    : JSON.stringify([config.rules, config.todo, path, today, languageId, isOfOthers, file.isTest]);
  const analysis = yield* analyseFile(tree, file, settingsKey, previous, active, logger);
  const summary = { codeLines: countCodeLines(document, analysis) };
  const ofFile = active.flatMap((rule) =>
    (rule.checkFile?.(summary, config) ?? []).map((finding) => ({ ...finding, rule: rule.id })),
  );
  yield analysis;
  const { sequence, ...placed } = placeAnalysis(document, analysis, ofFile, config);
  yield analysis;
  const isCompared = active.some((rule) => rule.checkCopies);
  const examination = { ...placed, sequence: isCompared ? sequence : noSequence };
  const suspect = active.find((rule) => rule.suspect)?.suspect;
  return { analysis, examination, suspicion: suspect?.(tree, silentFaultsOf(analysis)) };
}

function silentFaultsOf({ units }: FileAnalysis): SilentFaults {
  return {
    isSuspect: units.some(({ analysis }) => analysis.silent.isSuspect),
    problems: units.flatMap(({ start: origin, analysis }) =>
      analysis.silent.problems.map(({ start, end, message }) => ({
        start: origin + start,
        end: origin + end,
        message,
      })),
    ),
  };
}

const noSequence: TokenSequence = { hashes: new Uint32Array(), lines: new Uint32Array() };

/** The user's own calendar date, from milliseconds since 1970. */
export function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
