/** What every command needs of the world. Loads next to nothing: `classify` has to be quick, and `--help` too. */
import { existsSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import { visible, visibleJson } from "../../text/visible.ts";
import { CommandError } from "./commandError.ts";

/** The world of a command, replaceable in tests. */
export interface Environment {
  readonly cwd: string;
  readonly stdin?: NodeJS.ReadableStream;
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
  environment.stdout.write(`${visibleJson(value)}\n`);
}

/** Writes lines of text; what came from files cannot steer the terminal. */
export function printLines(environment: Environment, lines: readonly string[]): void {
  environment.stdout.write(lines.map((line) => `${visible(line)}\n`).join(""));
}

/** Says something beside the answer; names and messages cannot steer the terminal. */
export function tell({ stderr }: Pick<Environment, "stderr">, message: string): void {
  stderr.write(`inkling: ${visible(message)}\n`);
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

/** The repository around a file or folder; without one the folder itself, or the one that holds the file. */
export function rootOf(full: string): string {
  const real = realpathSync(full);
  const start = statSync(real).isDirectory() ? real : path.dirname(real);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, ".git"))) return folder;
    if (path.dirname(folder) === folder) return start;
  }
}
