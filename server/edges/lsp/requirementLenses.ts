/** Requirements in the editor: code lenses, and the commands behind them. */
import { type CodeLens, CodeLensRefreshRequest, type ExecuteCommandParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { openRulePageCommand } from "../../features/diagnostics/fixes/codeActions.ts";
import type { RequirementResult } from "../../features/requirements/requirement.ts";
import type { CheckTarget } from "../../features/requirements/requirements.ts";
import type { ServerContext } from "./context.ts";
import { commands, requirementsChangedNotification } from "./protocol.ts";
import { linkRequirement } from "./requirementNavigation.ts";

/** Answers `textDocument/codeLens`. */
export async function toCodeLenses(
  { composed }: ServerContext,
  document: TextDocument,
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const lenses = await composed.service.requirements.codeLenses(document, signal);
  return lenses.map(({ range, title, key }) => ({
    range,
    command:
      key === undefined
        ? { title, command: commands.checkFile, arguments: [document.uri] }
        : { title, command: commands.checkRequirement, arguments: [document.uri, key] },
  }));
}

/** Answers `workspace/executeCommand`: with the verdicts of a check, and null for everything else. */
export async function executeCommand(
  context: ServerContext,
  { command, arguments: args = [] }: ExecuteCommandParams,
  signal: AbortSignal,
): Promise<RequirementResult[] | null> {
  const [first, second, tier] = args.map(String);
  if (command === openRulePageCommand && first !== undefined) {
    await context.connection.window.showDocument({ uri: first, external: true });
    return null;
  }
  if (first === undefined) return null;
  if (command === commands.linkRequirement) {
    await linkRequirement(context, first, signal);
    return null;
  }
  if (command === commands.checkFile) return checkFile(context, first, signal);
  if (command === commands.checkRequirement && second !== undefined)
    return checkOne(context, { uri: first, key: second, large: tier === "large" }, signal);
  return null;
}

async function checkOne(
  context: ServerContext,
  target: CheckTarget,
  signal: AbortSignal,
): Promise<RequirementResult[]> {
  const result = await context.composed.service.requirements.check(target, signal);
  await refreshLenses(context);
  return result ? [result] : [];
}

async function checkFile(
  context: ServerContext,
  uri: string,
  signal: AbortSignal,
): Promise<RequirementResult[]> {
  const { connection, client, composed } = context;
  const { requirements } = composed.service;
  if (!client.window?.workDoneProgress) {
    const results = await requirements.checkFile(uri, signal);
    await refreshLenses(context);
    return results;
  }
  const progress = await connection.window.createWorkDoneProgress();
  const stopped = new AbortController();
  progress.token.onCancellationRequested(() => stopped.abort());
  progress.begin("Checking requirements", 0, undefined, true);
  try {
    return await requirements.checkFile(
      uri,
      AbortSignal.any([signal, stopped.signal]),
      (done, total, { id }) => progress.report(Math.round((done / total) * 100), id),
    );
  } catch (error) {
    // What was checked before the user stopped is kept and shown by the lenses.
    if (stopped.signal.aborted) return [];
    throw error;
  } finally {
    progress.done();
    await refreshLenses(context);
  }
}

/** Tells the editor that verdicts changed. */
export async function refreshLenses({ connection, client }: ServerContext): Promise<void> {
  await connection.sendNotification(requirementsChangedNotification);
  if (client.workspace?.codeLens?.refreshSupport) await connection.sendRequest(CodeLensRefreshRequest.type);
}
