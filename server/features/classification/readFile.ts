/** Everything about a file that reading it once tells; the answers to all questions come from here. */

import { guessLanguage, type LanguageGuess } from "../../language/files/languageByContent.ts";
import { findLibraries } from "../../language/files/libraries.ts";
import { type MaskedText, maskText } from "../../language/lexical/maskText.ts";
import { countLines } from "../../text/countLines.ts";
import { type CodeTraits, findTraits } from "./codeTraits.ts";
import { type FileKind, fileKind } from "./fileKind.ts";
import { type FindingCounts, judgeQuality, type Quality, type QualityOutput } from "./quality.ts";

/** A file to classify. `text` is undefined when it cannot be read as text. */
export interface FileToClassify {
  /** With forward slashes, relative to the workspace where possible; empty for a snippet. */
  readonly path: string;
  readonly text: string | undefined;
  /** Its settings are used; absent for a snippet. */
  readonly uri?: string;
  /** The language where the editor knows it, as an LSP identifier. */
  readonly languageId?: string;
  /** What the diagnostics found, where they ran. */
  readonly findings?: FindingCounts;
}

export interface FileReading {
  readonly language: LanguageGuess;
  readonly kind: FileKind;
  readonly isCode: boolean;
  readonly isTest: boolean;
  readonly isDocumentation: boolean;
  readonly kindConfidence: number;
  readonly quality: Quality;
  readonly reasons: readonly string[];
  readonly patterns: CodeTraits;
  /** Whether the diagnostics ran: without them nothing is known of security. */
  readonly isExamined: boolean;
  readonly libraries: readonly string[];
  readonly lines: number;
}

const million = 1_000_000;
/** Longer files are not judged, in characters. */
const largest = million;
const noTraits: CodeTraits = { async: false, errorHandling: false, todo: false, security: false };
const noMask: MaskedText = { code: "", withoutComments: "", comments: [] };

/** So much of a file is read, in characters: what it is stands at its beginning, and a turn of the event loop is not longer. */
const mostRead = 400_000;

/** Reads a file. Pure, and linear in the length of what is read. */
export function readFile(
  file: FileToClassify,
  language: LanguageGuess = languageOf(file),
  masked: MaskedText = maskOf(file, language),
): FileReading {
  const whole = file.text ?? "";
  const text = whole.slice(0, mostRead);
  const id = language.language?.id ?? "";
  const libraries = findLibraries(id, masked);
  const kind = fileKind({ path: file.path, language: language.language, text, code: masked.code, libraries });
  const patterns =
    kind.isCode || masked.comments.length > 0 ? findTraits(id, masked, file.findings?.security) : noTraits;
  const tooLarge = kind.isCode && whole.length > largest ? tooLargeToJudge(whole.length) : undefined;
  const judged =
    kind.isCode && kind.kind !== "generated"
      ? (tooLarge ?? judgeQuality(text, id, masked, file.findings))
      : tooLarge;
  return {
    language,
    kind: kind.kind,
    isCode: kind.isCode,
    isTest: kind.isTest,
    isDocumentation: kind.isDocumentation,
    kindConfidence: kind.confidence,
    quality: judged?.quality ?? "good",
    reasons: judged?.reasons ?? [],
    patterns,
    isExamined: file.findings !== undefined,
    libraries,
    lines: countLines(whole),
  };
}

/** Nobody reads that through, and neither do the rules. */
function tooLargeToJudge(length: number): Pick<QualityOutput, "quality" | "reasons"> {
  return { quality: "issues", reasons: [`too large: ${(length / million).toFixed(1)} million characters`] };
}

/** What is read of a file, with its comments and its texts blanked out. */
export function maskOf({ text }: FileToClassify, { language }: LanguageGuess): MaskedText {
  return text ? maskText(text.slice(0, mostRead), language?.id ?? "") : noMask;
}

/** The language of a file, where the editor does not know it. */
export function languageOf(file: FileToClassify): LanguageGuess {
  return guessLanguage(file.path, file.text ?? "", file.languageId);
}
