/**
 * What the server answers where reading wavers and the model decides: languages and tests by their text alone, and plain
 * questions that no table knows, through the service as it ships.
 */
import type { ClassificationProvider } from "../../../server/features/classification/classification.ts";
import { composeEval } from "../composeEval.ts";
import { type ConfidentAnswer, reliabilityTable } from "../reliabilityTable.ts";
import { parsedNodes } from "./oracles/javascript.ts";
import { pythonFiles, type SourceFile, sample } from "./sources.ts";

export interface LabelledText {
  readonly text: string;
  readonly language: string;
}

interface Answered extends ConfidentAnswer {
  readonly byModel: boolean;
  readonly isUnsure: boolean;
}

/** Questions in plain words whose answer the types of a tree's nodes tell. */
const plainQuestions: readonly (readonly [question: string, types: RegExp])[] = [
  ["Does it define a class?", /^Class(?:Declaration|Expression)$/],
  ["Does it contain a loop?", /^(?:For|While|DoWhile|ForIn|ForOf)Statement$/],
  ["Does it throw exceptions?", /^ThrowStatement$/],
];

/** Tests of Python's standard library, and as many of its sources; enough for a share, few enough for a minute. */
const testsPerKind = 60;

export async function serverPathSection(
  modelPath: string,
  texts: readonly LabelledText[],
  seed: number,
): Promise<string> {
  const composed = composeEval(modelPath);
  const { signal } = new AbortController();
  const { classification } = composed.service;
  try {
    await composed.model.start();
    const languages: Answered[] = [];
    for (const { text, language } of texts) {
      const said = await classification.classify({ path: "", text }, signal);
      languages.push(answered(said, said.language === language, said.language === null));
    }
    const tests: Answered[] = [];
    for (const { text, isTest } of testsAndSources(seed)) {
      const said = await classification.classify({ path: "", text, languageId: "python" }, signal);
      tests.push(answered(said, said.isTest === isTest, false));
    }
    const plain = await askPlainQuestions(classification, texts, signal);
    return [
      `### The server's answers with ${composed.model.status.name}`,
      [
        "| question | asked | answered by the model | unsure | right of those the model answered |",
        "|---|---:|---:|---:|---:|",
        row("language by content, held-out files and 20 lines of each", languages),
        row("test or not by content, Python's standard library", tests),
        row(`plain questions (${plainQuestions.map(([question]) => question).join(" ")})`, plain),
      ].join("\n"),
      "Reliability of what the model answered:",
      ...[
        ["language", languages],
        ["test or not", tests],
        ["plain questions", plain],
      ].flatMap(([title, answers]) => reliability(title as string, answers as readonly Answered[])),
    ].join("\n\n");
  } finally {
    await composed.dispose();
  }
}

/** Asks each plain question of every text whose parser knows the answer. */
async function askPlainQuestions(
  classification: ClassificationProvider,
  texts: readonly LabelledText[],
  signal: AbortSignal,
): Promise<readonly Answered[]> {
  const plain: Answered[] = [];
  for (const { text, language } of texts) {
    const nodes = parsedNodes(text, language);
    if (!nodes) continue;
    for (const [question, types] of plainQuestions) {
      const truth = nodes.some((type) => types.test(type)) ? "yes" : "no";
      const said = await classification.ask(question, { path: "", text, languageId: language }, signal);
      plain.push(answered(said, said.answer === truth, said.answer === "unsure"));
    }
  }
  return plain;
}

function answered(
  { tier, confidence }: { readonly tier: string; readonly confidence: number },
  right: boolean,
  isUnsure: boolean,
): Answered {
  return { confidence, right, byModel: tier === "model", isUnsure };
}

function row(title: string, answers: readonly Answered[]): string {
  const own = answers.filter(({ byModel, isUnsure }) => byModel && !isUnsure);
  const unsure = answers.filter(({ isUnsure }) => isUnsure).length;
  const right = own.filter((answer) => answer.right).length;
  const share = own.length === 0 ? "–" : `${((100 * right) / own.length).toFixed(1)} %`;
  return `| ${title} | ${answers.length} | ${own.length} | ${unsure} | ${share} |`;
}

function reliability(title: string, answers: readonly Answered[]): readonly string[] {
  const own = answers.filter(({ byModel, isUnsure }) => byModel && !isUnsure);
  return own.length === 0 ? [] : [`${title}:`, reliabilityTable(own)];
}

function testsAndSources(seed: number): readonly (SourceFile & { readonly isTest: boolean })[] {
  const files = pythonFiles();
  const tests = files.filter((file) => /[\\/]tests?[\\/]test_\w+\.py$/.test(file));
  const sources = files.filter((file) => !/[\\/](?:tests?|idle_test)[\\/]/.test(file));
  return [
    ...sample(tests, testsPerKind, seed).map((file) => ({ ...file, isTest: true })),
    ...sample(sources, testsPerKind, seed).map((file) => ({ ...file, isTest: false })),
  ];
}
