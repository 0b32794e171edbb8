import { once } from "node:events";
import { createWriteStream, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { URI } from "vscode-uri";
import type { Classification } from "../classification/classification.ts";
import {
  type AnsweredRecord,
  type Exporter,
  type ExportFormat,
  exporterFor,
  exportFormats,
} from "../classification/exportRecords.ts";
import { parseShard, type Shard } from "../classification/shard.ts";
import { classifyThoroughly } from "../classifyThoroughly.ts";
import type { Composed } from "../compose.ts";
import { batchOptions, cacheFolder } from "../node/batchOptions.ts";
import { classifyBatch, countFiles } from "../node/classifyBatch.ts";
import { EndpointQuestions } from "../node/endpointQuestions.ts";
import { OpenAiEndpoint } from "../node/openAiEndpoint.ts";
import { readText } from "../node/readText.ts";
import { systemClock } from "../node/systemClock.ts";
import { answerQuestions, mapInOrder, type QuestionOptions } from "./answerQuestions.ts";
import { BatchProgress } from "./batchProgress.ts";
import { CommandError } from "./commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  withCommonOptions,
} from "./common.ts";

/** Requests to the endpoint at once: as said without the option, and at most. */
const concurrency = { usual: 8, most: 64 } as const;

interface ClassifyOptions extends CommonOptions {
  readonly shard?: Shard;
  readonly output?: string;
  readonly cache: boolean;
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
    .option("--no-cache", "do not use or keep results of earlier runs");
  withCommonOptions(command, exportFormats).action((paths: string[], options: ClassifyOptions) =>
    classify(environment, paths, options),
  );
}

async function classify(
  environment: Environment,
  paths: readonly string[],
  options: ClassifyOptions,
): Promise<void> {
  const targets = paths.map((each) => existingPath(environment, each));
  const named = targets.filter((target) => statSync(target).isFile());
  const wantsModel =
    options.ask.length > 0
      ? !options.endpoint
      : named.length === targets.length && named.length <= thoroughFiles;
  const questions = questionOptions(options);
  const composed = await openService(environment, options, paths, wantsModel);
  const output = await openOutput(environment, options.output);
  const progress = new BatchProgress(
    environment.stderr,
    environment.stderr === process.stderr && process.stderr.isTTY,
  );
  const work: BatchWork = { composed, environment, options, questions, progress };
  try {
    const format = options.format as ExportFormat;
    const records = recordsOf(work, targets, new Set(named));
    if (format === "json" && targets.length === 1 && named.length === 1) {
      for await (const record of records) output.stream.write(`${JSON.stringify(record)}\n`);
    } else {
      await writeRecords(records, exporterFor(format, options.ask), output.stream);
      progress.finish(environment.signal.aborted);
    }
  } finally {
    await output.close();
    await composed.dispose();
  }
}

/** Writes records as they come. Whatever stops them, what was written is well-formed. */
async function writeRecords(
  records: AsyncIterable<AnsweredRecord>,
  exporter: Exporter,
  stream: NodeJS.WritableStream,
): Promise<void> {
  stream.write(exporter.start);
  let isFirst = true;
  try {
    for await (const record of records) {
      const more = stream.write(exporter.record(record, isFirst));
      isFirst = false;
      if (!more) await once(stream, "drain");
    }
  } finally {
    stream.write(exporter.end);
  }
}

interface BatchWork {
  readonly composed: Composed;
  readonly environment: Environment;
  readonly options: ClassifyOptions;
  readonly questions: QuestionOptions;
  readonly progress: BatchProgress;
}

/** The records of all targets; ends early, without an error, when the user interrupts. */
async function* recordsOf(
  work: BatchWork,
  targets: readonly string[],
  files: ReadonlySet<string>,
): AsyncGenerator<AnsweredRecord> {
  const { composed, environment, questions } = work;
  const { signal } = environment;
  for (const target of targets) {
    const found = files.has(target) ? thoroughRecord(work, target) : folderRecords(work, target);
    const answered = mapInOrder(found, questions.concurrency, ({ full, record }) =>
      answerQuestions(composed, full, record, questions, signal),
    );
    try {
      for await (const record of answered) yield record;
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (signal.aborted) return;
  }
}

interface FoundRecord {
  readonly full: string;
  readonly record: Classification;
}

/** A file that was named is answered whatever it holds; only when it cannot be read that is an error. */
async function* thoroughRecord(
  { composed, environment, progress }: BatchWork,
  full: string,
): AsyncGenerator<FoundRecord> {
  const { service, settings, ports } = composed;
  const uri = URI.file(full).toString();
  const file = { path: ports.workspace.relativePath(uri), uri };
  const read = await readText(full, settings.of(uri).classification.maxFileSize);
  if ("skipped" in read && read.skipped === "unreadable")
    throw new CommandError(`${displayPath(environment, full)}: ${read.detail}`);
  const record =
    "text" in read
      ? await classifyThoroughly(service, { ...file, text: read.text }, environment.signal)
      : await service.classification.classify({ ...file, text: undefined }, environment.signal);
  progress.count("classified");
  yield { full, record: { ...record, path: displayPath(environment, full) } };
}

async function* folderRecords(
  { composed, environment, options, progress }: BatchWork,
  target: string,
): AsyncGenerator<FoundRecord> {
  const roots = composed.ports.workspace.roots.map((root) => URI.parse(root).fsPath);
  const batch = batchOptions(target, roots, composed.settings, options);
  if (progress.isShown) progress.expect(await countFiles(batch, environment.signal));
  for await (const item of classifyBatch(batch, environment.signal)) {
    progress.count("skipped" in item ? item.skipped.reason : "classified");
    if (!("record" in item)) continue;
    const full = path.join(batch.root, item.record.path);
    yield { full, record: { ...item.record, path: displayPath(environment, full) } };
  }
}

function questionOptions({
  ask,
  endpoint,
  endpointModel,
  concurrency,
  cache,
}: ClassifyOptions): QuestionOptions {
  if (endpoint === undefined) return { questions: ask, endpoint: undefined, concurrency: 1 };
  if (ask.length === 0) throw new CommandError("--endpoint answers questions: give one or more with --ask.");
  const folder = cache ? cacheFolder() : undefined;
  const { INKLING_API_KEY: apiKey } = process.env;
  const server = new OpenAiEndpoint({
    url: endpoint,
    model: endpointModel,
    concurrency,
    clock: systemClock,
    ...(apiKey ? { apiKey } : {}),
  });
  const kept = folder === undefined ? undefined : path.join(folder, "answers.jsonl");
  return { questions: ask, endpoint: new EndpointQuestions(server, kept), concurrency };
}

async function openOutput(environment: Environment, name: string | undefined) {
  if (name === undefined) return { stream: environment.stdout, close: async () => undefined };
  const stream = createWriteStream(path.resolve(environment.cwd, name));
  await once(stream, "open");
  return { stream, close: () => new Promise<void>((resolve) => stream.end(resolve)) };
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
