/**
 * What the language service needs from the world. Everything that touches a model, a clock, a disk or an
 * editor comes in through one of these interfaces, so that the service runs unchanged in the LSP server, in
 * the terminal command, in a worker and in tests.
 */
import type * as treeSitter from "@vscode/tree-sitter-wasm";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "./config.ts";

/** Who gave an answer. See ARCHITECTURE.md: heuristics first, then the local model, then a larger one. */
export type Tier = "heuristic" | "model" | "large";

/** Certainty and cost, carried by every answer. */
export interface Judged {
  readonly tier: Tier;
  /** Calibrated probability, 0 to 1, that the answer is right. */
  readonly confidence: number;
  /** Time the answer took, in milliseconds, waiting included. */
  readonly ms: number;
}

/** A tri-state answer to a yes/no question. */
export type YesNoUnsure = "yes" | "no" | "unsure";

/** Priority classes of the model's scheduler, highest first. */
export const priorities = ["completion", "hover", "codeLens", "background"] as const;
export type Priority = (typeof priorities)[number];

/** What a model can be asked to do; declared per model in the catalog. */
export const capabilities = ["complete", "classify", "define", "judge"] as const;
export type Capability = (typeof capabilities)[number];

/** The task whose figures a model needs before it may judge code: see `server/core/measure/verdicts.ts`. */
export const judgeTask = "judge.verdict";

export type ModelState = "none" | "loading" | "ready" | "failed";

/** A snapshot of the model host, shown in the status bar and by `inkling model status`. */
export interface ModelStatus {
  readonly state: ModelState;
  /** Display name, for example `Inkling starter`; empty when there is no model. */
  readonly name: string;
  /** Absolute path of the GGUF file, when one was chosen. */
  readonly path?: string;
  /** Why the model is unavailable, as a sentence for the user. */
  readonly message?: string;
  readonly capabilities: readonly Capability[];
  /** Threads that generate tokens, chosen by measuring. */
  readonly threads?: number;
  /** Threads that evaluate prompts, chosen by measuring. */
  readonly promptThreads?: number;
  /** Time from the start of loading until the model could answer, in milliseconds. */
  readonly loadMs?: number;
  /** Milliseconds per prompt token and per generated token, measured while loading. */
  readonly promptTokenMs?: number;
  readonly tokenMs?: number;
  /** Bytes of memory of the model's process, when it has one of its own. */
  readonly memory?: number;
  /** The process that hosts the model, when it is another one. */
  readonly processId?: number;
}

