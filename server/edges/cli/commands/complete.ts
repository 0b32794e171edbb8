import type { Command } from "commander";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { composeCompletion } from "../../../core/composeCompletion.ts";
import type { CompletionProvider } from "../../../features/completion/completion.ts";
import type { CompletionAnswer, JudgedEnding } from "../../../features/completion/silence.ts";
import { CommandError } from "../commandError.ts";
import {
  type CommonOptions,
  type Environment,
  existingPath,
  printJson,
  printLines,
  tell,
  withCommonOptions,
} from "../environment.ts";
import { openWith } from "../openWith.ts";
import { parsePlace } from "../reading/parsePlace.ts";

interface CompleteOptions extends CommonOptions {
  readonly all?: boolean;
  readonly workspace?: boolean;
}

/** `inkling complete F:LINE:COL`: one single-line completion. */
export function registerComplete(program: Command, environment: Environment): void {
  withCommonOptions(
    program
      .command("complete <place>")
      .description(
        "one single-line completion at FILE:LINE:COL (counted from 1; text left of COL is the prefix)",
      )
      .option("--all", "every place where the model's line may end, each with its confidence")
      .option(
        "--workspace",
        "read the workspace's other files first, two seconds at most, as an editor does",
      ),
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
    if (options.workspace) await readWorkspace(composed.completion, document, environment.signal);
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
    } else if (options.all && (endings?.length || text !== ""))
      printLines(environment, [...withoutModel(answer), ...(endings ?? []).map(inWords)]);
    else if (text === "") tell(environment, `nothing to suggest${reason ? ` (${reason})` : ""}`);
    else printLines(environment, [text]);
  } finally {
    await composed.dispose();
  }
}

/** Longest reading of the workspace's other files before an answer, in milliseconds. */
const longestReading = 2_000;

/** Has the workspace's names read, as the editor does in a pause; the answer does without what takes too long. */
async function readWorkspace(
  completion: CompletionProvider,
  document: TextDocument,
  stopped: AbortSignal,
): Promise<void> {
  const enough = AbortSignal.timeout(longestReading);
  try {
    await completion.readWorkspace(document, AbortSignal.any([enough, stopped]));
  } catch (error) {
    if (!enough.aborted || stopped.aborted) throw error;
  }
}

/** What is shown without the model, if anything is. */
function withoutModel({ text, tier, confidence }: CompletionAnswer): readonly string[] {
  return text !== "" && tier === "heuristic" ? [`${confidence.toFixed(2)}  ${text}  (needs no model)`] : [];
}

/** `0.93  items.length  (word)`, with what speaks against it. */
function inWords({ text, kind, confidence, reason }: JudgedEnding): string {
  return `${confidence.toFixed(2)}  ${text}  (${reason ? `${kind}, ${reason}` : kind})`;
}
