#!/usr/bin/env node
/** The terminal command: the same service as the editor's, one command per question. */
import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { registerAsk } from "./cli/ask.ts";
import { registerCheck } from "./cli/check.ts";
import { registerClassify } from "./cli/classify.ts";
import { CommandError, exitStatus } from "./cli/commandError.ts";
import type { Environment } from "./cli/common.ts";
import { registerComplete } from "./cli/complete.ts";
import { registerDefine } from "./cli/define.ts";
import { registerMcp } from "./cli/mcp.ts";
import { registerMerge } from "./cli/merge.ts";
import { registerModel } from "./cli/model.ts";
import { registerRequirements } from "./cli/requirements.ts";
import { registerRoute } from "./cli/route.ts";
import { registerServe } from "./cli/serve.ts";
import { registerValidate } from "./cli/validate.ts";

const interrupt = new AbortController();
const environment: Environment = {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupt.signal,
  exit: (status) => {
    process.exitCode = status;
  },
};

process.once("SIGINT", () => {
  interrupt.abort(new CommandError("interrupted", exitStatus.interrupted));
  // A second Ctrl-C ends the process at once.
  process.once("SIGINT", () => process.exit(exitStatus.interrupted));
});
// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : exitStatus.badUsage),
);

const program = new Command("inkling")
  .description(packageJson.description)
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError("(inkling --help lists the commands)")
  .configureOutput({ writeErr: (text) => void process.stderr.write(text) });

for (const register of [
  registerCheck,
  registerClassify,
  registerAsk,
  registerComplete,
  registerDefine,
  registerRequirements,
  registerRoute,
  registerValidate,
  registerMerge,
  registerModel,
  registerMcp,
  registerServe,
]) {
  register(program, environment);
}
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  // Commander has printed its message already; it also throws, with status 0, after --help and --version.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.fine : exitStatus.badUsage;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`inkling: ${message}\n`);
  if (!(error instanceof CommandError) && process.env.INKLING_DEBUG)
    process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
  return error instanceof CommandError ? error.status : exitStatus.badUsage;
}
