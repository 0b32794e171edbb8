import type { Command } from "commander";
import {
  type CommonOptions,
  type Environment,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "../openService.ts";
import { documentOf } from "../reading/documentOf.ts";

/** `inkling functions FILE`: the functions of a file with a line on each. */
export function registerFunctions(program: Command, environment: Environment): void {
  withCommonOptions(
    program
      .command("functions <file>")
      .description(
        "lists a file's functions, each with a line from its documentation or from what its tree says",
      ),
  ).action((file: string, options: CommonOptions) => list(environment, file, options));
}

async function list(environment: Environment, file: string, options: CommonOptions): Promise<void> {
  const composed = await openService(environment, options, [file], false);
  try {
    const document = await documentOf(environment, composed, file);
    const functions = await composed.service.transforms.functionsIn(document, environment.signal);
    if (options.format === "json") {
      printJson(environment, {
        functions: functions.map(({ line, endLine, ...rest }) => ({
          ...rest,
          line: line + 1,
          endLine: endLine + 1,
        })),
      });
      return;
    }
    const heads = functions.map(
      ({ line, name, parameters }) => `${line + 1}  ${name}(${parameters.join(", ")})`,
    );
    printLines(
      environment,
      functions.length > 0
        ? functions.map(({ description }, index) => `${heads[index]}\n    ${description}`)
        : ["no functions"],
    );
  } finally {
    await composed.dispose();
  }
}
