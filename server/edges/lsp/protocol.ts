/**
 * What Inkling's server and client say to each other beyond LSP. Imports nothing of ours, so that the client can use
 * it without pulling in the server; plain method names, so that any LSP client can too.
 */

/**
 * Experimental client capability, true where an inline completion may be a snippet that leaves closing brackets behind the
 * cursor, as typing it would.
 */
export const closersCapability = "inklingClosers";
/** A client that has the command below says so in its experimental capabilities under this name. */
export const renameAtCapability = "inklingRenameAt";
/** Starts the editor's rename where a new name was put. */
export const renameAtCommand = "inkling.renameAt";
export interface RenameAtParams {
  readonly uri: string;
  /** In UTF-16 code units of the changed text. */
  readonly offset: number;
}

/** Notification, server to client: `StatusParams`, sent whenever it changed. */
export const statusNotification = "inkling/status";
/** Request: `PauseParams` → null. Pauses or resumes ghost text and background work. */
export const pauseRequest = "inkling/pause";
/** Notification, client to server: `PlaceParams`. The cursor rests: the model reads the text before it ahead of the first key. */
export const cursorRestsNotification = "inkling/cursorRests";
/** Request: `ClassifyParams` → `ClassificationResult | null` (null when the file cannot be read). */
export const classifyRequest = "inkling/classify";
/** Request: `PlaceParams` → `CompleteResult`: what ghost text would say at a place, and why it is silent. */
export const completeRequest = "inkling/complete";

/** Request: `ToolParams` → `ToolResult`: the questions of `server/tools/table.ts`. */
export const toolRequest = "inkling/tool";
/** Request: `AskParams` → `AskResult`: any small question in natural words. */
export const askRequest = "inkling/ask";
/** Notification, server to client: `AskText`, pieces of an answer that comes as a stream. */
export const askTextNotification = "inkling/askText";
/** Request: no parameters → `LargeModelInfo | null`: where a question to the larger model would go. */
export const largeModelRequest = "inkling/largeModel";
/** Request: `ModelsParams` → `ModelsResult`: the user's models; downloads and measurements end when the request is cancelled. */
export const modelsRequest = "inkling/models";
/** Notification, server to client: `ModelsProgress`, while a model is downloaded or measured. */
export const modelsProgressNotification = "inkling/modelsProgress";
/** Request: no parameters → `WorkspaceReport | null`. Ends early with what is known when `cancelReport` comes. */
export const reportRequest = "inkling/report";
/** Notification, client to server, without parameters: ends a running report. */
export const cancelReportNotification = "inkling/cancelReport";
/** Notification, server to client: `ClassifyProgress`, while a report is being made. */
export const reportProgressNotification = "inkling/reportProgress";
/** Request: `ExportParams` → the number of records written, or null when that failed. */
export const exportRequest = "inkling/exportReport";

/** Request: `RequirementsParams` → `RequirementNode[]`: every requirement of the workspace, checked first on demand. */
export const requirementsRequest = "inkling/requirements";
/** Request: `ExportRequirementsParams` → string: the last verdicts in another format. */
export const exportRequirementsRequest = "inkling/exportRequirements";

/** Notification, server to client, no parameters: verdicts changed, the view should ask again. */
export const requirementsChangedNotification = "inkling/requirementsChanged";

/** Server commands, sent by code lenses and code actions through `workspace/executeCommand`. */
export const commands = {
  /** Arguments: document URI, requirement key, `large` to ask the larger model too. Checks one requirement. */
  checkRequirement: "inkling.server.checkRequirement",
  /** Arguments: document URI. Checks every requirement of a file. */
  checkFile: "inkling.server.checkFile",
  /** Arguments: requirement identifier. Offers the likeliest code, and writes the comment that refers to it. */
  linkRequirement: "inkling.server.linkRequirement",
} as const;

