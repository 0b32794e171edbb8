/** What the server can do, and one line per request. */
import {
  type ClientCapabilities,
  type InitializeResult,
  type RenameParams,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import packageJson from "../../../package.json" with { type: "json" };
import { openRulePageCommand } from "../../features/diagnostics/fixes/codeActions.ts";
import { answerAsk, askFailed } from "./answerAsk.ts";
import { answerClassify, answerCompletion, answerHover, answerInlineCompletion } from "./answers.ts";
import { answerTool, toolFailed } from "./answerTool.ts";
import type { ServerContext } from "./context.ts";
import { DiagnosticsFeed } from "./diagnosticsFeed.ts";
import { diagnosticOptions, registersDiagnostics } from "./diagnosticsRegistration.ts";
import { GuardedRequests } from "./guardedRequests.ts";
import { guardNotification } from "./handle.ts";
import { answerModels, modelsFailed } from "./modelRequests.ts";
import * as protocol from "./protocol.ts";
import { registerReport } from "./registerReport.ts";
import { executeCommand, toCodeLenses } from "./requirementLenses.ts";
import {
  navigationCapabilities,
  toDefinition,
  toIdCompletions,
  toLinkActions,
  toReferences,
  toRename,
  toRenameRange,
} from "./requirementNavigation.ts";
import { exportLastVerdicts, listRequirements } from "./requirementsView.ts";
import { Status } from "./status.ts";
import { addTestsKind, toTestActions, toTransformActions } from "./transformActions.ts";
import { watchWorkspace } from "./watchWorkspace.ts";
import { WorkspaceProblems } from "./workspaceProblems.ts";

/** What the server can do; depends on nothing but what the client can, and whether the user wants the whole workspace scanned. */
export function capabilities(client: ClientCapabilities, scansWorkspace: boolean): InitializeResult {
  const pulls = client.textDocument?.diagnostic !== undefined && !registersDiagnostics(client);
  return {
    serverInfo: { name: "Inkling", version: packageJson.version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      inlineCompletionProvider: {},
      hoverProvider: true,
      ...navigationCapabilities,
      codeLensProvider: { resolveProvider: false },
      codeActionProvider: {
        codeActionKinds: [
          addTestsKind,
          "quickfix",
          "refactor.extract",
          "refactor.inline",
          "refactor.rewrite",
          "source.fixAll.inkling",
        ],
      },
      executeCommandProvider: { commands: [...Object.values(protocol.commands), openRulePageCommand] },
      ...(pulls ? { diagnosticProvider: diagnosticOptions(scansWorkspace) } : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** Registers every handler and answers `initialize`. */
export function registerHandlers(context: ServerContext): InitializeResult {
  const { connection, documents, composed } = context;
  const { service, settings, model, ports } = composed;
  const { logger } = ports;
  const status = new Status(
    model,
    () => service.completion.hitRate,
    (params) => void connection.sendNotification(protocol.statusNotification, params),
  );
  const diagnostics = new DiagnosticsFeed(context);
  const workspaceProblems = new WorkspaceProblems(context);
  const requests = new GuardedRequests(context);
  registerWriting(context, requests, status);
  registerProblems(context, requests, diagnostics, workspaceProblems);
  registerNavigation(context, requests);
  registerOwnRequests(context, requests, status);
  registerReport(context, requests);
  connection.onDidChangeConfiguration(
    guardNotification("Configuration", logger, (params) => settings.replace(sectionOf(params.settings))),
  );
  connection.onInitialized(
    guardNotification("Initialized", logger, async () => {
      watchWorkspace(context, (uris) => {
        service.didChangeFiles(uris);
        workspaceProblems.didChangeFiles(uris);
      });
      workspaceProblems.update();
      await service.hover.prepare();
      await model.start();
      status.update();
    }),
  );
  documents.onDidOpen(({ document }) => service.didOpen(document));
  documents.onDidClose(({ document }) => service.didClose(document.uri));
  settings.onDidChange(() => diagnostics.refresh());
  settings.onDidChange(workspaceProblems.update);
  return capabilities(context.client, workspaceProblems.isWanted);
}

/** What is shown where the user writes. */
function registerWriting(context: ServerContext, requests: GuardedRequests, status: Status): void {
  const { connection, documents, composed } = context;
  const { service } = composed;
  const { logger } = composed.ports;
  connection.languages.inlineCompletion.on(
    requests.onDocument("Inline completion", [], (document, params, signal) =>
      answerInlineCompletion(context, status, document, params, signal),
    ),
  );
  connection.onNotification(
    protocol.cursorRestsNotification,
    guardNotification("Resting cursor", logger, ({ uri, position }: protocol.PlaceParams) => {
      const document = documents.get(uri);
      if (document && !status.paused) service.completion.cursorRests(document, position);
    }),
  );
  connection.onHover(
    requests.onDocument("Hover", null, (document, { position }, signal) =>
      answerHover(context, document, position, signal),
    ),
  );
  connection.onCodeLens(
    requests.onDocument("Code lens", [], (document, _params, signal) =>
      toCodeLenses(context, document, signal),
    ),
  );
}

function registerProblems(
  { client, connection, composed: { service } }: ServerContext,
  requests: GuardedRequests,
  diagnostics: DiagnosticsFeed,
  workspaceProblems: WorkspaceProblems,
): void {
  connection.languages.diagnostics.on(
    requests.request("Diagnostics", diagnostics.nothing, (params, signal) =>
      diagnostics.pull(params, signal),
    ),
  );
  connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
    requests.request("Workspace diagnostics", { items: [] }, (_params: typeof params, signal) =>
      workspaceProblems.pull(params, { progress, partial }, signal),
    )(params, token),
  );
  const canRename = client.experimental?.[protocol.renameAtCapability] === true;
  connection.onCodeAction(
    requests.onDocument("Code action", [], async (document, { range, context }, signal) => [
      ...(await toLinkActions(service, document, context.diagnostics, context.only, signal)),
      ...(
        await service.codeActions.fixesFor(document, range, context.diagnostics, context.only, signal)
      ).filter(({ command }) => command?.command !== openRulePageCommand || showsDocuments(client)),
      ...(await toTransformActions(service.transforms, document, range, context, canRename, signal)),
      ...(await toTestActions(service.transforms, document, range, context.only, client, signal)),
    ]),
  );
}

/** Whether the client opens what it is asked to show, such as a rule's page. */
function showsDocuments({ window }: ClientCapabilities): boolean {
  return window?.showDocument?.support === true;
}

/** Ways between requirements and code. */
function registerNavigation(
  { connection, composed: { service } }: ServerContext,
  requests: GuardedRequests,
): void {
  connection.onDefinition(
    requests.onDocument("Definition", [], (document, { position }, signal) =>
      toDefinition(service, document, position, signal),
    ),
  );
  connection.onReferences(
    requests.onDocument("References", [], (document, params, signal) =>
      toReferences(service, document, params, signal),
    ),
  );
  connection.onPrepareRename(
    requests.onDocument("Rename", null, (document, { position }, signal) =>
      toRenameRange(service, document, position, signal),
    ),
  );
  connection.onRenameRequest(
    requests.onDocument<RenameParams, Awaited<ReturnType<typeof toRename>> | null>(
      "Rename",
      null,
      (document, params, signal) => toRename(service, document, params, signal),
    ),
  );
  connection.onCompletion(
    requests.onDocument("Completion", [], (document, { position }, signal) =>
      toIdCompletions(service, document, position, signal),
    ),
  );
}

/** Commands, and what LSP has no request for. */
function registerOwnRequests(context: ServerContext, requests: GuardedRequests, status: Status): void {
  const { connection, composed } = context;
  connection.onExecuteCommand(
    requests.request("Command", null, (params, signal) => executeCommand(context, params, signal)),
  );
  connection.onRequest(
    protocol.pauseRequest,
    requests.own("Pause", null, ({ paused }: protocol.PauseParams) => {
      status.pause(paused === true);
      return null;
    }),
  );
  connection.onRequest(
    protocol.classifyRequest,
    requests.own("Classify", null, (params: protocol.ClassifyParams, signal) =>
      answerClassify(composed, params, signal),
    ),
  );
  connection.onRequest(
    protocol.completeRequest,
    requests.own("Complete", null, (params: protocol.PlaceParams, signal) =>
      answerCompletion(context, params, signal),
    ),
  );
  connection.onRequest<protocol.ToolResult, never>(
    protocol.toolRequest,
    requests.own<protocol.ToolParams, protocol.ToolResult>("Tool", toolFailed, (params, signal) =>
      answerTool(composed, params, signal),
    ),
  );
  connection.onRequest<protocol.ModelsResult, never>(
    protocol.modelsRequest,
    requests.own<protocol.ModelsParams, protocol.ModelsResult>("Models", modelsFailed, (params, signal) =>
      answerModels(context, params, signal),
    ),
  );
  connection.onRequest(
    protocol.askRequest,
    requests.own<protocol.AskParams, protocol.AskResult>("Ask", askFailed, (params, signal) =>
      answerAsk(context, params, signal),
    ),
  );
  connection.onRequest(
    protocol.largeModelRequest,
    requests.plain<protocol.LargeModelInfo | null>("Larger model", null, () => {
      const { largeModel } = composed.ports;
      return largeModel ? { name: largeModel.name, host: largeModel.host } : null;
    }),
  );
  registerRequirementRequests(context, requests);
}

function registerRequirementRequests(context: ServerContext, requests: GuardedRequests): void {
  const { connection, composed } = context;
  connection.onRequest(
    protocol.requirementsRequest,
    requests.own<protocol.RequirementsParams, protocol.RequirementNode[]>(
      "Requirements",
      [],
      (params, signal) => listRequirements(context, params, signal),
    ),
  );
  connection.onRequest(
    protocol.exportRequirementsRequest,
    requests.own<protocol.ExportRequirementsParams, string>("Export", "", (params, signal) =>
      exportLastVerdicts(composed.service, params, signal),
    ),
  );
}

/** Clients send settings under their section's name, or bare. */
function sectionOf(settings: unknown): unknown {
  if (typeof settings === "object" && settings !== null && "inkling" in settings) return settings.inkling;
  return settings ?? undefined;
}
