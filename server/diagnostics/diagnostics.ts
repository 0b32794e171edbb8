import { LRUCache } from "lru-cache";
import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Config } from "../config.ts";
import type { Disposable, Ports } from "../ports.ts";
import type { Syntax } from "../syntax/syntax.ts";
import type { FileAnalysis } from "./analyseFile.ts";
import { hash } from "./codeTokens.ts";
import { conclude } from "./conclude.ts";
import { findConfigProblems, isSettingsFile } from "./configDiagnostics.ts";
import { CopyIndexes } from "./duplicates.ts";
import type { Examination } from "./examination.ts";
import { examinePlainText } from "./examinePlainText.ts";
import { examineTree, isoDate } from "./examineTree.ts";
import type { Finding } from "./finding.ts";
import type { RuleFinding } from "./rule.ts";
import { SecondOpinion } from "./secondOpinion.ts";

/** Files whose analysis is kept for the next edit. */
const keptAnalyses = 32;
/** How much unknown text is looked at before other requests have their turn: some 30 ms' worth, in characters. */
const atOnce = 20_000;
/** After this time without an edit, in milliseconds, a user is no longer taken to be typing. */
const typingPause = 1_500;

/** Finds problems in documents. */
export interface DiagnosticsProvider {
  /** All findings of a document as it is now, in its order. Rejects with the signal's reason when aborted. */
  provide(document: TextDocument, signal: AbortSignal): Promise<readonly Finding[]>;
  /** The same, with what other features found in the document, as far as no comment suppresses it. */
  provideWith(
    document: TextDocument,
    others: readonly Finding[],
    signal: AbortSignal,
  ): Promise<readonly Finding[]>;
  /** The code of the files seen so far, for finding copies; whoever scans other files adds theirs. */
  readonly copies: CopyIndexes;
  /** Identifies a list of findings: equal lists have equal identifiers. For LSP pull diagnostics. */
  resultId(findings: readonly Finding[]): string;
  /** Tells of an edit: a syntax error in the line being typed is held back until the user pauses or moves on. */
  didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void;
  didClose(uri: string): void;
  /** Called when something held back can now be shown, or the model withdrew a finding: the document's findings should be asked for again. */
  onDidSettle(listener: (uri: string) => void): Disposable;
}

/** The line last edited in a document. */
interface Typing {
  readonly line: number;
  readonly at: number;
}

/** Creates the diagnostics engine. Without a model nothing is withdrawn. */
export function createDiagnostics(
  ports: Pick<Ports, "settings" | "clock" | "logger" | "workspace"> & Partial<Pick<Ports, "model">>,
  syntax: Syntax,
): DiagnosticsProvider {
  const { settings, model, clock, logger, workspace } = ports;
  const analyses = new LRUCache<string, FileAnalysis>({ max: keptAnalyses });
  const typing = new Map<string, Typing>();
  const waiting = new Map<string, AbortController>();
  const listeners = new Set<(uri: string) => void>();
  const copies = new CopyIndexes();
  const opinion = model && new SecondOpinion({ model, clock, logger }, tell);

  function tell(uri: string): void {
    for (const listener of listeners) listener(uri);
  }

  /** Holds an error back while its line is being typed, and tells the listeners when the user pauses. */
  function isBeingTyped(document: TextDocument, finding: RuleFinding): boolean {
    const last = typing.get(document.uri);
    if (!last || clock.now() - last.at >= typingPause) return false;
    if (document.positionAt(finding.start).line !== last.line) return false;
    if (!waiting.has(document.uri)) void settle(document.uri, typingPause - (clock.now() - last.at));
    return true;
  }

  async function settle(uri: string, ms: number): Promise<void> {
    const controller = new AbortController();
    waiting.set(uri, controller);
    try {
      await clock.sleep(ms, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      throw error;
    } finally {
      if (waiting.get(uri) === controller) waiting.delete(uri);
    }
    tell(uri);
  }

  /** What the document shows by itself. */
  async function examine(document: TextDocument, config: Config, signal: AbortSignal): Promise<Examination> {
    const subject = {
      document,
      config,
      path: workspace.relativePath(document.uri),
      today: isoDate(clock.today()),
    };
    for (;;) {
      const tree = await syntax.parse(document);
      signal.throwIfAborted();
      if (!tree) return examinePlainText(subject);
      const known = analyses.get(document.uri);
      const isShown = (error: RuleFinding) => !isBeingTyped(document, error);
      const { analysis, examination } = examineTree(tree, subject, known, logger, isShown, atOnce);
      analyses.set(document.uri, analysis);
      if (examination) return examination;
      // Other requests have their turn; what was done so far is kept even when this one is cancelled now.
      await clock.sleep(0, signal);
    }
  }

  async function provideWith(document: TextDocument, others: readonly Finding[], signal: AbortSignal) {
    signal.throwIfAborted();
    const config = settings.of(document.uri);
    if (!config.enabled || !config.diagnostics.enabled || config.languages[document.languageId] === false)
      return [];
    if (isSettingsFile(document.uri)) {
      const { severity } = config.rules["invalid-configuration"];
      return severity === "off" ? [] : findConfigProblems(document, severity);
    }
    const { findings, ...examination } = await examine(document, config, signal);
    const index = copies.of(config);
    index.update(document.uri, examination.sequence);
    const found = index.find(document.uri);
    const reviewed = {
      ...examination,
      findings: opinion?.review(document, findings, config) ?? findings,
    };
    return conclude(document.uri, reviewed, found, config, (uri) => workspace.relativePath(uri), others);
  }

  return Object.freeze({
    provide: (document: TextDocument, signal: AbortSignal) => provideWith(document, [], signal),
    provideWith,
    copies,

    resultId(findings: readonly Finding[]) {
      const text = JSON.stringify(findings);
      return `${text.length.toString(36)}-${hash(text, 0).toString(36)}`;
    },

    didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]) {
      waiting.get(document.uri)?.abort();
      waiting.delete(document.uri);
      const line = editedLine(changes);
      if (line === undefined) typing.delete(document.uri);
      else typing.set(document.uri, { line, at: clock.now() });
    },

    didClose(uri: string) {
      waiting.get(uri)?.abort();
      waiting.delete(uri);
      typing.delete(uri);
      analyses.delete(uri);
      opinion?.forget(uri);
    },

    onDidSettle(listener: (uri: string) => void) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  });
}

/** The line where the last change ends; undefined when the whole text was replaced. */
function editedLine(changes: readonly TextDocumentContentChangeEvent[]): number | undefined {
  const last = changes.at(-1);
  if (!last || !("range" in last)) return undefined;
  return last.range.start.line + (last.text.match(/\n/g)?.length ?? 0);
}
