/** The whole product without an editor: one provider per feature, over the ports. */
import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Ports } from "../contract/ports.ts";
import { type AskProvider, createAsk } from "../features/ask/ask.ts";
import {
  type ClassificationProvider,
  createClassification,
} from "../features/classification/classification.ts";
import { type CompletionProvider, createCompletion } from "../features/completion/completion.ts";
import { createDiagnostics, type DiagnosticsProvider } from "../features/diagnostics/diagnostics.ts";
import { type CodeActionProvider, createCodeActions } from "../features/diagnostics/fixes/codeActions.ts";
import { createHover, type HoverProvider } from "../features/hover/hover.ts";
import { createRequirements, type RequirementsProvider } from "../features/requirements/requirements.ts";
import { createRouting, type RoutingProvider } from "../features/routing/routing.ts";
import { createTransforms, type TransformsProvider } from "../features/transforms/transforms.ts";
import { createValidation, type ValidationProvider } from "../features/validation/validation.ts";
import { lazyGlossary } from "../language/glossary/glossary.ts";
import { createSyntax, type Syntax } from "../language/parse/syntax.ts";

/** Everything Inkling can do, for an LSP server, a terminal command or a test. */
export interface LanguageService {
  readonly syntax: Syntax;
  readonly completion: CompletionProvider;
  readonly hover: HoverProvider;
  readonly ask: AskProvider;
  readonly diagnostics: DiagnosticsProvider;
  readonly codeActions: CodeActionProvider;
  readonly requirements: RequirementsProvider;
  readonly classification: ClassificationProvider;
  readonly routing: RoutingProvider;
  readonly transforms: TransformsProvider;
  readonly validation: ValidationProvider;
  /** Tells the features of an edit; `document` is the version after it. */
  didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void;
  /** Notes a document that is shown, before its first edit. */
  didOpen(document: TextDocument): void;
  /** Files were created, changed or deleted on disk. */
  didChangeFiles(uris: readonly string[]): void;
  /** Frees what is kept for a document that was closed. */
  didClose(uri: string): void;
  /** Frees everything but the ports. */
  dispose(): void;
}

/** Builds the service. It does no work before it is asked something. */
export function createLanguageService(ports: Ports): LanguageService {
  const syntax = createSyntax(ports.grammars, ports.logger, ports.syntaxJudge);
  const completion = createCompletion(ports, syntax);
  const glossary = lazyGlossary(ports.glossary);
  const hover = createHover(ports, syntax, glossary);
  const ask = createAsk(ports, glossary, syntax);
  const diagnostics = createDiagnostics(ports, syntax);
  const codeActions = createCodeActions(ports, syntax);
  const requirements = createRequirements(ports, syntax);
  const classification = createClassification(ports, syntax);
  const routing = createRouting(ports);
  const transforms = createTransforms(ports, syntax);
  const validation = createValidation(ports, syntax, classification.guessLanguage, requirements.satisfies);
  return Object.freeze({
    syntax,
    completion,
    hover,
    ask,
    diagnostics,
    codeActions,
    requirements,
    classification,
    routing,
    transforms,
    validation,
    didOpen: (document: TextDocument) => completion.didOpen(document),
    didChange(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]) {
      completion.didChange(document, changes);
      diagnostics.didChange(document, changes);
    },
    didChangeFiles(uris: readonly string[]) {
      completion.didChangeFiles(uris);
      requirements.didChangeFiles(uris);
    },
    didClose(uri: string) {
      completion.didClose(uri);
      diagnostics.didClose(uri);
      requirements.didClose(uri);
      syntax.forget(uri);
    },
    dispose: () => syntax.dispose(),
  });
}
