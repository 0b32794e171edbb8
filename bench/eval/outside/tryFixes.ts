import { TextDocument } from "vscode-languageserver-textdocument";
import { type CodeAction, CodeActionKind, TextEdit } from "vscode-languageserver-types";
import type { Finding } from "../../../server/features/diagnostics/engine/finding.ts";
import {
  type CodeActionProvider,
  fixAllKind,
} from "../../../server/features/diagnostics/fixes/codeActions.ts";
import { toDiagnostic } from "../../../server/features/diagnostics/report/toDiagnostic.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { problemsIn } from "../../../server/language/wellFormed/problemsIn.ts";

/** Who finds, fixes and judges. */
export interface Fixing {
  readonly syntax: Syntax;
  readonly codeActions: CodeActionProvider;
  readonly diagnose: (document: TextDocument) => Promise<readonly Finding[]>;
}

/** What became of a document's fixes. */
export interface FixOutcome {
  /** Fixes that were tried, one by one. */
  readonly tried: number;
  /** What went wrong, each as a sentence. */
  readonly faults: readonly string[];
}

const { signal } = new AbortController();

/**
 * Tries the fixes of a document: each by itself leaves it as well-formed as it was, by the parsers that judge syntax; all
 * safe ones together do too, and change nothing more a second time.
 * @param most findings of each rule whose fixes are tried
 */
export async function tryFixes(
  { syntax, codeActions, diagnose }: Fixing,
  document: TextDocument,
  most: number,
): Promise<FixOutcome> {
  const faults: string[] = [];
  const problemsOf = async (text: string) =>
    (await problemsIn(syntax, document.languageId, text))?.length ?? 0;
  const before = await problemsOf(document.getText());
  const verify = async (what: string, text: string) => {
    if ((await problemsOf(text)) > before) faults.push(`${what}: the result is not well-formed.`);
  };
  const findings = await diagnose(document);
  let tried = 0;
  for (const finding of firstOfEach(findings, most)) {
    const diagnostics = [toDiagnostic(finding)];
    const only = [CodeActionKind.QuickFix];
    for (const action of await codeActions.fixesFor(document, finding.range, diagnostics, only, signal)) {
      const after = applied(document, action);
      if (after === undefined) continue;
      tried++;
      await verify(`“${action.title}” at line ${finding.range.start.line + 1}`, after);
    }
  }
  const once = await fixAll(document, findings);
  if (once !== undefined) {
    await verify("All safe fixes", once);
    const fixed = TextDocument.create(document.uri, document.languageId, document.version + 1, once);
    const twice = await fixAll(fixed, await diagnose(fixed));
    if (twice !== undefined && twice !== once) faults.push("All safe fixes change more a second time.");
  }
  return { tried, faults };

  async function fixAll(subject: TextDocument, found: readonly Finding[]): Promise<string | undefined> {
    const whole = { start: subject.positionAt(0), end: subject.positionAt(subject.getText().length) };
    const diagnostics = found.map((finding) => toDiagnostic(finding));
    const [action] = await codeActions.fixesFor(subject, whole, diagnostics, [fixAllKind], signal);
    return action && applied(subject, action);
  }
}

function firstOfEach(findings: readonly Finding[], most: number): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.filter(({ rule }) => {
    const count = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, count);
    return count <= most;
  });
}

/** The document's text after an action's own edits; undefined where it changes another file, or none. */
function applied(document: TextDocument, { edit }: CodeAction): string | undefined {
  const changed = (edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change && change.textDocument.uri === document.uri ? change.edits : [],
  );
  const edits = edit?.changes?.[document.uri] ?? changed.filter(TextEdit.is);
  return edits.length > 0 ? TextDocument.applyEdits(document, edits) : undefined;
}
