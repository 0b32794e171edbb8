import type { TextDocument } from "vscode-languageserver-textdocument";
import type { AnsweredQuestion } from "../../contract/ports.ts";
import { modelLanguages, type QuestionId, questions } from "../../features/classification/questions.ts";
import { type FileReading, readFile } from "../../features/classification/readFile.ts";
import { sampleText } from "../../features/classification/sampleText.ts";

/** A question about one of the user's files, with the answer that analysis is certain of. */
export interface ClosedQuestion {
  readonly file: string;
  /** Key of the calibration, such as `classify.async`. */
  readonly task: string;
  readonly document: string;
  readonly languageId: string;
  readonly question: string;
  readonly examples?: readonly AnsweredQuestion[];
  readonly choices: readonly string[];
  /** Index of the right choice. */
  readonly right: number;
}

/** A file and what reading the part of it that the model sees tells. */
interface Sample {
  readonly file: string;
  readonly text: string;
  readonly languageId: string;
  readonly reading: FileReading;
}

/** Tokens of each file that the model reads: enough to answer, few enough for many files. */
const sampledTokens = 160;
const mostDocuments = 40;
/** What a file is by its name and content alike; less is not certain. */
const certainKind = 0.9;
const yesNo = ["yes", "no"] as const;

/**
 * Questions that the product asks of the model, about the user's files, where analysis knows the answer. The documents follow one
 * another, each with all its questions, so that a model reads it once.
 */
export function closedQuestions(documents: readonly TextDocument[]): readonly ClosedQuestion[] {
  const samples = spread(documents, mostDocuments).flatMap(sampleOf);
  return samples.flatMap((sample, at) => [
    ...patternQuestions(sample),
    ...kindQuestions(sample),
    ...libraryQuestions(sample, samples[(at + 1) % samples.length]),
    ...languageQuestion(sample),
  ]);
}

function sampleOf(document: TextDocument): readonly Sample[] {
  const { uri, languageId } = document;
  const whole = readFile({ path: pathOf(uri), text: document.getText(), uri, languageId });
  if (!whole.language.language || whole.kind === "generated") return [];
  const text = sampleText(document.getText(), sampledTokens);
  // What was cut away is not asked about.
  const reading = readFile({ path: pathOf(uri), text, uri, languageId });
  return text.trim() === "" ? [] : [{ file: uri, text, languageId, reading }];
}

function patternQuestions(sample: Sample): readonly ClosedQuestion[] {
  const { isCode, patterns } = sample.reading;
  if (!isCode) return [];
  return (["async", "errorHandling", "todo"] as const).map((id) => asked(sample, id, patterns[id]));
}

function kindQuestions(sample: Sample): readonly ClosedQuestion[] {
  const { isCode, isDocumentation, isTest, kindConfidence } = sample.reading;
  if (kindConfidence < certainKind) return [];
  // The model does not see the file's name; where the content alone says something else, no answer is right.
  const unnamed = readFile({ path: "", text: sample.text, languageId: sample.languageId });
  const about: [QuestionId, boolean, boolean][] = [
    ["code", isCode, unnamed.isCode],
    ["documentation", isDocumentation, unnamed.isDocumentation],
    ["test", isTest, unnamed.isTest],
  ];
  return about
    .filter(([, byName, byContent]) => byName === byContent)
    .map(([id, answer]) => asked(sample, id, answer));
}

/** A library that is imported, and one that only another file imports. */
function libraryQuestions(sample: Sample, other: Sample | undefined): readonly ClosedQuestion[] {
  const { isCode, libraries } = sample.reading;
  if (!isCode) return [];
  const absent = other?.reading.libraries.find(
    (name) => !libraries.includes(name) && !sample.text.includes(name),
  );
  const [present] = libraries;
  const about = [
    { name: present, answer: true },
    { name: absent, answer: false },
  ];
  return about.flatMap(({ name, answer }) =>
    name === undefined
      ? []
      : [{ ...asked(sample, "library", answer), question: questions.library.replace("{name}", name) }],
  );
}

function languageQuestion(sample: Sample): readonly ClosedQuestion[] {
  const known: readonly string[] = modelLanguages;
  const right = known.indexOf(sample.reading.language.language?.id ?? "");
  if (right < 0) return [];
  // The fence would tell.
  return [{ ...asked(sample, "language", true), languageId: "", choices: modelLanguages, right }];
}

function asked({ file, text, languageId }: Sample, id: QuestionId, answer: boolean): ClosedQuestion {
  return {
    file,
    task: `classify.${id}`,
    document: text,
    languageId,
    question: questions[id],
    choices: yesNo,
    right: answer ? 0 : 1,
  };
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.replace(/^[\w-]+:\/*/, ""));
}

/** So many of them at most, evenly from all. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)] as T);
}
