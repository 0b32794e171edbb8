import { LRUCache } from "lru-cache";
import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Config } from "../../contract/config.ts";
import type { Disposable, Ports } from "../../contract/ports.ts";
import { isSettingsFile } from "../../contract/settingsFile.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { withKept } from "../../language/parse/syntaxTree.ts";
import { isUnsuspected, type Suspicion } from "../../language/wellFormed/wellFormed.ts";
import { inSlices, type Pausing } from "../../text/steps.ts";
import { hash } from "./copies/codeTokens.ts";
import { CopyIndexes } from "./copies/duplicates.ts";
import type { FileAnalysis } from "./engine/analyseFile.ts";
import { conclude } from "./engine/conclude.ts";
import { findConfigProblems } from "./engine/configDiagnostics.ts";
import type { Examination } from "./engine/examination.ts";
import { examinePlainText } from "./engine/examinePlainText.ts";
import { examineTree, isoDate, type Subject } from "./engine/examineTree.ts";
import type { Finding } from "./engine/finding.ts";
import { SecondOpinion } from "./engine/secondOpinion.ts";
import { withSyntaxErrors } from "./engine/syntaxErrors.ts";
import { TypingErrors } from "./engine/typingErrors.ts";

/** Files whose analysis is kept for the next edit. */
const keptAnalyses = 32;

/** Finds problems in documents. */
export interface DiagnosticsProvider {
  /** All findings of a document as it is now, in its order. Rejects with the signal's reason when aborted. */
  diagnose(document: TextDocument, signal: AbortSignal): Promise<readonly Finding[]>;
  /** The same, with what other features found in the document (undefined where none has looked yet), as far as no comment suppresses it. */
  provideWith(
    document: TextDocument,
    others: readonly Finding[] | undefined,
    signal: AbortSignal,
  ): Promise<readonly Finding[]>;
  /** The code of the files seen so far, for finding copies; whoever scans other files adds theirs. */
  readonly copies: CopyIndexes;
  /** Identifies a list of findings: equal lists have equal identifiers. For LSP pull diagnostics. */
  resultId(findings: readonly Finding[]): string;
  /** Tells of an edit: syntax errors that come with the typing are held back until the user pauses or moves on. */
  didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void;
  didClose(uri: string): void;
  /** Called when something held back can now be shown, or the model withdrew a finding: the document's findings should be asked for again. */
  onDidSettle(listener: (uri: string) => void): Disposable;
}

/** Creates the diagnostics engine. Without a model nothing is withdrawn. */
export function createDiagnostics(
  ports: Pick<Ports, "settings" | "clock" | "logger" | "workspace"> & Partial<Pick<Ports, "model">>,
  syntax: Syntax,
): DiagnosticsProvider {
  const { settings, model, clock, logger, workspace } = ports;
  const analyses = new LRUCache<string, FileAnalysis>({ max: keptAnalyses });
  const listeners = new Set<(uri: string) => void>();
  const copies = new CopyIndexes();
  /** The last of those who examine a document. */
  const examining = new WeakMap<TextDocument, Promise<undefined>>();
  const typing = new TypingErrors(clock, tell);
  const opinion = model && new SecondOpinion({ model, clock, logger }, tell);

  function tell(uri: string): void {
    for (const listener of listeners) listener(uri);
  }

  /** What the document shows by itself. */
  async function examine(document: TextDocument, config: Config, signal: AbortSignal): Promise<Examination> {
    const subject = {
      document,
      config,
      path: workspace.relativePath(document.uri),
      today: isoDate(clock.today()),
    };
    const examined = await oneAfterTheOther(document, () => examineSliced(document, subject, signal));
    if (!examined)
      return withSyntaxErrors(examinePlainText(subject), document, await dataErrors(document, config));
    const { examination, suspicion } = examined;
    const errors = suspicion ? await shownErrors(document, suspicion) : [];
    return withSyntaxErrors(examination, document, errors);
  }

  /** Undefined without a tree. What was done so far is kept even when the request is cancelled meanwhile. */
  async function examineSliced(document: TextDocument, subject: Subject, signal: AbortSignal) {
    const parsed = await syntax.parse(document);
    signal.throwIfAborted();
    if (!parsed) return undefined;
    const examined = await withKept(parsed, (tree) => {
      const steps = examineTree(tree, subject, analyses.get(document.uri), logger);
      return inSlices(steps, pausing(signal), (soFar) => void analyses.set(document.uri, soFar));
    });
    analyses.set(document.uri, examined.analysis);
    return examined;
  }

  /** Whoever asks about a document that is being examined waits: what is found then need not be looked for again. */
  async function oneAfterTheOther<T>(document: TextDocument, work: () => Promise<T>): Promise<T> {
    const done = examining.get(document)?.then(work) ?? work();
    const ended = () => undefined;
    examining.set(document, done.then(ended, ended));
    return done;
  }

  function pausing(signal: AbortSignal): Pausing {
    return { now: () => clock.now(), pause: () => clock.sleep(0, signal) };
  }

  /** Nobody is asked while what is half typed would be held back anyway. */
  async function shownErrors(document: TextDocument, suspicion: Suspicion) {
    if (isUnsuspected(suspicion)) return typing.shown(document, []);
    return (
      typing.withoutJudge(document, suspicion.errors) ??
      typing.shown(document, await syntax.wellFormed.judge(suspicion))
    );
  }

  /** Errors in a text without a tree: one that has a parser of its own, such as YAML, or of which a grammar makes no code. */
  async function dataErrors(document: TextDocument, config: Config) {
    if (config.rules["syntax-error"].severity === "off") return [];
    const shown = typing.withoutJudge(document, []);
    if (shown) return shown;
    const problems = await syntax.wellFormed.problemsOf(document.languageId, document.getText());
    return typing.shown(document, problems ?? []);
  }

  async function provideWith(
    document: TextDocument,
    others: readonly Finding[] | undefined,
    signal: AbortSignal,
  ) {
    signal.throwIfAborted();
    const config = settings.of(document.uri);
    if (!config.enabled || !config.diagnostics.enabled || config.languages[document.languageId] === false)
      return [];
    if (isSettingsFile(document.uri)) {
      const { severity } = config.rules["invalid-configuration"];
      return severity === "off" ? [] : findConfigProblems(document, severity);
    }
    const { findings, ...examination } = await examine(document, config, signal);
    const isCompared = config.rules["duplicate-code"].severity !== "off";
    const found = isCompared ? copies.among(document.uri, examination.sequence, config) : [];
    const reviewed = {
      ...examination,
      findings: opinion?.review(document, findings, config) ?? findings,
    };
    return conclude(document, reviewed, found, config, (uri) => workspace.relativePath(uri), others);
  }

  return Object.freeze({
    diagnose: (document: TextDocument, signal: AbortSignal) => provideWith(document, undefined, signal),
    provideWith,
    copies,

    resultId(findings: readonly Finding[]) {
      const text = JSON.stringify(findings);
      return `${text.length.toString(36)}-${hash(text, 0).toString(36)}`;
    },

    didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]) {
      typing.didChange(document.uri, changes);
    },

    didClose(uri: string) {
      typing.didClose(uri);
      analyses.delete(uri);
      copies.close(uri);
      opinion?.forget(uri);
    },

    onDidSettle(listener: (uri: string) => void) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  });
}
