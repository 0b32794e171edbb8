/** The whole product without an editor: one provider per feature, over the ports. */
import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { type ClassificationProvider, createClassification } from "./classification/classification.ts";
import { type CompletionProvider, createCompletion } from "./completion/completion.ts";
import { type CodeActionProvider, createCodeActions } from "./diagnostics/codeActions/codeActions.ts";
import { createDiagnostics, type DiagnosticsProvider } from "./diagnostics/diagnostics.ts";
import { createHover, type HoverProvider } from "./hover/hover.ts";
import type { Ports } from "./ports.ts";
import { createRequirements, type RequirementsProvider } from "./requirements/requirements.ts";
import { createRouting, type RoutingProvider } from "./routing/routing.ts";
import { createSyntax, type Syntax } from "./syntax/syntax.ts";
import { createValidation, type ValidationProvider } from "./validation/validation.ts";

/** Everything Inkling can do, for an LSP server, a terminal command or a test. */
export interface LanguageService {
  readonly syntax: Syntax;
  readonly completion: CompletionProvider;
  readonly hover: HoverProvider;
  readonly diagnostics: DiagnosticsProvider;
  readonly codeActions: CodeActionProvider;
  readonly requirements: RequirementsProvider;
  readonly classification: ClassificationProvider;
  readonly routing: RoutingProvider;
  readonly validation: ValidationProvider;
  /** Tells the features of an edit; `document` is the version after it. */
  didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void;
  /** Files were created, changed or deleted on disk. */
  didChangeFiles(uris: readonly string[]): void;
  /** Frees what is kept for a document that was closed. */
  didClose(uri: string): void;
  /** Frees everything but the ports. */
  dispose(): void;
}

/** Builds the service. It does no work before it is asked something. */
export function createLanguageService(ports: Ports): LanguageService {
  const syntax = createSyntax(ports.grammars, ports.logger);
  const completion = createCompletion(ports, syntax);
  const hover = createHover(ports, syntax);
  const diagnostics = createDiagnostics(ports, syntax);
  const codeActions = createCodeActions(ports, syntax);
  const requirements = createRequirements(ports, syntax);
  const classification = createClassification(ports);
  const routing = createRouting(ports);
  const validation = createValidation(ports, syntax, classification.guessLanguage, requirements.satisfies);
  return Object.freeze({
    syntax,
    completion,
    hover,
    diagnostics,
    codeActions,
    requirements,
    classification,
    routing,
    validation,
    didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]) {
      completion.didChange(document, changes);
      diagnostics.didChange(document, changes);
    },
    didChangeFiles: (uris: readonly string[]) => requirements.didChangeFiles(uris),
    didClose(uri: string) {
      completion.didClose(uri);
      diagnostics.didClose(uri);
      syntax.forget(uri);
    },
    dispose: () => syntax.dispose(),
  });
}
