/**
 * What Inkling's server and client say to each other beyond LSP. Imports nothing of ours, so that the client can use
 * it without pulling in the server; plain method names, so that any LSP client can too.
 */

/** Notification, server to client: `StatusParams`, sent whenever it changed. */
export const statusNotification = "inkling/status";
/** Request: `PauseParams` → null. Pauses or resumes ghost text and background work. */
export const pauseRequest = "inkling/pause";
/** Request: `ClassifyParams` → `ClassificationResult | null` (null when the file cannot be read). */
export const classifyRequest = "inkling/classify";
/** Request: `CompleteParams` → `CompleteResult`: what ghost text would say at a place, and why it is silent. */
export const completeRequest = "inkling/complete";

/** Server commands, sent by code lenses and code actions through `workspace/executeCommand`. */
export const commands = {
  /** Arguments: document URI, requirement key. Checks one requirement and refreshes the code lenses. */
  checkRequirement: "inkling.server.checkRequirement",
  /** Arguments: document URI. Checks every requirement of a file. */
  checkFile: "inkling.server.checkFile",
} as const;

export interface StatusParams {
  model: {
    state: "none" | "loading" | "ready" | "failed";
    name: string;
    path?: string;
    message?: string;
    capabilities: string[];
    threads?: number;
    loadMs?: number;
  };
  paused: boolean;
  /** Milliseconds of the last answered completion; absent before the first. */
  lastMs?: number;
  /** Why the last automatic completion showed nothing, as a short sentence; absent when it showed something. */
  silence?: string;
  /** Share of answers served from the result cache and the completion cache, 0 to 1; absent before the first. */
  cacheHitRate?: number;
}

export interface PauseParams {
  paused: boolean;
}

export interface ClassifyParams {
  uri: string;
}

export interface CompleteParams {
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
