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
  const languageId =
    file && (file.languageId ?? service.classification.guessLanguage(file.path, file.text).id);
  const told =
    file && languageId !== undefined && (await ask.fromFile(question, { text: file.text, languageId }));
  if (told) return told;
  const known = await ask.byHeart(question, languageId, file?.text);
  if (known) return known;
  if (file && ask.isYesNo(question)) {
    const { answer, tier, confidence, ms } = await askThoroughly(service, question, file, signal);
    if (answer !== "unsure")
      return { text: answer === "yes" ? "Yes." : "No.", source: "file", tier, confidence, nearest: [], ms };
  }
  return (await ask.byModel(question, context, receive, signal)) ?? ask.unknown(question);
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
