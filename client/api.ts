/**
 * What other extensions get from `extensions.getExtension("inkling.inkling").activate()`. Every answer carries `tier`
 * (who answered), `confidence` (0 to 1) and `ms`; questions that nobody is sure of are answered `unsure`.
 */
import { type CancellationToken, type Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type ToolName, type ToolResult, toolRequest } from "../server/edges/lsp/protocol.ts";

export type Tier = "heuristic" | "model" | "large";

export interface Judged {
  readonly tier: Tier;
  /** Calibrated probability, 0 to 1, that the answer is right. */
  readonly confidence: number;
  /** Milliseconds. */
  readonly ms: number;
}

/** A file, or a text with its language as an LSP identifier. */
export type Subject = Uri | { readonly text: string; readonly language?: string };

export interface Classification extends Judged {
  readonly path: string;
  /** LSP identifier; null when nothing decides. */
  readonly language: string | null;
  readonly isCode: boolean;
  readonly isTest: boolean;
  readonly isDocumentation: boolean;
  readonly kind: "source" | "test" | "documentation" | "configuration" | "data" | "generated";
  readonly quality: "good" | "issues";
  readonly patterns: Readonly<Record<"async" | "errorHandling" | "todo" | "security", boolean>>;
  readonly libraries: readonly string[];
  readonly lines: number;
}

export interface Answer extends Judged {
  readonly answer: "yes" | "no" | "unsure";
}

export interface Satisfaction extends Judged {
  readonly answer: "yes" | "partial" | "no" | "unsure";
  /** What is missing, as sentences. */
  readonly missing: readonly string[];
}

export interface Validation {
  readonly syntax: "valid" | "invalid";
  readonly language: string | null;
  readonly languageMatches: boolean;
  readonly requirement?: "yes" | "partial" | "no" | "unsure";
  /** 1-based. */
  readonly errors: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly ms: number;
}

export interface Route extends Judged {
  readonly intent: "create" | "modify" | "delete" | "query";
  readonly complexity: "simple" | "medium" | "complex";
  readonly taskType: "bugfix" | "feature" | "refactor" | "docs" | "test" | "question";
  /** The tier that should do the task. */
  readonly tier: Tier;
}

/** Every property narrows; what is left out does not matter. */
export interface FileQuery {
  /** Folder, relative to the workspace. */
  readonly folder?: string;
  readonly isCode?: boolean;
  readonly isTest?: boolean;
  readonly language?: string;
  /** Name of an imported library. */
  readonly library?: string;
  readonly quality?: "good" | "issues";
  readonly pattern?: "async" | "errorHandling" | "todo" | "security";
  /** 1 to 1000; 100 when left out. */
  readonly limit?: number;
}

export interface FoundFiles {
  readonly files: readonly {
    readonly path: string;
    readonly language: string | null;
    readonly lines: number;
  }[];
  /** Files that match, those beyond the limit included. */
  readonly matching: number;
  readonly examined: number;
}

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
  } as const);
}

/** Files of the workspace are read by the server, which knows unsaved text too; others are read here. */
async function toInput(subject: Subject): Promise<{ path?: string; text?: string; language?: string }> {
  if ("text" in subject) return subject;
  if (subject.scheme === "file" && workspace.getWorkspaceFolder(subject)) return { path: subject.fsPath };
  const document = await workspace.openTextDocument(subject);
  return { path: subject.path, text: document.getText(), language: document.languageId };
}
