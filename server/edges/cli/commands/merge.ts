import { readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { Option } from "commander";
import {
  type AnsweredRecord,
  askedQuestions,
  type ExportFormat,
  exporterFor,
  exportFormats,
} from "../../../features/classification/exportRecords.ts";
import { mergeRecords, parseRecords } from "../../../features/classification/mergeRecords.ts";
import { CommandError } from "../commandError.ts";
import type { Environment } from "../environment.ts";

/** `inkling merge`: joins the results of shards. */
export function registerMerge(program: Command, environment: Environment): void {
  program
    .command("merge <files...>")
    .description("join the results of classify --shard, JSON or JSONL, into one")
    .addOption(new Option("--format <format>", "output format").choices([...exportFormats]).default("jsonl"))
    .action((files: readonly string[], options: { readonly format: ExportFormat }) => {
      const merged = mergeRecords(files.map((file) => readRecords(environment, file)));
      const exporter = exporterFor(options.format, askedQuestions(merged));
      const lines = merged.map((record, at) => exporter.record(record, at === 0));
      environment.stdout.write(exporter.start + lines.join("") + exporter.end);
    });
}

function readRecords(environment: Environment, file: string): readonly AnsweredRecord[] {
  try {
    return parseRecords(readFileSync(path.resolve(environment.cwd, file), "utf8"));
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
