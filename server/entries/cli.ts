#!/usr/bin/env node
/** The terminal command: the same service as the editor's, one command per question. */
import module from "node:module";
import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { CommandError, exitStatus } from "../edges/cli/commandError.ts";
import { type Environment, tell } from "../edges/cli/environment.ts";
import { optimizeLater } from "../machine/optimizeLater.ts";
import { visible } from "../text/visible.ts";

optimizeLater();

// Node 22 and newer keep what they compiled; half of a short command's time is compiling. Older ones have no such thing.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

type Register = (program: Command, environment: Environment) => void;

/** Each command is loaded when it is asked for: loading all takes longer than many of them work. */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  check: async () => (await import("../edges/cli/commands/check.ts")).registerCheck,
  classify: async () => (await import("../edges/cli/commands/classify.ts")).registerClassify,
  ask: async () => (await import("../edges/cli/commands/ask.ts")).registerAsk,
  complete: async () => (await import("../edges/cli/commands/complete.ts")).registerComplete,
  define: async () => (await import("../edges/cli/commands/define.ts")).registerDefine,
  functions: async () => (await import("../edges/cli/commands/functions.ts")).registerFunctions,
  requirements: async () => (await import("../edges/cli/commands/requirements.ts")).registerRequirements,
  route: async () => (await import("../edges/cli/commands/route.ts")).registerRoute,
  tests: async () => (await import("../edges/cli/commands/tests.ts")).registerTests,
  transform: async () => (await import("../edges/cli/commands/transform.ts")).registerTransform,
  validate: async () => (await import("../edges/cli/commands/validate.ts")).registerValidate,
  merge: async () => (await import("../edges/cli/commands/merge.ts")).registerMerge,
  model: async () => (await import("../edges/cli/commands/model.ts")).registerModel,
  mcp: async () => (await import("../edges/cli/commands/mcp.ts")).registerMcp,
  explain: async () => (await import("../edges/cli/commands/explain.ts")).registerExplain,
  schema: async () => (await import("../edges/cli/commands/schema.ts")).registerSchema,
  completions: async () => (await import("../edges/cli/commands/completions.ts")).registerCompletions,
  serve: async () => (await import("../edges/cli/commands/serve.ts")).registerServe,
};

const interrupt = new AbortController();
const environment: Environment = {
  cwd: process.cwd(),
  stdin: process.stdin,
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
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  // Whoever wrote into a file that is cut off now has to hear of it.
  tell(environment, `the output cannot be written: ${error.message}`);
  process.exit(exitStatus.badUsage);
});

const program = new Command("inkling")
  .description(packageJson.description)
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError("(inkling --help lists the commands)")
  .configureOutput({ writeErr: (text) => void process.stderr.write(visible(text)) });

for (const load of wanted(process.argv[2] ?? "")) (await load())(program, environment);
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** All commands, for help, for completions and for names nobody knows; otherwise the one that was named. */
function wanted(first: string): readonly (() => Promise<Register>)[] {
  if (first === "--version" || first === "-V") return [];
  if (first === "completions") return Object.values(commands);
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named ? [named] : Object.values(commands);
}

function report(error: unknown): number {
  // Commander has printed its message already; it also throws, with status 0, after --help and --version.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.fine : exitStatus.badUsage;
  const message = error instanceof Error ? error.message : String(error);
  tell(environment, message);
  if (!(error instanceof CommandError) && process.env.INKLING_DEBUG)
    process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
  return error instanceof CommandError ? error.status : exitStatus.badUsage;
}
