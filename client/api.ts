/**
 * What other extensions get from `extensions.getExtension("inkling.inkling").activate()`. Every answer carries `tier`
 * (who answered), `confidence` (0 to 1) and `ms`; questions that nobody is sure of are answered `unsure`.
 */
import { type CancellationToken, type Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type ToolResult, toolRequest } from "../server/edges/lsp/protocol.ts";
import type { ToolInput, ToolName, ToolOutput } from "../server/tools/toolTypes.ts";

export type Tier = Route["tier"];

/** A file, or a text with its language as an LSP identifier. */
export type Subject = Uri | { readonly text: string; readonly language?: string };

export type Classification = ToolOutput<"classify">;
export type Answer = ToolOutput<"ask">;
/** What is missing is said in sentences. */
export type Satisfaction = ToolOutput<"satisfies">;
/** Lines and columns are 1-based; a language without a grammar is `unknown`. */
export type Validation = ToolOutput<"validate">;
/** `tier` is the tier that should do the task. */
export type Route = ToolOutput<"route">;
/** Every property narrows; what is left out does not matter. */
export type FileQuery = ToolInput<"findFiles">;
export type FoundFiles = ToolOutput<"findFiles">;
export type ListedFunctions = ToolOutput<"listFunctions">;
/** Lines and columns are 1-based. Without `name` it is asked what can be done at the place. */
export type TransformPlace = Omit<ToolInput<"transform">, "path" | "text" | "language">;
export type Transformation = ToolOutput<"transform">;

/** Every method rejects with an `Error` that says what was wrong with the input, and when it is cancelled. */
export interface InklingApi {
  /** Grows when something is added; nothing is taken away within a version of the extension's major number. */
  readonly version: 1;
  classify(subject: Subject, token?: CancellationToken): Promise<Classification>;
  /** A yes/no question in plain words. */
  ask(question: string, subject: Subject, token?: CancellationToken): Promise<Answer>;
  satisfies(requirement: string, subject: Subject, token?: CancellationToken): Promise<Satisfaction>;
  validate(subject: Subject, requirement?: string, token?: CancellationToken): Promise<Validation>;
  route(text: string, token?: CancellationToken): Promise<Route>;
  findFiles(query: FileQuery, token?: CancellationToken): Promise<FoundFiles>;
  listFunctions(subject: Subject, token?: CancellationToken): Promise<ListedFunctions>;
  /** Answers with edits and the new text; writes nothing. */
  transform(subject: Subject, place: TransformPlace, token?: CancellationToken): Promise<Transformation>;
}

/** Asks one of the server's tools. */
export async function callTool(
  client: LanguageClient,
  name: ToolName,
  input: unknown,
  token?: CancellationToken,
): Promise<unknown> {
  // A token that is undefined would be sent as a second parameter.
  const more = token ? [token] : [];
  const result = await client.sendRequest<ToolResult>(toolRequest, { name, input }, ...more);
  if ("error" in result) throw new Error(result.error);
  return result.value;
}

export function createApi(client: LanguageClient): InklingApi {
  const about = async <T>(name: ToolName, subject: Subject, more: object, token?: CancellationToken) =>
    (await callTool(client, name, { ...(await toInput(subject)), ...more }, token)) as T;
  return Object.freeze({
    version: 1,
    classify: (subject: Subject, token?: CancellationToken) =>
      about<Classification>("classify", subject, {}, token),
    ask: (question: string, subject: Subject, token?: CancellationToken) =>
      about<Answer>("ask", subject, { question }, token),
    satisfies: (requirement: string, subject: Subject, token?: CancellationToken) =>
      about<Satisfaction>("satisfies", subject, { requirement }, token),
    validate: (subject: Subject, requirement?: string, token?: CancellationToken) =>
      about<Validation>("validate", subject, requirement === undefined ? {} : { requirement }, token),
    route: async (text: string, token?: CancellationToken) =>
      (await callTool(client, "route", { text }, token)) as Route,
    findFiles: async (query: FileQuery, token?: CancellationToken) =>
      (await callTool(client, "findFiles", query, token)) as FoundFiles,
    listFunctions: (subject: Subject, token?: CancellationToken) =>
      about<ListedFunctions>("listFunctions", subject, {}, token),
    transform: (subject: Subject, place: TransformPlace, token?: CancellationToken) =>
      about<Transformation>("transform", subject, place, token),
  } as const);
}

/** Files of the workspace are read by the server, which knows unsaved text too; others are read here. */
async function toInput(subject: Subject): Promise<{ path?: string; text?: string; language?: string }> {
  if ("text" in subject) return subject;
  if (subject.scheme === "file" && workspace.getWorkspaceFolder(subject)) return { path: subject.fsPath };
  const document = await workspace.openTextDocument(subject);
  return { path: subject.path, text: document.getText(), language: document.languageId };
}
