/** What a file is: language, code or not, test, documentation, quality, patterns; and yes/no questions about it. */
import type { Judged, Ports, Tier, YesNoUnsure } from "../../contract/ports.ts";
import { guessLanguage, type LanguageGuess } from "../../language/files/languageByContent.ts";
import { languageById } from "../../language/files/languageTable.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { answerByReading, type ReadAnswer } from "./asking/answerByReading.ts";
import { answerFromTree } from "./asking/answerFromTree.ts";
import { answerPresence } from "./asking/answerPresence.ts";
import type { FileKind } from "./fileKind.ts";
import { modelLanguages, plainQuestion, type QuestionId, questions } from "./questions.ts";
import { type FileReading, type FileToClassify, readFile } from "./readFile.ts";
import { SampleBudget } from "./sampleBudget.ts";

/** What is said behind it is no part of a yes/no question, in characters. */
const longestQuestion = 1_000;
/** So much of a file is looked through for what a question asks about, in one turn of the event loop; in characters. */
const mostTaken = 80_000;
/** Shorter texts tell too little to ask about, in characters. */
const leastText = 40;

/** The record of one file, as `inkling classify` prints it. */
export interface Classification extends Judged {
  readonly path: string;
  /** LSP identifier; null when nothing decides. */
  readonly language: string | null;
  readonly isCode: boolean;
  readonly isTest: boolean;
  readonly isDocumentation: boolean;
  readonly kind: FileKind;
  readonly quality: "good" | "issues";
  readonly patterns: Readonly<Record<"async" | "errorHandling" | "todo" | "security", boolean>>;
  /** Sorted names of imported libraries. */
  readonly libraries: string[];
  readonly lines: number;
  /** Why the quality is `issues`, as short phrases; empty otherwise. */
  readonly reasons: readonly string[];
}

/** The answer to a yes/no question about a file. */
export interface Answer extends Judged {
  readonly answer: YesNoUnsure;
}

export interface ClassificationProvider {
  /** Classifies a file. Never rejects for what the file holds; rejects with the signal's reason when aborted. */
  classify(file: FileToClassify, signal: AbortSignal): Promise<Classification>;
  /** Answers a yes/no question in plain words; `unsure` when neither reading nor the model decides. */
  ask(question: string, file: FileToClassify, signal: AbortSignal): Promise<Answer>;
  /** Whether this is the LSP identifier of a language. */
  knowsLanguage(id: string): boolean;
  /** The language of a text by its name (empty for none) and what it holds; `id` is undefined when nothing decides. */
  guessLanguage(path: string, text: string): { readonly id: string | undefined; readonly confidence: number };
}

/** Below this the reading is a guess, and the model is asked where there is one. */
const certain = 0.75;

