import type { Command } from "commander";
import {
  type CommonOptions,
  type Environment,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "./common.ts";

/** `inkling model …`: the local model. */
export function registerModel(program: Command, environment: Environment): void {
  const model = program.command("model").description("the local model");
  withCommonOptions(model.command("status").description("which model is used, and whether it loads")).action(
    (options: CommonOptions) => status(environment, options),
  );
}

async function status(environment: Environment, options: CommonOptions): Promise<void> {
  const composed = await openService(environment, options, [], options.model !== "none");
  try {
    const current = composed.model.status;
    if (options.format === "json") return printJson(environment, current);
    printLines(environment, [
      `${current.name || "no model"}: ${current.state}`,
      ...(current.path ? [`file: ${current.path}`] : []),
      ...(current.message ? [current.message] : []),
      ...(current.capabilities.length > 0 ? [`can: ${current.capabilities.join(", ")}`] : []),
      ...(current.threads
        ? [`threads: ${current.promptThreads} for prompts, ${current.threads} for generating`]
        : []),
      ...(current.loadMs ? [`ready after ${Math.round(current.loadMs)} ms`] : []),
    ]);
  } finally {
    await composed.dispose();
  }
}
