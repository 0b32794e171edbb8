import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SyntaxProblem } from "../../../language/wellFormed/syntaxProblem.ts";
import type { Examination, PlacedFinding } from "./examination.ts";

/** How often a syntax error is one, as `npm run eval outside` measures it. */
const confidence = 0.99;

/** What a document shows, with its syntax errors. */
export function withSyntaxErrors(
  examination: Examination,
  document: TextDocument,
  problems: readonly SyntaxProblem[],
): Examination {
  if (problems.length === 0) return examination;
  const errors = problems.map(
    ({ start, end, message }): PlacedFinding => ({
      rule: "syntax-error",
      severity: undefined,
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      message,
      confidence,
      doubt: undefined,
      related: [],
    }),
  );
  return { ...examination, findings: [...examination.findings, ...errors] };
}
