import type { Command } from "commander";
import { URI } from "vscode-uri";
import { askThoroughly } from "../../core/classifyThoroughly.ts";
import { CommandError } from "./commandError.ts";
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
    .argument("[file]", "the file asked about")
    .option("--file <file>", "the same, as an option");
  type Options = CommonOptions & { readonly file?: string };
  withCommonOptions(command).action(async (question: string, named: string | undefined, options: Options) => {
    if (question.trim() === "") throw new CommandError("what is the question? It is empty.");
    const name = named ?? options.file;
    if (name === undefined)
      throw new CommandError('which file? For example: inkling ask "does it use express?" src/app.js');
    const full = existingPath(environment, name);
    const composed = await openService(environment, options, [name], true);
    try {
      const uri = URI.file(full).toString();
      const text = await readTextFile(full, composed.settings.of(uri).classification.maxFileSize, name);
      const file = { path: displayPath(environment, full), text, uri };
      const answer = await askThoroughly(composed.service, question, file, environment.signal);
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
