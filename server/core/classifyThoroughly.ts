/** Classifies one file, or answers a question about it, with all that is known of it: diagnostics and model included. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Answer, Classification } from "../features/classification/classification.ts";
import { findingCounts } from "../features/classification/findingCounts.ts";
import type { FindingCounts } from "../features/classification/quality.ts";
import { isMachineMade } from "../language/files/isMachineMade.ts";
import type { LanguageService } from "./service.ts";

export interface TextToClassify {
  /** Relative to the workspace, with forward slashes; empty for a snippet. */
  readonly path: string;
  readonly text: string;
  readonly uri?: string;
  /** The language where it is known, as an LSP identifier. */
  readonly languageId?: string;
}

export async function classifyThoroughly(
  service: LanguageService,
  file: TextToClassify,
  signal: AbortSignal,
): Promise<Classification> {
  return service.classification.classify(await withFindings(service, file, signal), signal);
}

/** Answers a yes/no question about one file. */
export async function askThoroughly(
  service: LanguageService,
  question: string,
  file: TextToClassify,
  signal: AbortSignal,
): Promise<Answer> {
  return service.classification.ask(question, await withFindings(service, file, signal), signal);
}

async function withFindings(service: LanguageService, file: TextToClassify, signal: AbortSignal) {
  const languageId = file.languageId ?? service.classification.guessLanguage(file.path, file.text).id;
  const findings = await countFindings(service, file, languageId, signal);
  return { ...file, ...(findings ? { findings } : {}) };
}

async function countFindings(
  service: LanguageService,
  { text, uri = "untitled:snippet" }: TextToClassify,
  languageId: string | undefined,
  signal: AbortSignal,
): Promise<FindingCounts | undefined> {
  if (languageId === undefined || !service.syntax.supports(languageId) || isMachineMade(text))
    return undefined;
  // Another URI than the editor's, so that what the diagnostics keep of an open document stays as it is.
  const document = TextDocument.create(`${uri}?classify`, languageId, 0, text);
  const findings = await service.diagnostics.diagnose(document, signal);
  service.didClose(document.uri);
  return findingCounts(findings);
}
