import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "vscode-languageserver-types";
import type { Finding } from "../features/diagnostics/engine/finding.ts";
import { toDiagnostics } from "../features/diagnostics/report/toDiagnostic.ts";
import type { LinkProblem } from "../features/requirements/links/linkProblems.ts";
import type { LanguageService } from "./service.ts";

/** Problems of a document, as they can be told now. */
export interface Problems {
  /** Changes when the problems do. */
  readonly resultId: string;
  readonly items: Diagnostic[];
  /** Resolves when problems of identifiers that were not waited for are known; undefined when nothing is missing. */
  readonly late: Promise<unknown> | undefined;
}

/**
 * Everything there is to say about a document, from every feature that finds problems.
 * @param patienceMs milliseconds to wait for what only the whole workspace shows, whether its identifiers are known; for
 * ever when left out
 */
export async function findProblems(
  service: LanguageService,
  document: TextDocument,
  signal: AbortSignal,
  patienceMs = Number.POSITIVE_INFINITY,
): Promise<Problems> {
  const asked = service.requirements.diagnostics(document, signal);
  const links = await within(asked, patienceMs);
  const findings: readonly Finding[] = await service.diagnostics.provideWith(document, links, signal);
  return {
    resultId: service.diagnostics.resultId(findings),
    items: toDiagnostics(findings, document),
    late: links ? undefined : asked,
  };
}

/** What is promised, if it comes in time. */
async function within(
  promised: Promise<readonly LinkProblem[]>,
  ms: number,
): Promise<readonly LinkProblem[] | undefined> {
  if (!Number.isFinite(ms)) return promised;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([promised, over]).finally(() => clearTimeout(timer));
}
