import type { Command } from "commander";
import {
  type CommonOptions,
  type Environment,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "./common.ts";

/** `inkling route`: what a request asks for, and which tier should do it. */
export function registerRoute(program: Command, environment: Environment): void {
  const command = program
    .command("route")
    .description("what a request asks for, how hard it is, and which tier should do it")
    .argument("<text...>", "the request in plain words");
  withCommonOptions(command).action(async (words: string[], options: CommonOptions) => {
    const composed = await openService(environment, options, [], true);
    try {
      const route = await composed.service.routing.route(words.join(" "), environment.signal);
      if (options.format === "json") printJson(environment, route);
      else
        printLines(environment, [
          `intent      ${route.intent}`,
          `complexity  ${route.complexity}`,
          `task type   ${route.taskType}`,
          `tier        ${route.tier} (confidence ${route.confidence.toFixed(2)}, ${route.ms} ms)`,
        ]);
    } finally {
      await composed.dispose();
    }
  });
}
