import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { URI } from "vscode-uri";
import { type Composed, compose } from "../compose.ts";
import { parseConfig } from "../config.ts";
import type { Logger } from "../ports.ts";
import { CommandError } from "./commandError.ts";

/** The world of a command, replaceable in tests. */
export interface Environment {
  readonly cwd: string;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Sets the exit status the process ends with. */
  exit(status: number): void;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly format: string;
  readonly config?: string;
  readonly model?: string;
}

/** Adds `--format`, `--config` and `--model` to a command. */
export function withCommonOptions(command: Command, formats: readonly string[] = ["text", "json"]): Command {
  return command
    .addOption(new Option("--format <format>", "output format").choices([...formats]).default("text"))
    .option("--config <file>", "settings, in the shape of .inkling.json")
    .option("--model <model>", '"starter", the path of a GGUF file, or "none"');
}

/** Writes one JSON value and a line break. */
export function printJson(environment: Environment, value: unknown): void {
  environment.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Writes lines of text. */
export function printLines(environment: Environment, lines: readonly string[]): void {
  environment.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/**
 * Makes the service for a command. Paths must exist; the workspace is the repository (or, without one, the folder)
 * around them.
 * @param wantsModel whether the command uses the model; it is then loaded before this returns
 * @throws CommandError for a path, settings file or model file that cannot be read
 */
export async function openService(
  environment: Environment,
  options: CommonOptions,
  paths: readonly string[],
  wantsModel: boolean,
): Promise<Composed> {
  const absolute = paths.map((each) => existingPath(environment, each));
  const roots = [...new Set((absolute.length > 0 ? absolute : [environment.cwd]).map(rootOf))];
  const editor =
    options.config === undefined ? {} : readSettings(path.resolve(environment.cwd, options.config));
  const composed = compose({
    roots: () => roots.map((root) => URI.file(root).toString()),
    open: () => [],
    editorSettings: editor,
    modelPath: wantsModel ? modelOption(environment, options.model) : "none",
    logger: stderrLogger(environment),
  });
  if (wantsModel) {
    await composed.model.start();
    const { state, message } = composed.model.status;
    if (state === "failed") {
      await composed.dispose();
      throw new CommandError(message ?? "The model cannot be loaded.");
    }
  }
  return composed;
}

/** The absolute path of a file or folder named on the command line. */
export function existingPath(environment: Environment, name: string): string {
  const full = path.resolve(environment.cwd, name);
  if (!existsSync(full)) throw new CommandError(`${name}: no such file or folder.`);
  return full;
}

/** A path as the user would write it: relative to the current folder, with forward slashes. */
export function displayPath(environment: Environment, full: string): string {
  const relative = path.relative(environment.cwd, full);
  return (relative === "" ? "." : relative).split(path.sep).join("/");
}

/** Parses `FILE:LINE:COL` (1-based); the file itself may hold colons. The column may be left out where `needsColumn` is false. */
export function parsePlace(text: string, needsColumn = true): { file: string; line: number; column: number } {
  const match = needsColumn
    ? /^(.+):(\d+):(\d+)$/.exec(text)
    : (/^(.+):(\d+):(\d+)$/.exec(text) ?? /^(.+):(\d+)$/.exec(text));
  const [, file, line, column = "1"] = match ?? [];
  if (file === undefined || Number(line) < 1 || Number(column) < 1) {
    throw new CommandError(
      `"${text}" is not a place; write FILE:LINE${needsColumn ? ":COL" : "[:COL]"}, counted from 1.`,
    );
  }
  return { file, line: Number(line), column: Number(column) };
}

function modelOption(environment: Environment, model: string | undefined): string | undefined {
  if (model === undefined) return undefined;
  return model === "starter" || model === "none" ? model : path.resolve(environment.cwd, model);
}

function rootOf(full: string): string {
  const real = realpathSync(full);
  const start = statSync(real).isDirectory() ? real : path.dirname(real);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, ".git"))) return folder;
    if (path.dirname(folder) === folder) return start;
  }
}

function readSettings(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error)
    throw new CommandError(
      `${file}: not valid JSON (${printParseErrorCode(error.error)} at offset ${error.offset}).`,
    );
  const [problem] = parseConfig(settings).problems;
  if (problem) throw new CommandError(`${file}: ${problem.path.join(".")}: ${problem.message}`);
  return settings;
}

function stderrLogger({ stderr }: Environment): Logger {
  const write = (message: string, cause?: unknown) =>
    void stderr.write(
      `inkling: ${message}${cause === undefined ? "" : ` ${cause instanceof Error ? cause.message : String(cause)}`}\n`,
    );
  const quiet = () => undefined;
  return { error: write, warn: write, info: quiet, debug: quiet };
}
