/** Answers any small question with the lowest tier that knows: by heart, from the file, by the local model, by a larger one. */
import type { AskAnswer } from "../features/ask/ask.ts";
import { askThoroughly, type TextToClassify } from "./classifyThoroughly.ts";
import type { LanguageService } from "./service.ts";

export interface QuestionAsked {
  readonly question: string;
  /** The file that is open, or was named. */
  readonly file?: TextToClassify;
  /** What is selected in it. */
  readonly selection?: string;
}

export interface AskOptions {
  /** Goes straight to the larger model; the user has agreed to what is sent. */
  readonly large: boolean;
  /** Is handed the answer piece by piece where it comes so. */
  readonly receive: (text: string) => void;
}

export async function answerQuestion(
  service: LanguageService,
  { question, file, selection }: QuestionAsked,
  { large, receive }: AskOptions,
  signal: AbortSignal,
): Promise<AskAnswer> {
  const { ask } = service;
  const code = codeFor(question, file, selection);
  const context = {
    ...(file?.languageId === undefined ? {} : { languageId: file.languageId }),
    ...(code === undefined || !file ? {} : { code, path: file.path }),
  };
  if (large) return (await ask.byLarge(question, context, receive, signal)) ?? ask.unknown(question);
  const known = await answerAtOnce(service, question, file, signal);
  if (known) return known;
  return (await ask.byModel(question, context, receive, signal)) ?? ask.unknown(question);
}

/** Without a model's words. A fact is sought in the file before the world is asked; where yes or no is wanted, it is told where neither is sure. */
async function answerAtOnce(
  service: LanguageService,
  question: string,
  file: TextToClassify | undefined,
  signal: AbortSignal,
): Promise<AskAnswer | undefined> {
  const { ask } = service;
  if (!file) return ask.byHeart(question, undefined);
  const languageId = file.languageId ?? service.classification.guessLanguage(file.path, file.text).id;
  const fact = () =>
    languageId === undefined
      ? Promise.resolve(undefined)
      : ask.fromFile(question, { text: file.text, languageId });
  const byHeart = () => ask.byHeart(question, languageId, file.text);
  if (!ask.isYesNo(question)) return (await fact()) ?? byHeart();
  return (await byHeart()) ?? (await yesOrNo(service, question, file, signal)) ?? fact();
}

async function yesOrNo(
  service: LanguageService,
  question: string,
  file: TextToClassify,
  signal: AbortSignal,
): Promise<AskAnswer | undefined> {
  const { answer, tier, confidence, ms } = await askThoroughly(service, question, file, signal);
  if (answer === "unsure") return undefined;
  return { text: answer === "yes" ? "Yes." : "No.", source: "file", tier, confidence, nearest: [], ms };
}

/** What of a file a question is about: the selection, or all of it if the question says so. */
function codeFor(
  question: string,
  file: TextToClassify | undefined,
  selection: string | undefined,
): string | undefined {
  if (selection !== undefined && selection.trim() !== "") return selection;
  return file &&
    /\b(?:this|the|that|here)\b/i.test(question) &&
    /\b(?:file|code|function|class|module|script|method|here|this)\b/i.test(question)
    ? file.text
    : undefined;
}