/** Other text that helps a completion: a piece of another file, in the file's own syntax. */
export interface Snippet {
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A request to continue a line. Token budgets are applied by the model host, which owns the tokenizer. */
export interface FillRequest {
  /** Identifies the document: keys the KV cache, and a newer request supersedes an older one of the same document. */
  readonly document: string;
  /** Path relative to the workspace, with forward slashes; empty when the document has none. */
  readonly path: string;
  readonly languageId: string;
  /** Slow-changing context, placed before the prefix: most relevant first. */
  readonly snippets: readonly Snippet[];
  /**
   * Text before the cursor, from the window's anchored start. The start should stay put while the user types on,
   * or the KV cache is lost.
   */
  readonly prefix: string;
  /** Text behind the cursor, its first line included. The host keeps at most 48 tokens of it. */
  readonly suffix: string;
  /** The names one of which must stand at the cursor, with what is typed of it; any when left out. */
  readonly names?: readonly string[] | undefined;
  /** Upper bound of generated tokens, 1 to 256. */
  readonly maxTokens: number;
  /** The line is given up once its probability as a whole has fallen below this, 0 to 1; never when left out. */
  readonly leastProbability?: number;
  /** `completion` while the user waits, `background` to prepare the line after the one shown. */
  readonly priority: Priority;
}

/** The probability of each generated token given what stands before it, in order. */
export interface TokenProbability {
  readonly text: string;
  /** 0 to 1, raw (not calibrated), at temperature 1. */
  readonly probability: number;
}

/** One continued line. */
export interface Fill {
  /** Text to insert at the cursor: never holds a line break; what token healing re-typed is already removed. */
  readonly text: string;
  /** What the model generated; the line break or end token that ends the line is the last one, its text empty. */
  readonly tokens: readonly TokenProbability[];
  /**
   * `line`: reached the line's end; `end`: the model said it was done; `limit`: cut off, not to be shown; `unlikely`:
   * given up, not to be shown either.
   */
  readonly end: "line" | "end" | "limit" | "unlikely";
  /** Tokens of the prompt that had to be evaluated, those found in the KV cache left out. */
  readonly evaluatedTokens: number;
  readonly promptTokens: number;
  /** Inference time in milliseconds, waiting in the queue left out. */
  readonly ms: number;
}

/** A question about a text with a closed set of answers. The document comes first, so that it is evaluated once. */
export interface ChoiceRequest {
  /** The text asked about, already sampled down to what matters. Empty for a question that stands alone. */
  readonly document: string;
  /** Fence label of the document; empty when the language is unknown or is the question. */
  readonly languageId: string;
  readonly question: string;
  /** At least two answers, each a short word or phrase. */
  readonly choices: readonly string[];
  /** Questions of the same kind with their answers, shown before this one. */
  readonly examples?: readonly AnsweredQuestion[];
  /** Key of the calibration in the catalog, for example `classify.async` or `judge.verdict`. */
  readonly task: string;
  /** Instead of the catalog's: what was measured on the user's code. */
  readonly calibration?: TaskCalibration | undefined;
  readonly capability: Capability;
  readonly priority: Priority;
}

/** A question as in `ChoiceRequest`, and the choice that is right. */
export interface AnsweredQuestion {
  readonly document: string;
  readonly languageId: string;
  readonly question: string;
  readonly answer: string;
}

/** How a model's certainty about a task is put right. */
export interface TaskCalibration {
  /** Divides the logarithms of the choices' probabilities: above 1 for a model that is too sure of itself. */
  readonly temperature?: number | undefined;
  /** Platt scaling of a single probability, or of the first of two choices: sigmoid(scale × logit(p) + offset). */
  readonly scale?: number | undefined;
  readonly offset?: number | undefined;
}

export interface Choice {
  readonly choice: string;
  /** Calibrated probability of the choice, 0 to 1. */
  readonly confidence: number;
  /** Normalised probability per choice, in the request's order; sums to 1. */
  readonly probabilities: readonly number[];
  readonly ms: number;
}

/** A request for a short free text, such as a definition. */
export interface WriteRequest {
  readonly document: string;
  readonly languageId: string;
  readonly instruction: string;
  /** Name of a grammar in `grammars/` without its ending; the answer can only be what the grammar allows. */
  readonly grammar?: string;
  readonly maxTokens: number;
  readonly task: string;
  readonly capability: Capability;
  readonly priority: Priority;
  /** Is handed the text piece by piece while it is written, before anybody knows how sure it is; of a kept answer nothing. */
  readonly receive?: (piece: string) => void;
}

export interface Written {
  readonly text: string;
  /** Calibrated probability that the text is right, 0 to 1. */
  readonly confidence: number;
  /** False when the token limit cut the text off. */
  readonly finished: boolean;
  readonly ms: number;
}

/** Anything that can be undone or unsubscribed. */
export interface Disposable {
  dispose(): void;
}

/** Calibration of ghost text, fitted per model by `npm run eval`: see `server/features/completion/confidence.ts`. */
export interface CompletionCalibration {
  /** Weights of a logistic model over named features; `bias` is the intercept. */
  readonly weights: Readonly<Record<string, number>>;
  /** The same for the beginnings of lines. */
  readonly beginnings?: Readonly<Record<string, number>>;
}

/**
 * The local model. Every call rejects with `ModelUnavailableError` when no model is ready or the model lacks the
 * capability, and with the signal's reason when it is aborted; callers then fall back to their heuristic answer.
 */
export interface Model {
  readonly status: ModelStatus;
  /** Calibration of ghost text for the loaded model, if the catalog has one. */
  readonly completionCalibration: CompletionCalibration | undefined;
  onDidChangeStatus(listener: (status: ModelStatus) => void): Disposable;
  /** True when the model is ready and has the capability. */
  can(capability: Capability): boolean;
  fill(request: FillRequest, signal: AbortSignal): Promise<Fill>;
  /** Reads what a fill at the same place would read first, in the background, so that the fill has less to do. */
  prefill(request: FillRequest, signal: AbortSignal): Promise<void>;
  choose(request: ChoiceRequest, signal: AbortSignal): Promise<Choice>;
  write(request: WriteRequest, signal: AbortSignal): Promise<Written>;
  dispose(): Promise<void>;
}

/** No model is ready, or the loaded one cannot do the task. */
export class ModelUnavailableError extends Error {
  override readonly name = "ModelUnavailableError";
}

/** A larger model that the user configured and turned on: an OpenAI-compatible endpoint or the editor's own. */
export interface LargeModel {
  /** Display name, shown with every answer. */
  readonly name: string;
  /** Where requests go, for example `127.0.0.1:8080`. */
  readonly host: string;
  /** Answers a prompt with text; rejects when the endpoint fails or the signal aborts. */
  ask(prompt: string, maxTokens: number, signal: AbortSignal): Promise<string>;
  /** Like `ask`; hands over each piece of text as it arrives. */
  stream(
    prompt: string,
    maxTokens: number,
    receive: (text: string) => void,
    signal: AbortSignal,
  ): Promise<string>;
}

/** Time, replaceable in tests. */
export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calendar time, in milliseconds since 1970-01-01 UTC; for due dates. */
  today(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A log whose lines the user can read in the editor's output panel. */
export interface Logger {
  error(message: string, cause?: unknown): void;
  warn(message: string, cause?: unknown): void;
  info(message: string): void;
  debug(message: string): void;
}

/** Open documents and files. URIs are strings, as in LSP. */
export interface Workspace {
  /** URIs of the workspace's root folders. */
  readonly roots: readonly string[];
  /** The documents open in the editor, as the user sees them now. */
  openDocuments(): readonly TextDocument[];
  /** An open document, otherwise the file read from disk; undefined when missing, unreadable, binary or too large. */
  document(uri: string): Promise<TextDocument | undefined>;
  /** URIs of files that match any of the globs, `.gitignore` and `exclude` honoured; open ones need not be among them. */
  findFiles(globs: readonly string[], signal: AbortSignal): Promise<readonly string[]>;
  /** Path relative to its root folder, with forward slashes; the full path when it lies outside all roots. */
  relativePath(uri: string): string;
}

/** The classes of the parser library. */
export type ParserClasses = typeof treeSitter;

/** Loads the parser. */
export interface GrammarLoader {
  /** The library's classes, new with each call: once they are started they have a memory of their own. */
  library(): ParserClasses;
  /** Loads a WebAssembly file: `tree-sitter.wasm` or `tree-sitter-LANGUAGE.wasm`. */
  load(fileName: string): Promise<Uint8Array>;
}

/** A file of `glossary/`. */
export interface GlossaryFile {
  /** Path below the folder, with forward slashes. */
  readonly name: string;
  /** A JSON list of entries. */
  readonly text: string;
}

/** Loads the glossary; called once, when a term is first looked up. */
export interface GlossaryLoader {
  load(): Promise<readonly GlossaryFile[]>;
  /** What is known of HTML and CSS, as JSON; read when it is first asked for. */
  webFacts(): Promise<string>;
  /** The names that languages have of themselves, as JSON; read when they are first asked for. */
  nameFacts(): Promise<string>;
}

/** What the machine can spare, where the platform tells. */
export interface Machine {
  /** True on battery, false on mains, undefined when the platform does not tell. */
  onBattery(): boolean | undefined;
  /** Load average of the last minute divided by the number of cores; undefined where the platform does not tell. */
  load(): number | undefined;
}

/** The settings in force, which may differ from folder to folder. */
export interface Settings {
  /** The settings for a document: defaults, then the editor's settings, then each `.inkling.json` from its root down. */
  of(uri: string): Config;
  /** Called after any setting changed. */
  onDidChange(listener: () => void): Disposable;
}

/** What the user's acceptances teach about how sure the model may be. Numbers only. */
export interface Refinement {
  /** Added to the log-odds of the model's suggestions; 0 until enough is known. */
  readonly shift: number;
  /** A suggestion that was shown with a confidence, 0 to 1, was accepted or typed over. */
  note(confidence: number, right: boolean): void;
}

/**
 * What a language's own parser says of a text: its problems, none for a text that the language's tools accept, undefined where it
 * cannot tell, `refused` where it cannot tell where. Offsets count UTF-16 code units; a message is a sentence.
 */
export type SyntaxVerdict =
  | readonly { readonly start: number; readonly end: number; readonly message: string }[]
  | "refused"
  | undefined;

/** Asks the parsers of languages where that holds nobody up. */
export interface SyntaxJudge {
  judge(languageId: string, text: string): Promise<SyntaxVerdict>;
}

/** All that `createLanguageService` needs. */
export interface Ports {
  readonly settings: Settings;
  readonly model: Model;
  /** Of the model in use; undefined where nothing is learnt. */
  readonly refinement?: Refinement | undefined;
  readonly largeModel: LargeModel | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly workspace: Workspace;
  readonly grammars: GrammarLoader;
  /** Left out where texts are judged in the thread that asks. */
  readonly syntaxJudge?: SyntaxJudge | undefined;
  readonly glossary: GlossaryLoader;
  readonly machine: Machine;
}
