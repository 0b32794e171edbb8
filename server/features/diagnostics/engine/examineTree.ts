import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config, RuleId } from "../../../contract/config.ts";
import type { Logger } from "../../../contract/ports.ts";
import { isGenerated } from "../../../language/files/isGenerated.ts";
import { isTestPath } from "../../../language/files/isTestPath.ts";
import { parseSnippet } from "../../../language/parse/parseSnippet.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { TokenSequence } from "../copies/duplicates.ts";
import { rules } from "../rules/rules.ts";
import { analyseFile, type FileAnalysis } from "./analyseFile.ts";
import type { FileInput } from "./analyseUnit.ts";
import { type Examination, placeAnalysis } from "./examination.ts";
import { rulesForPeople } from "./generatedFile.ts";
import type { RuleFinding } from "./rule.ts";
import { isSparedInTests } from "./sparedInTests.ts";
import { findSyntaxErrors } from "./syntaxErrors.ts";

/** A document with all that its examination depends on. */
export interface Subject {
  readonly document: TextDocument;
  readonly config: Config;
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  /** The calendar date, as `2026-12-31`. */
  readonly today: string;
}

/**
 * Finds what a document shows by itself.
 * @param previous what an earlier version showed, so that only changed units are looked at again
 * @param budget how much text may be looked at now, in characters; where it is not enough, the examination is undefined
 * and the analysis is to be handed back in
 * @param shown the syntax errors to show of those found, without those held back while a line is being typed
 */
export function examineTree(
  tree: SyntaxTree,
  { document, config, path, today }: Subject,
  previous: FileAnalysis | undefined,
  logger: Logger,
  shown: (errors: readonly RuleFinding[]) => readonly RuleFinding[],
  budget = Number.POSITIVE_INFINITY,
): { analysis: FileAnalysis; examination: Examination | undefined } {
  const { languageId } = document;
  const file: FileInput = {
    languageId,
    language: tree.language,
    config,
    path,
    isTest: isTestPath(path),
    parse: (text) => parseSnippet(tree, text),
    today,
  };
  const isMadeByProgram = isGenerated(path, tree.text, languageId);
  const isWanted = (id: RuleId) =>
    config.rules[id].severity !== "off" &&
    !(isMadeByProgram && rulesForPeople.has(id)) &&
    !(file.isTest && isSparedInTests(id, config));
  const active = rules.filter(
    ({ id, languages }) => isWanted(id) && (!languages || languages.includes(languageId)),
  );
  const settingsKey = JSON.stringify([config.rules, config.todo, path, today, languageId, isMadeByProgram]);
  const analysis = analyseFile(tree, file, settingsKey, previous, active, logger, budget);
  if (!analysis.isComplete) return { analysis, examination: undefined };
  const errors = shown(findSyntaxErrors(tree)).map((error) => ({ ...error, rule: "syntax-error" as const }));
  const { findings, suppressions, sequence } = placeAnalysis(document, analysis, errors, config);
  const examination = {
    findings: findings.filter(({ rule }) => isWanted(rule)),
    suppressions,
    sequence: isWanted("duplicate-code") ? sequence : noSequence,
  };
  return { analysis, examination };
}

const noSequence: TokenSequence = { hashes: new Uint32Array(), lines: new Uint32Array() };

/** The user's own calendar date, from milliseconds since 1970. */
export function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
