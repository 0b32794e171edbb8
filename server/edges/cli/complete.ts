import type { Command } from "commander";
import { URI } from "vscode-uri";
import { composeCompletion } from "../../core/composeCompletion.ts";
import type { JudgedEnding } from "../../features/completion/silence.ts";
import { CommandError } from "./commandError.ts";
import {
  type CommonOptions,
  type Environment,
  existingPath,
  printJson,
  printLines,
  withCommonOptions,
} from "./environment.ts";
import { openWith } from "./openWith.ts";
import { parsePlace } from "./parsePlace.ts";

interface CompleteOptions extends CommonOptions {
  readonly all?: boolean;
}

/** `inkling complete F:LINE:COL`: one single-line completion. */
export function registerComplete(program: Command, environment: Environment): void {
  withCommonOptions(
    program
      .command("complete <place>")
      .description(
        "one single-line completion at FILE:LINE:COL (counted from 1; text left of COL is the prefix)",
      )
      .option("--all", "every place where the model's line may end, each with its confidence"),
  ).action((place: string, options: CompleteOptions) => complete(environment, place, options));
}

async function complete(environment: Environment, place: string, options: CompleteOptions): Promise<void> {
  const { file, line, column } = parsePlace(place);
  const full = existingPath(environment, file);
  const composed = await openWith(composeCompletion, environment, options, [file], true);
  try {
    const document = await composed.ports.workspace.document(URI.file(full).toString());
    if (!document) throw new CommandError(`${file}: not a readable text file.`);
    const position = { line: line - 1, character: column - 1 };
    if (
      document.positionAt(document.offsetAt(position)).character !== position.character ||
      line > document.lineCount
    ) {
      throw new CommandError(`${place}: there is no such place in the file.`);
    }
    const answer = await composed.completion.completeInline(
      document,
      position,
      { triggerKind: "invoked" },
      environment.signal,
    );
    const { text, tier, confidence, ms, reason } = answer;
    const endings = options.all ? (answer.endings ?? []) : undefined;
    if (options.format === "json") {
      const why = reason === undefined ? {} : { reason };
      printJson(environment, { text, tier, confidence, ms, ...why, ...(endings ? { endings } : {}) });
    } else if (endings && endings.length > 0) printLines(environment, endings.map(inWords));
    else if (text === "")
      environment.stderr.write(`inkling: nothing to suggest${reason ? ` (${reason})` : ""}\n`);
    else printLines(environment, [text]);
  } finally {
    await composed.dispose();
  }
}

/** `0.93  items.length  (word)`, with what speaks against it. */
function inWords({ text, kind, confidence, reason }: JudgedEnding): string {
  return `${confidence.toFixed(2)}  ${text}  (${reason ? `${kind}, ${reason}` : kind})`;
}
