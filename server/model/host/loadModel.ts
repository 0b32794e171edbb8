import { basename } from "node:path";
import { describeModel } from "../files/catalog.ts";
import { type GgufHeader, InvalidModelFileError, readGgufHeader } from "../files/ggufFile.ts";
import { headerProblem } from "../files/headerProblem.ts";
import type { ModelFiles } from "../files/modelFiles.ts";
import { LoadedModel, sequenceCount } from "./loadedModel.ts";
import { measure, measureThreads } from "./measureThreads.ts";
import type { ModelHostOptions } from "./modelHostOptions.ts";

/** Threads tried at most; beyond it small models only lose. */
const mostThreads = 8;
/** Models in smaller files, in bytes, are tiny: in their steps threads spend more time meeting each other than working. */
const tinyFile = 64_000_000;

/**
 * Checks the file, loads it and measures the thread count. Rejects with a message for the user, or with the signal's
 * reason.
 */
export async function loadModel(
  path: string,
  options: ModelHostOptions,
  signal: AbortSignal,
): Promise<LoadedModel> {
  const inspected = await inspect(path, options.files);
  return load(path, inspected, options, signal);
}

interface Inspected {
  readonly header: GgufHeader;
  /** Of the file, in bytes. */
  readonly size: number;
}

async function inspect(path: string, files: ModelFiles): Promise<Inspected> {
  const file = await files.open(path).catch((error: unknown) => {
    throw new InvalidModelFileError(`${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
  });
  try {
    const header = await readGgufHeader(file, path);
    const problem = headerProblem(header);
    if (problem !== undefined) throw new InvalidModelFileError(`${path} cannot be loaded: ${problem}.`);
    return { header, size: file.size };
  } finally {
    await file.close();
  }
}

async function load(
  path: string,
  { header, size }: Inspected,
  options: ModelHostOptions,
  signal: AbortSignal,
): Promise<LoadedModel> {
  const { clock, logger, files, contextSize } = options;
  const loadEngine = options.loadEngine ?? (await import("../engine/llama.ts")).loadLlamaEngine;
  const isTiny = size < tinyFile;
  const engine = await loadEngine({
    path,
    sequences: sequenceCount,
    contextSize,
    flashAttention: isTiny ? false : "auto",
    logger,
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    // The model file could be read: what the library may miss is another file, which its message names.
    throw notLoaded(path, error);
  });
  try {
    signal.throwIfAborted();
    const [sequence] = engine.sequences;
    if (!sequence) throw new Error("The engine has no sequence.");
    const cores = isTiny ? 1 : Math.min(engine.cores, mostThreads);
    const speed =
      options.threads > 0
        ? await measure(engine, sequence, options.threads, clock)
        : await measureThreads(engine, sequence, cores, clock);
    return new LoadedModel({
      engine,
      description: { ...describeModel(header, engine.special, basename(path)), ...options.description },
      speed,
      cores: options.threads > 0 ? 0 : cores,
      ...(options.coldPrefixTokens === undefined ? {} : { coldPrefixTokens: options.coldPrefixTokens }),
      readGrammar: (name) => files.readGrammar(name),
      clock,
      logger,
    });
  } catch (error) {
    await engine.dispose().catch((failure: unknown) => logger.warn("The engine did not close", failure));
    signal.throwIfAborted();
    throw notLoaded(path, error);
  }
}

function notLoaded(path: string, error: unknown): Error {
  return new Error(`${path} could not be loaded: ${messageOf(error)}.`, { cause: error });
}

/** Why a file could not be opened, in words. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "permission is denied";
  if (code === "EISDIR") return "it is a folder";
  return messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