export interface StatusParams {
  model: {
    state: "none" | "loading" | "ready" | "failed";
    name: string;
    path?: string;
    message?: string;
    capabilities: string[];
    threads?: number;
    promptThreads?: number;
    loadMs?: number;
    /** The process that hosts the model. */
    processId?: number;
    promptTokenMs?: number;
    tokenMs?: number;
    memory?: number;
  };
  paused: boolean;
  /** Milliseconds of the last answered completion; absent before the first. */
  lastMs?: number;
  /** Why the last automatic completion showed nothing, as a short sentence; absent when it showed something. */
  silence?: string;
  /** Share of answers served from the result cache and the completion cache, 0 to 1; absent before the first. */
  cacheHitRate?: number;
}

/** What is asked about the user's models, and what the answer's value is. */
export type ModelsParams =
  /** `ModelsOverview` */
  | { action: "list" }
  /** A list of `{name, program, path, bytes, about}`. */
  | { action: "find" }
  /** The model's name. Goes on where an earlier download stopped. */
  | DownloadModel
  /** Removes what a paused download left: the bytes that are free again. */
  | { action: "forget"; id: string }
  /** What a file is and can do, in words, before it is imported. */
  | { action: "inspect"; path: string }
  /** The model's name. */
  | { action: "import"; path: string; link: boolean }
  /** A model's name, `starter` or `none`. */
  | { action: "use"; name: string }
  /** The bytes that are free again. */
  | { action: "remove"; name: string }
  /** `MeasuredModel`; nothing is sent anywhere. */
  | { action: "measure" }
  /** True for the first window that asks, ever. */
  | { action: "claimOffer" };

export interface DownloadModel {
  action: "download";
  /** As in the overview's `available`, or the address of a file. */
  id: string;
  proxy?: ProxySettings;
}

/** The editor's own way to the network; empty texts where it has none. */
export interface ProxySettings {
  url: string;
  authorization: string;
  direct: string[];
  strictTls: boolean;
}

/** The value, or what went wrong as a sentence for the user. */
export type ModelsResult = { value: unknown } | { error: string };

export interface ModelsProgress {
  text: string;
  /** 0 to 1; absent while nobody knows. */
  share?: number;
}

export interface ModelsOverview {
  /** The storage folder. */
  folder: string;
  /** Path of the file in use. */
  used: string;
  /** A path, `starter` or `none`. */
  chosen: string;
  /** Whether the setting `model.path` decides instead. */
  bySetting: boolean;
  installed: {
    name: string;
    path: string;
    bytes: number;
    about: string;
    /** Whether its checksum was known beforehand and met. */
    verified: boolean;
    /** What is wrong with a broken file. */
    problem?: string;
  }[];
  available: {
    id: string;
    name: string;
    license: string;
    publisher: string;
    page: string;
    quantization: string;
    /** 0 when it is not known. */
    bytes: number;
    verified: boolean;
    note: string;
    /** What it would cost on this machine, in words; empty when that cannot be said. */
    cost: string;
  }[];
}

export interface MeasuredModel {
  /** Markdown. */
  page: string;
  verdict: "use" | "keep" | "starter";
  why: string;
  isStarter: boolean;
}

export interface PauseParams {
  paused: boolean;
}

export interface ClassifyParams {
  uri: string;
}

/** A place in a document. */
export interface PlaceParams {
  uri: string;
  /** 0-based, UTF-16, as in LSP. */
  position: { line: number; character: number };
}

export interface CompleteResult {
  text: string;
  tier: "heuristic" | "model" | "large";
  confidence: number;
  ms: number;
  reason?: string;
}

/** What `commands.checkRequirement` and `commands.checkFile` answer, as a list. Lines are 1-based. */
export interface RequirementVerdict {
  id: string;
  text: string;
  path: string;
  line: number;
  verdict: "yes" | "partial" | "no" | "unsure";
  confidence: number;
  tier: "heuristic" | "model" | "large";
  evidence: readonly { path: string; line: number; text: string }[];
  missing: readonly string[];
  ms: number;
}

