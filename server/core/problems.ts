import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "vscode-languageserver-types";
import type { Finding } from "../features/diagnostics/engine/finding.ts";
import { toDiagnostics } from "../features/diagnostics/report/toDiagnostic.ts";
import type { LanguageService } from "./service.ts";

/** Everything there is to say about a document, from every feature that finds problems. */
export async function findFindings(
  service: LanguageService,
  document: TextDocument,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const links = await service.requirements.diagnostics(document, signal);
  return service.diagnostics.provideWith(document, links, signal);
}

/** The same as LSP diagnostics, with an identifier that changes when they do. */
export async function findProblems(
  service: LanguageService,
  document: TextDocument,
  signal: AbortSignal,
): Promise<{ resultId: string; items: Diagnostic[] }> {
  const findings = await findFindings(service, document, signal);
  return { resultId: service.diagnostics.resultId(findings), items: toDiagnostics(findings, document) };
}
