import type { Command } from "commander";
import { CommandError } from "../commandError.ts";
import {
  type CommonOptions,
  type Environment,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "../openService.ts";

/** `inkling route`: what a request asks for, and which tier should do it. */
export function registerRoute(program: Command, environment: Environment): void {
  const command = program
    .command("route")
    .description("what a request asks for, how hard it is, and which tier should do it")
    .argument("<text...>", "the request in plain words");
  withCommonOptions(command).action(async (words: string[], options: CommonOptions) => {
    const text = words.join(" ");
    if (text.trim() === "") throw new CommandError("There is no request to route.");
    const composed = await openService(environment, options, [], true);
    try {
      const route = await composed.service.routing.route(text, environment.signal);
      if (options.format === "json") printJson(environment, route);
      else
        printLines(environment, [
          `intent      ${route.intent}`,
          `complexity  ${route.complexity}`,
          `task type   ${route.taskType}`,
          `tier        ${route.tier} (confidence ${route.confidence.toFixed(2)}, ${Math.round(route.ms)} ms)`,
        ]);
    } finally {
      await composed.dispose();
    }
  });
}
