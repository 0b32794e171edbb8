import type { Command } from "commander";
import { URI } from "vscode-uri";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "./common.ts";
import { readTextFile } from "./readTextFile.ts";

/** `inkling ask`: a yes/no question about a file. */
export function registerAsk(program: Command, environment: Environment): void {
  const command = program
    .command("ask")
    .description("a yes/no question about a file")
    .argument("<question>", 'for example "does it use express?"')
    .requiredOption("--file <file>", "the file asked about");
  withCommonOptions(command).action(async (question: string, options: CommonOptions & { file: string }) => {
    const full = existingPath(environment, options.file);
    const composed = await openService(environment, options, [options.file], true);
    try {
      const uri = URI.file(full).toString();
      const text = await readTextFile(
        full,
        composed.settings.of(uri).classification.maxFileSize,
        options.file,
      );
      const file = { path: displayPath(environment, full), text, uri };
      const answer = await composed.service.classification.ask(question, file, environment.signal);
      if (options.format === "json") printJson(environment, answer);
      else
        printLines(environment, [
          `${answer.answer} (${answer.tier}, confidence ${answer.confidence.toFixed(2)}, ${Math.round(answer.ms)} ms)`,
        ]);
    } finally {
      await composed.dispose();
    }
  });
}