export interface RequirementsParams {
  /** Whether to check them all before answering; reports progress on `workDoneToken`. */
  check: boolean;
  workDoneToken?: string | number;
}

/** A place in a file. `line` is 1-based. */
export interface RequirementPlace {
  uri: string;
  path: string;
  line: number;
  /** The name of the function or class, or the line itself. */
  label: string;
}

/** A requirement with all that is known about it. */
export interface RequirementNode extends RequirementPlace {
  /** What `commands.checkRequirement` takes besides the URI. */
  key: string;
  text: string;
  source: "code" | "document";
  /** State of the check box in front of it, where there is one. */
  ticked?: boolean;
  implementations: RequirementPlace[];
  tests: RequirementPlace[];
  /** Absent before the first check. */
  last?: {
    verdict: "yes" | "partial" | "no" | "unsure";
    confidence: number;
    tier: "heuristic" | "model" | "large";
    /** Text or code changed since. */
    stale: boolean;
    missing: string[];
    evidence: RequirementPlace[];
  };
}

export interface ExportRequirementsParams {
  format: "markdown" | "json" | "csv" | "junit";
}

export interface ClassificationResult {
  path: string;
  language: string | null;
  isCode: boolean;
  isTest: boolean;
  isDocumentation: boolean;
  kind: "source" | "test" | "documentation" | "configuration" | "data" | "generated";
  quality: "good" | "issues" | "unsure";
  patterns: Record<string, boolean | "unsure">;
  libraries: string[];
  tier: "heuristic" | "model" | "large";
  confidence: number;
  ms: number;
}

/** Names of the tools, as agents and the extension's API know them. */
export interface ToolParams {
  /** One of the table's in `server/tools/table.ts`. */
  name: string;
  /** As the table's input schema describes it. */
  input: unknown;
}

/** A tool's answer, or why it cannot answer, as a sentence for whoever asked. */
export type ToolResult = { value: unknown } | { error: string };

export interface AskParams {
  question: string;
  /** The document that is open. */
  uri?: string;
  /** What is selected in it. */
  selection?: string;
  /** Asks the larger model; the question, and the selection or file it is about, are sent to it. */
  large?: boolean;
  /** Names the pieces of this answer in `AskText`. */
  id?: string;
}

export interface AskText {
  id: string;
  text: string;
}

export interface AskResult {
  /** Markdown; null when nobody knows. */
  text: string | null;
  source: "glossary" | "file" | "model" | "large" | "none";
  tier: "heuristic" | "model" | "large";
  confidence: number;
  ms: number;
  /** Name of the model that answered. */
  by?: string;
  /** Terms that may have been meant, when nobody knows. */
  nearest: string[];
  /** What went wrong with the larger model, as a sentence. */
  problem?: string;
}

export interface LargeModelInfo {
  name: string;
  host: string;
}

export interface ClassifyProgress {
  done: number;
  total: number;
  perSecond: number;
}

export interface ExportParams {
  format: "json" | "jsonl" | "csv" | "markdown";
  /** `file:` URI of the file to write. */
  uri: string;
}

/** Files with something in common. */
export interface ReportGroup {
  name: string;
  files: number;
  lines: number;
}

export interface ReportEntry {
  /** Relative to its root, with forward slashes. */
  path: string;
  /** Index of its root in the report's `roots`. */
  root: number;
  language: string;
  kind: string;
  lines: number;
  /** Why the file has issues, as short phrases; empty when it is good. */
  reasons: string[];
  patterns: string[];
}

export interface WorkspaceReport {
  /** True when the user stopped it: the report holds what was known by then. */
  interrupted: boolean;
  ms: number;
  /** URIs of the workspace's roots. */
  roots: string[];
  files: number;
  lines: number;
  withIssues: number;
  /** Most files first. */
  languages: ReportGroup[];
  kinds: ReportGroup[];
  /** Files left out, by reason. */
  skipped: Record<string, number>;
  /** In the order of the tree; at most 20,000. */
  entries: ReportEntry[];
}
