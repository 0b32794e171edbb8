import { statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import {
  type ExportFormat,
  exporterFor,
  exportFormats,
} from "../../../features/classification/exportRecords.ts";
import { parseShard, type Shard } from "../../../features/classification/shard.ts";
import { type OutputFile, openOutputFile } from "../../../machine/files/outputFile.ts";
import type { Answering, ClassifyWork } from "../classifying/classifyTargets.ts";
import { writeTargets } from "../classifying/classifyTargets.ts";
import { CommandError, exitStatus } from "../commandError.ts";
import { type CommonOptions, type Environment, existingPath, withCommonOptions } from "../environment.ts";
import { expandGlobs } from "../reading/expandGlobs.ts";
import { BatchProgress } from "../writing/batchProgress.ts";
import { RecordWriter } from "../writing/recordWriter.ts";

/** Requests to the endpoint at once: as said without the option, and at most. */
const concurrency = { usual: 8, most: 64 } as const;

interface ClassifyOptions extends CommonOptions {
  readonly shard?: Shard;
  readonly output?: string;
  readonly cache: boolean;
  readonly summary?: boolean;
  readonly threads: number;
  readonly ask: readonly string[];
  readonly endpoint?: string;
  readonly endpointModel: string;
  readonly concurrency: number;
}

/** With more files than this no model is loaded unless a question is asked: reading alone decides. */
const thoroughFiles = 20;

/** `inkling classify`: one record per file. */
export function registerClassify(program: Command, environment: Environment): void {
  const command = program
    .command("classify <paths...>")
    .description("what files are: language, kind, quality, patterns, libraries")
    .option("--ask <question>", "a yes/no question to answer about every file; may be repeated", collect, [])
    .option("--endpoint <url>", "OpenAI-compatible server that answers what reading does not decide")
    .option(
      "--endpoint-model <name>",
      "model to ask for at the endpoint; the key is read from INKLING_API_KEY",
      "",
    )
    .option("--concurrency <count>", "requests to the endpoint at once", countOption, concurrency.usual)
    .option(
      "--shard <I/N>",
      "only every N-th part of the tree, for machines that share the work",
      shardOption,
    )
    .option("--output <file>", "write the records to a file")
    .option("--threads <count>", "worker threads", countOption, os.availableParallelism())
    .option("--summary", "say on standard error how many files took how long, even if none was skipped")
    .option("--no-cache", "do not use or keep results of earlier runs");
  withCommonOptions(command, exportFormats).action((paths: string[], options: ClassifyOptions) =>
    classify(environment, expandGlobs(environment, paths), options),
  );
}

async function classify(
  environment: Environment,
  paths: readonly string[],
  options: ClassifyOptions,
): Promise<void> {
  if (options.endpoint !== undefined && options.ask.length === 0)
    throw new CommandError("--endpoint answers questions: give one or more with --ask.");
  const targets = paths.map((each) => existingPath(environment, each));
  const files = new Set(targets.filter((target) => !statSync(target).isDirectory()));
  const { stderr, signal } = environment;
  const progress = new BatchProgress(stderr, stderr === process.stderr && process.stderr.isTTY);
  const editor = await readConfig(environment, options);
  const answering = await prepareAnswers(environment, paths, options, files.size);
  const output = options.output === undefined ? undefined : path.resolve(environment.cwd, options.output);
  const work: ClassifyWork = { environment, batch: options, output, progress, editor, answering };
  try {
    const opened = await openOutput(environment, output);
    try {
      const isOne = options.format === "json" && targets.length === 1 && files.size === 1;
      const format = isOne ? "jsonl" : (options.format as ExportFormat);
      const writer = new RecordWriter(exporterFor(format, options.ask), opened.stream);
      try {
        await writeTargets(work, targets, files, writer);
      } finally {
        writer.close();
      }
      if (!isOne) progress.finish(signal.aborted, options.summary);
    } finally {
      await opened.close();
    }
  } finally {
    await answering?.composed.dispose();
  }
  if (signal.aborted) environment.exit(exitStatus.interrupted);
}

/** Settings of `--config`, unparsed. Without one nothing is loaded to read it. */
async function readConfig(environment: Environment, { config }: ClassifyOptions): Promise<unknown> {
  if (config === undefined) return undefined;
  const { readSettings } = await import("../reading/readSettings.ts");
  return readSettings(environment, config);
}

/**
 * What answers questions and reads files that were named; undefined for folders alone. Loading it takes longer than
 * going through a tree that is known already.
 */
async function prepareAnswers(
  environment: Environment,
  paths: readonly string[],
  options: ClassifyOptions,
  files: number,
): Promise<Answering | undefined> {
  const { ask, endpoint } = options;
  if (files === 0 && ask.length === 0) return undefined;
  const [{ openService }, { questionOptions }] = await Promise.all([
    import("../openService.ts"),
    import("../classifying/questionOptions.ts"),
  ]);
  const questions = questionOptions(options);
  const wantsModel =
    ask.length > 0 ? endpoint === undefined : files === paths.length && files <= thoroughFiles;
  return { composed: await openService(environment, options, paths, wantsModel), questions };
}

/** @throws CommandError when the file cannot be opened */
async function openOutput(environment: Environment, file: string | undefined): Promise<OutputFile> {
  if (file === undefined) return { stream: environment.stdout, close: async () => undefined };
  const failed = (error: unknown) =>
    new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  const output = await openOutputFile(file).catch((error: unknown) => Promise.reject(failed(error)));
  return { ...output, close: () => output.close().catch((error: unknown) => Promise.reject(failed(error))) };
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function shardOption(text: string): Shard {
  const shard = parseShard(text);
  if (!shard) throw new InvalidArgumentError("Write I/N with 1 ≤ I ≤ N, for example 2/8.");
  return shard;
}

function countOption(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > concurrency.most)
    throw new InvalidArgumentError(`Write a number from 1 to ${concurrency.most}.`);
  return count;
}
