import { type CommonOptions, type Environment, openService, printJson, printLines } from "../openService.ts";

/** `inkling model status`: which model is used, and whether it loads. */
export async function modelStatus(environment: Environment, options: CommonOptions): Promise<void> {
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