/** Creates the provider. */
export function createClassification(ports: Ports, syntax: Syntax): ClassificationProvider {
  const { clock, model } = ports;
  const budget = new SampleBudget();

  /** A yes/no question to the model; undefined when there is none or it fails. */
  async function askModel(
    question: string,
    task: string,
    choices: readonly string[],
    file: FileToClassify,
    languageId: string,
    signal: AbortSignal,
  ): Promise<{ choice: string; confidence: number } | undefined> {
    if (!model.can("classify") || (file.text ?? "").trim() === "") return undefined;
    try {
      const { document, isNew } = budget.sample(file.text ?? "");
      const request = {
        document,
        languageId,
        question,
        choices,
        task,
        capability: "classify",
        priority: "background",
      } as const;
      const answer = await model.choose(request, signal);
      if (isNew) budget.learn(document, answer.ms);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      ports.logger.debug(`The model did not answer "${question}": ${String(error)}`);
      return undefined;
    }
  }

  async function languageByModel(
    file: FileToClassify,
    signal: AbortSignal,
  ): Promise<LanguageGuess | undefined> {
    const said = await askModel(questions.language, "classify.language", modelLanguages, file, "", signal);
    const language = said && languageById(said.choice);
    return said && language && { language, confidence: said.confidence, by: "model" };
  }

  async function classify(file: FileToClassify, signal: AbortSignal): Promise<Classification> {
    signal.throwIfAborted();
    const start = clock.now();
    let tier: Tier = "heuristic";
    let facts = readFile(file);
    const { minConfidence } = ports.settings.of(file.uri ?? "");
    if (isForModel(facts.language) && looksLikeText(file.text)) {
      const guess = await languageByModel(file, signal);
      if (guess && guess.confidence > Math.max(minConfidence, facts.language.confidence)) {
        facts = readFile(file, guess);
        tier = "model";
      }
    }
    let isTest = facts.isTest;
    let confidence = Math.min(facts.kindConfidence, facts.language.confidence || facts.kindConfidence);
    if (facts.isCode && facts.kindConfidence < certain) {
      const id = facts.language.language?.id ?? "";
      const said = await askModel(questions.test, "classify.test", ["yes", "no"], file, id, signal);
      if (said && said.confidence >= minConfidence) {
        isTest = said.choice === "yes";
        confidence = Math.min(said.confidence, facts.language.confidence);
        tier = "model";
      }
    }
    return toRecord(file.path, facts, isTest, {
      tier,
      confidence: round(confidence),
      ms: round(clock.now() - start),
    });
  }

  async function ask(asking: string, file: FileToClassify, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const question = asking.slice(0, longestQuestion);
    const start = clock.now();
    const facts = readFile(file);
    const languageId = facts.language.language?.id ?? "";
    const read = await answerByTree(question, file, facts);
    signal.throwIfAborted();
    const { answer: known, confidence } = read;
    if (known !== "unsure")
      return { answer: known, confidence, tier: "heuristic", ms: round(clock.now() - start) };
    const asked = read.question ? questions[read.question] : plainQuestion(question);
    const task = `classify.${read.question ?? "other"}`;
    const said = await askModel(asked, task, ["yes", "no"], file, languageId, signal);
    const ms = round(clock.now() - start);
    if (!said) return { answer: "unsure", confidence: round(read.confidence), tier: "heuristic", ms };
    const sure = said.confidence >= ports.settings.of(file.uri ?? "").minConfidence;
    const answer: YesNoUnsure = !sure ? "unsure" : said.choice === "yes" ? "yes" : "no";
    return { answer, confidence: round(said.confidence), tier: "model", ms };
  }

  /** What reading a file answers; of a text that goes on nobody knows what it does not hold. */
  async function answerByTree(
    question: string,
    { text = "", findings }: FileToClassify,
    facts: FileReading,
  ): Promise<ReadAnswer> {
    const isCut = text.length > mostTaken;
    const evidence = { facts, inventory: undefined, findings: findings?.rules };
    const read = await syntax.withTree(facts.language.language?.id ?? "", text.slice(0, mostTaken), (tree) =>
      answerFromTree(question, tree, evidence, isCut),
    );
    return read ?? answerPresence(question, evidence) ?? answerByReading(question, facts);
  }

  return Object.freeze({
    classify,
    ask,
    knowsLanguage: (id: string) => languageById(id) !== undefined,
    guessLanguage(path: string, text: string) {
      const { language, confidence } = guessLanguage(path, text);
      return { id: language?.id, confidence };
    },
  });
}

/** A record of what was read: the batch's way, where no model is at hand. */
export function recordOf(file: FileToClassify, facts: FileReading, ms: number): Classification {
  const confidence = Math.min(facts.kindConfidence, facts.language.confidence || facts.kindConfidence);
  return toRecord(file.path, facts, facts.isTest, { tier: "heuristic", confidence: round(confidence), ms });
}

function toRecord(path: string, facts: FileReading, isTest: boolean, judged: Judged): Classification {
  const kind =
    isTest && facts.kind === "source" ? "test" : !isTest && facts.kind === "test" ? "source" : facts.kind;
  return {
    path,
    language: facts.language.language?.id ?? null,
    isCode: facts.isCode,
    isTest,
    isDocumentation: facts.isDocumentation,
    kind,
    quality: facts.quality,
    patterns: facts.patterns,
    libraries: [...facts.libraries],
    lines: facts.lines,
    reasons: facts.reasons,
    ...judged,
  };
}

/** The model knows few languages; it is asked where reading wavers between those, not where it sees another or none. */
function isForModel({ language, confidence }: LanguageGuess): boolean {
  return confidence < certain && modelLanguages.some((known) => known === language?.id);
}

function looksLikeText(text: string | undefined): boolean {
  return text !== undefined && text.trim().length >= leastText && !text.includes("\0");
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export type { FileReading, FileToClassify, QuestionId };
