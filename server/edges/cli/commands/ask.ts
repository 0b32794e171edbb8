import type { Command } from "commander";
import { URI } from "vscode-uri";
import { answerQuestion } from "../../../core/answerQuestion.ts";
import { askThoroughly, type TextToClassify } from "../../../core/classifyThoroughly.ts";
import type { Composed } from "../../../core/compose.ts";
import type { AskAnswer } from "../../../features/ask/ask.ts";
import { CommandError, exitStatus } from "../commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  printLines,
  tell,
  withCommonOptions,
} from "../openService.ts";
import { readTextFile } from "../reading/readTextFile.ts";

type Options = CommonOptions & { readonly file?: string; readonly large?: boolean };

/** `inkling ask`: any small question in natural words, or a yes/no question about a file. */
export function registerAsk(program: Command, environment: Environment): void {
  const command = program
    .command("ask")
    .description("a small question in plain words, or a yes/no question about a file")
    .argument("<question>", 'for example "what is a mutex?" or "does it use express?"')
    .argument("[file]", "the file asked about")
    .option("--file <file>", "the same, as an option")
    .option("--large", "ask the larger model of the settings; the question and the file are sent to it");
  withCommonOptions(command).action(async (question: string, named: string | undefined, options: Options) => {
    if (question.trim() === "") throw new CommandError("what is the question? It is empty.");
    const name = named ?? options.file;
    if (name === undefined) await askAnything(environment, question, options);
    else await askAboutFile(environment, question, name, options);
  });
}

async function askAnything(environment: Environment, question: string, options: Options): Promise<void> {
  // The glossary answers most questions; the model is loaded only for the others.
  const known = options.large ? undefined : await askOnce(environment, question, options, false);
  const answer =
    known === undefined || (known.text === null && options.model !== "none")
      ? await askOnce(environment, question, options, options.large !== true)
      : known;
  print(environment, question, answer, options);
}

async function askOnce(environment: Environment, question: string, options: Options, withModel: boolean) {
  const composed = await openService(environment, options, [], withModel);
  try {
    return await answer(composed, { question }, environment, options);
  } finally {
    await composed.dispose();
  }
}

/** Yes or no by all that is known of the file; anything else in words. */
async function askAboutFile(
  environment: Environment,
  question: string,
  name: string,
  options: Options,
): Promise<void> {
  const full = existingPath(environment, name);
  const composed = await openService(environment, options, [name], true);
  try {
    const uri = URI.file(full).toString();
    const text = await readTextFile(full, composed.settings.of(uri).classification.maxFileSize, name);
    const file = { path: displayPath(environment, full), text, uri };
    if (options.large || !composed.service.ask.isYesNo(question)) {
      const languageId = composed.service.classification.guessLanguage(file.path, text).id;
      const asked = {
        question,
        file: { ...file, ...(languageId === undefined ? {} : { languageId }) },
        selection: text,
      };
      print(environment, question, await answer(composed, asked, environment, options), options);
      return;
    }
    const judged = await askThoroughly(composed.service, question, file, environment.signal);
    if (options.format === "json") printJson(environment, judged);
    else {
      const sure = judged.answer === "unsure" ? "" : ` (${Math.round(judged.confidence * 100)} % sure)`;
      printLines(environment, [`${judged.answer}${sure}`]);
    }
  } finally {
    await composed.dispose();
  }
}

function answer(
  { service, ports }: Composed,
  asked: { readonly question: string; readonly file?: TextToClassify; readonly selection?: string },
  { signal }: Environment,
  { large = false }: Options,
): Promise<AskAnswer> {
  if (large && !ports.largeModel)
    throw new CommandError(
      "there is no larger model: see largeModel.enabled and largeModel.endpoint in the settings.",
    );
  return answerQuestion(service, asked, { large, receive: () => undefined }, signal).catch(
    (error: unknown) => {
      if (error instanceof Error && error.name === "EndpointError") throw new CommandError(error.message);
      throw error;
    },
  );
}

function print(environment: Environment, question: string, given: AskAnswer, { format }: Options): void {
  const { text, source, by, tier, confidence, nearest, ms } = given;
  if (format === "json")
    printJson(environment, {
      answer: text,
      source,
      ...(by === undefined ? {} : { by }),
      nearest,
      tier,
      confidence,
      ms,
    });
  else if (text === null) {
    const hint = nearest.length > 0 ? ` Nearest: ${nearest.join(", ")}.` : "";
    tell(environment, `nobody here knows the answer to "${question}".${hint}`);
  } else printLines(environment, [text.replaceAll("**", "")]);
  if (text === null) environment.exit(exitStatus.findings);
}
