import type { Command } from "commander";
import { URI } from "vscode-uri";
import { CommandError, exitStatus } from "../commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "../openService.ts";
import { readTextFile } from "../reading/readTextFile.ts";

interface ValidateOptions extends CommonOptions {
  readonly language?: string;
  readonly requirement?: string;
}

/** `inkling validate`: is the code well-formed, in the language asked for, and what was asked for? */
export function registerValidate(program: Command, environment: Environment): void {
  const command = program
    .command("validate")
    .description("whether code is well-formed, in its language, and does what was asked")
    .argument("<file>", "the file to validate")
    .option("--language <language>", "the language it should be in, as an LSP identifier")
    .option("--requirement <text>", "what the code should do");
  withCommonOptions(command).action(async (name: string, options: ValidateOptions) => {
    const full = existingPath(environment, name);
    const { language, requirement } = options;
    const composed = await openService(environment, options, [name], requirement !== undefined);
    try {
      if (language !== undefined && !composed.service.classification.knowsLanguage(language))
        throw new CommandError(
          `"${language}" is not a language; write its LSP identifier, such as "python".`,
        );
      const uri = URI.file(full).toString();
      const text = await readTextFile(full, composed.settings.of(uri).classification.maxFileSize, name);
      const path = displayPath(environment, full);
      const validation = await composed.service.validation.validate(
        {
          text,
          path,
          ...(language === undefined ? {} : { languageId: language }),
          ...(requirement === undefined ? {} : { requirement }),
        },
        environment.signal,
      );
      const met = requirement === undefined || validation.requirement === "yes";
      const named = validation.unknownNames.length === 0;
      const fine = validation.syntax === "valid" && validation.languageMatches && met && named;
      environment.exit(fine ? exitStatus.fine : exitStatus.findings);
      if (options.format === "json") {
        printJson(environment, validation);
        return;
      }
      printLines(environment, [
        ...validation.errors.map((error) => `${path}:${error.line}:${error.column}: ${error.message}`),
        ...validation.unknownNames.map(
          ({ line, column, message }) => `${path}:${line}:${column}: ${message}`,
        ),
        `syntax       ${validation.syntax}`,
        `language     ${validation.language ?? "unknown"}${validation.languageMatches ? "" : ` (not ${language ?? ""})`}`,
        ...(validation.requirement === undefined ? [] : [`requirement  ${validation.requirement}`]),
      ]);
    } finally {
      await composed.dispose();
    }
  });
}
