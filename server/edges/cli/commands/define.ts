import type { Command } from "commander";
import { CommandError, exitStatus } from "../commandError.ts";
import {
  type CommonOptions,
  type Environment,
  openService,
  printJson,
  printLines,
  tell,
  withCommonOptions,
} from "../openService.ts";

interface DefineOptions extends CommonOptions {
  readonly language?: string;
}

/** `inkling define TERM`: what a technical term means. */
export function registerDefine(program: Command, environment: Environment): void {
  withCommonOptions(
    program
      .command("define <term>")
      .description("what a technical term means")
      .option("--language <id>", "the language whose sense is wanted, for example python"),
  ).action((term: string, options: DefineOptions) => define(environment, term, options));
}

async function define(environment: Environment, term: string, options: DefineOptions): Promise<void> {
  if (term.trim() === "") throw new CommandError("There is no term to define.");
  // The glossary answers most terms; the model is loaded only for the others.
  const known = await ask(environment, term, options, false);
  const answer =
    known.definition === null && options.model !== "none"
      ? await ask(environment, term, options, true)
      : known;
  if (options.format === "json") {
    const { term: known, definition, others, nearest, tier, confidence, ms } = answer;
    printJson(environment, { term: known, definition, others, nearest, tier, confidence, ms });
  } else if (answer.definition === null) {
    const hint = answer.nearest.length > 0 ? ` Nearest: ${answer.nearest.join(", ")}.` : "";
    tell(environment, `"${term}" is not known.${hint}`);
  } else {
    printLines(environment, [
      answer.definition,
      ...answer.others.map(({ area, definition }) => `In ${area}: ${definition}`),
    ]);
  }
  if (answer.definition === null) environment.exit(exitStatus.findings);
}

async function ask(environment: Environment, term: string, options: DefineOptions, withModel: boolean) {
  const composed = await openService(environment, options, [], withModel);
  try {
    return await composed.service.hover.define(term, options.language, environment.signal);
  } finally {
    await composed.dispose();
  }
}
