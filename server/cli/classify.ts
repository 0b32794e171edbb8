import { once } from "node:events";
import { createWriteStream, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { URI } from "vscode-uri";
import type { Classification } from "../classification/classification.ts";
import { type ExportFormat, exporterFor, exportFormats } from "../classification/exportRecords.ts";
import { parseShard, type Shard } from "../classification/shard.ts";
import { classifyThoroughly } from "../classifyThoroughly.ts";
import type { Composed } from "../compose.ts";
import { batchOptions } from "../node/batchOptions.ts";
import { classifyBatch, countFiles } from "../node/classifyBatch.ts";
import { BatchProgress } from "./batchProgress.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  withCommonOptions,
} from "./common.ts";
import { readTextFile } from "./readTextFile.ts";

interface ClassifyOptions extends CommonOptions {
  readonly shard?: Shard;
  readonly output?: string;
  readonly cache: boolean;
  readonly threads: number;
}

/** More files than this are a batch: reading alone decides, and no model is loaded. */
const thoroughFiles = 20;

/** `inkling classify`: one record per file. */
export function registerClassify(program: Command, environment: Environment): void {
  const command = program
    .command("classify <paths...>")
    .description("what files are: language, kind, quality, patterns, libraries")
    .option(
      "--shard <I/N>",
      "classify only every N-th part of the tree, for machines that share the work",
      shardOption,
    )
    .option("--output <file>", "write the records to a file")
    .option("--threads <count>", "worker threads", threadOption, os.availableParallelism())
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
  const onlyFiles = targets.every((target) => statSync(target).isFile());
  const thorough = onlyFiles && targets.length <= thoroughFiles;
  const composed = await openService(environment, options, paths, thorough);
  const format = options.format as ExportFormat;
  const output =
    options.output === undefined
      ? undefined
      : createWriteStream(path.resolve(environment.cwd, options.output));
  if (output) await once(output, "open");
  const stream = output ?? environment.stdout;
  try {
    const [first] = targets;
    if (thorough && targets.length === 1 && first !== undefined && format === "json") {
      const target = output ? { ...environment, stdout: output } : environment;
      printJson(target, await thoroughRecord(composed, environment, first));
      return;
    }
    const exporter = exporterFor(format);
    const progress = new BatchProgress(
      environment.stderr,
      environment.stderr === process.stderr && process.stderr.isTTY,
    );
    stream.write(exporter.start);
    let isFirst = true;
    const write = async (record: Classification) => {
      const more = stream.write(exporter.record(record, isFirst));
      isFirst = false;
      if (!more) await once(stream, "drain");
    };
    for (const target of targets) {
      if (environment.signal.aborted) break;
      if (thorough) await write(await thoroughRecord(composed, environment, target));
      else await classifyFolder(composed, environment, target, options, progress, write);
    }
    stream.write(exporter.end);
    progress.finish(environment.signal.aborted);
  } finally {
    if (output) await new Promise((resolve) => output.end(resolve));
    await composed.dispose();
  }
}

async function thoroughRecord(
  composed: Composed,
  environment: Environment,
  full: string,
): Promise<Classification> {
  const name = displayPath(environment, full);
  const uri = URI.file(full).toString();
  const { maxFileSize } = composed.settings.of(uri).classification;
  const text = await readTextFile(full, maxFileSize, name);
  const file = { path: composed.ports.workspace.relativePath(uri), text, uri };
  return { ...(await classifyThoroughly(composed.service, file, environment.signal)), path: name };
}

async function classifyFolder(
  composed: Composed,
  environment: Environment,
  target: string,
  options: ClassifyOptions,
  progress: BatchProgress,
  write: (record: Classification) => Promise<void>,
): Promise<void> {
  const roots = composed.ports.workspace.roots.map((root) => URI.parse(root).fsPath);
  const batch = batchOptions(target, roots, composed.settings, options);
  if (progress.isShown) progress.expect(await countFiles(batch, environment.signal));
  for await (const item of classifyBatch(batch, environment.signal)) {
    progress.count("skipped" in item ? item.skipped.reason : "classified");
    if ("record" in item) {
      const full = path.join(batch.root, item.record.path);
      await write({ ...item.record, path: displayPath(environment, full) });
    }
  }
}

function shardOption(text: string): Shard {
  const shard = parseShard(text);
  if (!shard) throw new InvalidArgumentError("Write I/N with 1 ≤ I ≤ N, for example 2/8.");
  return shard;
}

function threadOption(text: string): number {
  const threads = Number(text);
  if (!Number.isInteger(threads) || threads < 1 || threads > 64)
    throw new InvalidArgumentError("Write a number from 1 to 64.");
  return threads;
}
