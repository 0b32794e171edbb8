import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import * as z from "zod";
import { type RuleId, ruleIds } from "../../../contract/config.ts";
import type { Ports } from "../../../contract/ports.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { ruleUrl } from "../report/toDiagnostic.ts";
import { ruleOf } from "../rules/rules.ts";
import type { Fix, Fixer } from "./fix.ts";
import { suppressOnLine } from "./suppress.ts";
import { turnRuleOff } from "./turnRuleOff.ts";
import { keepsSyntax } from "./verifyEdits.ts";

/** The kind of the action that applies every safe fix of a document at once. */
export const fixAllKind = "source.fixAll.inkling";
/** The server's command behind "Open the page of …". Its argument is the page's address. */
export const openRulePageCommand = "inkling.server.openRulePage";

/** Offers fixes for problems. */
export interface CodeActionProvider {
  /**
   * Actions for the diagnostics at a range, most helpful first. `only` are the kinds the client asks for, all of them
   * when undefined. Every edit of the document has been checked to keep it as parseable as it was.
   */
  fixesFor(
    document: TextDocument,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<CodeAction[]>;
}

const known: ReadonlySet<unknown> = new Set(ruleIds);

/** Creates the provider. It uses nothing of the ports but the workspace, to edit `.inkling.json`. */
export function createCodeActions(ports: Pick<Ports, "workspace">, syntax: Syntax): CodeActionProvider {
  async function checked(document: TextDocument, fixes: readonly Fix[]): Promise<Fix[]> {
    const kept: Fix[] = [];
    for (const fix of fixes) if (await keepsSyntax(syntax, document, fix)) kept.push(fix);
    return kept;
  }

  async function fixesFor(
    document: TextDocument,
    diagnostic: Diagnostic,
    fixer: Fixer | undefined,
  ): Promise<Fix[]> {
    const tree = fixer && (await syntax.parse(document));
    return tree ? checked(document, fixer(contextOf(document, tree, diagnostic))) : [];
  }

  async function quickFixes(document: TextDocument, diagnostic: Diagnostic): Promise<CodeAction[]> {
    const rule = diagnostic.code;
    if (!isRule(rule)) return [];
    const fixes = await fixesFor(document, diagnostic, ruleOf(rule).fix);
    const suppressions =
      rule === "unused-suppression" || rule === "invalid-configuration"
        ? []
        : await fixesFor(document, diagnostic, suppressOnLine);
    const off = await turnRuleOff(rule, document.uri, ports.workspace);
    const action = (title: string): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
    });
    const url = ruleUrl(rule);
    return [
      ...[...fixes, ...suppressions.slice(0, 1)].map((fix) => ({
        ...action(fix.title),
        edit: fix.isReviewed ? reviewedEditOf(document, fix) : editOf(document, fix.edits),
        ...(fix.preferred ? { isPreferred: true } : {}),
      })),
      ...(off ? [{ ...action(`Turn ${rule} off for the workspace`), edit: off }] : []),
      {
        ...action(`Open the page of ${rule}`),
        command: { title: "Open the rule's page", command: openRulePageCommand, arguments: [url] },
      },
    ];
  }

  /** One edit with every safe fix; fixes that overlap an earlier one are left for the next time. */
  async function fixAll(document: TextDocument, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const edits: TextEdit[] = [];
    const fixed: Diagnostic[] = [];
    for (const diagnostic of diagnostics) {
      const fixer = isRule(diagnostic.code) ? ruleOf(diagnostic.code).fix : undefined;
      const fix = (await fixesFor(document, diagnostic, fixer)).find(({ safe }) => safe);
      if (!fix || fix.edits.some((edit) => edits.some((other) => collide(edit.range, other.range)))) continue;
      edits.push(...fix.edits);
      fixed.push(diagnostic);
    }
    if (edits.length === 0 || !(await keepsSyntax(syntax, document, { edits }))) return [];
    return [
      {
        title: "Fix all safely fixable problems",
        kind: fixAllKind,
        diagnostics: fixed,
        edit: editOf(document, edits),
      },
    ];
  }

  return Object.freeze({
    async fixesFor(
      document: TextDocument,
      range: Range,
      diagnostics: readonly Diagnostic[],
      only: readonly string[] | undefined,
      signal: AbortSignal,
    ) {
      signal.throwIfAborted();
      const ours = diagnostics.filter(({ source }) => source === "inkling");
      const actions: CodeAction[] = [];
      if (wants(only, CodeActionKind.QuickFix))
        for (const diagnostic of ours.filter((each) => shareLine(each.range, range))) {
          actions.push(...(await quickFixes(document, diagnostic)));
          signal.throwIfAborted();
        }
      if (only && wants(only, fixAllKind)) actions.push(...(await fixAll(document, ours)));
      return actions;
    },
  });
}

function contextOf(document: TextDocument, tree: SyntaxTree, { code, range: shown, data }: Diagnostic) {
  const { subject, range = shown } = Data.safeParse(data).data ?? {};
  return {
    document,
    tree,
    text: document.getText(),
    subject,
    rule: isRule(code) ? code : ("invalid-configuration" as const),
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  };
}

/** What a diagnostic carries for its fix. */
const position = z.object({ line: z.number(), character: z.number() });
const Data = z.object({
  subject: z.string().optional(),
  /** All that is meant, where less of it is underlined. */
  range: z.object({ start: position, end: position }).optional(),
});

function isRule(code: unknown): code is RuleId {
  return known.has(code);
}

/** Kinds are hierarchical: who asks for `source` gets `source.fixAll.inkling`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`))
  );
}

function editOf(document: TextDocument, edits: readonly TextEdit[]) {
  return { changes: { [document.uri]: [...edits] } };
}

/** An edit that the editor shows before it makes it, where it can; others make it as any other. */
function reviewedEditOf(document: TextDocument, { title, edits }: Fix): WorkspaceEdit {
  const annotationId = "reviewed";
  return {
    documentChanges: [
      {
        textDocument: { uri: document.uri, version: null },
        edits: edits.map((edit) => ({ ...edit, annotationId })),
      },
    ],
    changeAnnotations: { [annotationId]: { label: title, needsConfirmation: true } },
  };
}

/** Whether two edits change the same text: those that merely touch do not. */
function collide(one: Range, other: Range): boolean {
  const before = (a: Range, b: Range) =>
    a.end.line < b.start.line || (a.end.line === b.start.line && a.end.character <= b.start.character);
  return !before(one, other) && !before(other, one);
}

/** Editors ask for the cursor's place or for its line: what is said of the line counts in both. */
function shareLine(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}
