import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Classification, FileToClassify } from "../classification/classification.ts";
import type { Composed } from "../compose.ts";
import { readText, type SkipReason } from "../node/readText.ts";
import { CommandError } from "./commandError.ts";

/**
 * The text of a file named on the command line.
 * @throws CommandError when it is binary, too large or unreadable
 */
export async function readTextFile(full: string, maxFileSize: number, name: string): Promise<string> {
  const read = await readText(full, maxFileSize);
  if ("text" in read) return read.text;
  throw new CommandError(`${name}: ${skipText[read.skipped]} (${read.detail}).`);
}

const skipText: Readonly<Record<SkipReason, string>> = {
  binary: "not a text file",
  "too-large": "too large",
  unreadable: "cannot be read",
};

/** Classifies one file the thorough way: diagnostics and model included. */
export async function classifyThoroughly(
  { service, ports }: Composed,
  full: string,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<Classification> {
  const uri = URI.file(full).toString();
  const workspacePath = ports.workspace.relativePath(uri);
  const file = { path: workspacePath, text, uri } satisfies FileToClassify;
  const languageId = service.classification.guessLanguage(workspacePath, text).id;
  const findings =
    languageId === undefined ? undefined : await countFindings(service, uri, languageId, text, signal);
  const record = await service.classification.classify(
    { ...file, ...(findings ? { findings } : {}) },
    signal,
  );
  return { ...record, path };
}

async function countFindings(
  service: Composed["service"],
  uri: string,
  languageId: string,
  text: string,
  signal: AbortSignal,
) {
  if (!service.syntax.supports(languageId)) return undefined;
  const document = TextDocument.create(uri, languageId, 0, text);
  const findings = await service.diagnostics.provide(document, signal);
  service.didClose(uri);
  return {
    security: findings.filter(({ rule }) => rule.startsWith("security/")).length,
    warnings: findings.filter(({ severity }) => severity === "error" || severity === "warning").length,
  };
}
