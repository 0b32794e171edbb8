/** One file of a batch: read, hashed and classified. Runs in a worker, or in place for a handful of files. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Logger } from "../../contract/ports.ts";
import { type Classification, recordOf } from "../../features/classification/classification.ts";
import { findingCounts } from "../../features/classification/findingCounts.ts";
import { languageOf, maskOf, readFile } from "../../features/classification/readFile.ts";
import { findQuickly } from "../../features/diagnostics/quickFindings.ts";
import { isMachineMade } from "../../language/files/isMachineMade.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { decodeText, type SkipReason } from "../files/readText.ts";
import { keptText } from "./batchRecord.ts";

/** A file to classify. */
export interface ClassifyJob {
  /** Absolute path. */
  readonly file: string;
  /** Path that tells what the file is: relative to the repository, with forward slashes. */
  readonly path: string;
  /** Hash of the content that an earlier run classified; when it still fits, nothing is classified anew. */
  readonly knownHash?: string;
}

export interface Skipped {
  readonly path: string;
  readonly reason: SkipReason;
  /** For people, for example `it holds NUL bytes`. */
  readonly detail: string;
}

/** What became of a file: a record as the cache keeps it; `unchanged` when its content has the hash that is already known. */
export type Outcome =
  | { readonly hash: string; readonly kept: string; readonly ms: number }
  | { readonly hash: string; readonly skipped: Skipped }
  | { readonly unchanged: true };

/** Reads and classifies a file. Never throws: a file that vanished or cannot be read is skipped. */
export async function classifyOne(
  { file, path, knownHash }: ClassifyJob,
  syntax: Syntax,
  logger: Logger,
): Promise<Outcome> {
  const start = performance.now();
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { hash: "", skipped: { path, reason: "unreadable", detail } };
  }
  const hash = createHash("sha256").update(bytes).digest("base64");
  if (hash === knownHash) return { unchanged: true };
  const read = decodeText(bytes);
  if ("skipped" in read) return { hash, skipped: { path, reason: read.skipped, detail: read.detail } };
  const kept = keptText(await classifyText(path, read.text, syntax, logger));
  return { hash, kept, ms: Math.round((performance.now() - start) * 1000) / 1000 };
}

/** What reading tells of a text, and whether a rule finds it insecure or errors swallowed in it. */
async function classifyText(
  path: string,
  text: string,
  syntax: Syntax,
  logger: Logger,
): Promise<Classification> {
  const file = { path, text };
  const language = languageOf(file);
  const masked = maskOf(file, language);
  const subject = {
    ...file,
    languageId: language.language?.id ?? "",
    withoutComments: masked.withoutComments,
  };
  const isLookedAt = !isMachineMade(text);
  const found = findingCounts(isLookedAt ? await findQuickly(subject, syntax, logger) : []);
  // The other rules did not run, so nothing is known of how many warnings there are.
  const isKnown = isLookedAt && syntax.supports(subject.languageId);
  const findings = { security: found.security, warnings: 0, ...(isKnown ? { rules: found.rules } : {}) };
  return recordOf(file, readFile({ ...file, findings }, language, masked), 0);
}
